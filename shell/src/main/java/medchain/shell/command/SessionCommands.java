package medchain.shell.command;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import medchain.scenarios.language.BadInput;
import medchain.shell.render.View;
import medchain.shell.session.Passwords;
import medchain.shell.session.PrivateFile;
import medchain.shell.session.Saves;
import medchain.simulator.crypto.PassphraseBox;
import medchain.simulator.crypto.Secret;

/** {@code session}: a live session in a file, and back. */
public final class SessionCommands {
    private final Passwords prompt;

    /**
     * @param prompt for passphrases
     */
    public SessionCommands(Passwords prompt) {
        this.prompt = prompt;
    }

    public Map<String, Action> actions() {
        return Map.of("session save", this::save, "session restore", this::restore);
    }

    private Answer save(Call call) {
        var file = file(call);
        try (var passphrase = chosen(call)) {
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
        try (var passphrase = given(call).orElseGet(() -> prompt.ask("passphrase of " + file))) {
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

    private static Path file(Call call) {
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

    private static Optional<Secret> given(Call call) {
        return call.arguments().optionalText("passphrase-file").map(PrivateFile::firstLine);
    }

    /** A new passphrase, typed twice; one that is too weak is refused. */
    private Secret chosen(Call call) {
        var file = given(call);
        var passphrase =
                fit(file.orElseGet(() -> prompt.ask("new passphrase (12 characters or more)")));
        if (file.isEmpty()) {
            try (var again = prompt.ask("again")) {
                if (!passphrase.sameAs(again)) {
                    passphrase.close();
                    throw refused("the two passphrases differ");
                }
            }
        }
        return passphrase;
    }

    private static Secret fit(Secret passphrase) {
        PassphraseBox.policyFault(passphrase)
                .ifPresent(fault -> {
                    passphrase.close();
                    throw refused(fault);
                });
        return passphrase;
    }

    private static BadInput refused(String what) {
        return new BadInput(BadInput.BAD_DATA, Optional.empty(), what, Optional.empty());
    }
}
