package medchain.shell.command;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import medchain.scenarios.language.BadInput;
import medchain.shell.render.View;
import medchain.shell.session.Passphrases;
import medchain.shell.session.Passwords;
import medchain.shell.session.Saves;

/** {@code session}: a live session in a file, and back. */
public final class SessionCommands {
    private final Passphrases passphrases;

    /**
     * @param prompt for passphrases
     */
    public SessionCommands(Passwords prompt) {
        this.passphrases = new Passphrases(prompt);
    }

    public Map<String, Action> actions() {
        return Map.of("session save", this::save, "session restore", this::restore);
    }

    private Answer save(Call call) {
        var file = file(call);
        try (var passphrase = passphrases.chosen(passphraseFile(call))) {
            var stand = saves(call).save(file, passphrase);
            return Answer.of(
                    View.facts("")
                            .and("saved", file.toString())
                            .and("lines", stand.lines())
                            .and("time", Times.brief(stand.world().now()))
                            .and("trace hash", stand.world().traceHash().hex()));
        }
    }

    private Answer restore(Call call) {
        var file = file(call);
        int unsaved = call.session().unsaved();
        if (unsaved > 0 && !call.arguments().has("force")) {
            throw new BadInput(
                    BadInput.BAD_DATA,
                    Optional.of(call.line().place()),
                    "this session has " + unsaved + " lines that are in no file",
                    Optional.of("session save FILE first, or add --force to give them up"));
        }
        try (var passphrase = passphrases.given(passphraseFile(call), "passphrase of " + file)) {
            var stand = saves(call).restore(file, passphrase);
            var user = call.session().user().map(Object::toString).orElse("nobody");
            return Answer.of(
                    View.facts("")
                            .and("restored", file.toString())
                            .and("lines", stand.lines())
                            .and("time", Times.brief(stand.world().now()))
                            .and("user", user)
                            .and("trace hash", stand.world().traceHash().hex()));
        }
    }

    private static Saves saves(Call call) {
        return new Saves(call.session(), call.desk().edge().version());
    }

    static Path file(Call call) {
        var name = call.arguments().one("file");
        try {
            return Path.of(name.text());
        } catch (InvalidPathException wrong) {
            throw new BadInput(
                    BadInput.CANNOT_CREATE,
                    Optional.of(name.place()),
                    "\"" + name.text() + "\" is not a file name",
                    Optional.empty());
        }
    }

    private static Optional<String> passphraseFile(Call call) {
        return call.arguments().optionalText("passphrase-file");
    }
}
