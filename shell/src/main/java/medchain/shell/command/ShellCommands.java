package medchain.shell.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import medchain.scenarios.language.Arguments.Value;
import medchain.scenarios.language.BadInput;
import medchain.scenarios.language.CommandLine;
import medchain.scenarios.language.Verbs;
import medchain.shell.render.Format;
import medchain.shell.render.View;

/** Commands of one word, which concern the shell itself. */
public final class ShellCommands {
    private final Lines lines;
    private final Runnable clear;
    private final String version;

    /**
     * @param clear empties the screen
     * @param version of this build, for people
     */
    public ShellCommands(Lines lines, Runnable clear, String version) {
        this.lines = lines;
        this.clear = clear;
        this.version = version;
    }

    public Map<String, Action> actions() {
        return Map.of(
                "help", ShellCommands::help,
                "history", ShellCommands::history,
                "output", ShellCommands::output,
                "script", this::script,
                "clear", this::clear,
                "version", this::version,
                "exit", ShellCommands::leave,
                "quit", ShellCommands::leave);
    }

    private static Answer help(Call call) {
        var words = call.arguments().all("command").stream().map(Value::text).toList();
        if (words.isEmpty()) {
            return Answer.of(HelpPages.overview());
        }
        var verb = Verbs.find(String.join(" ", words)).or(() -> Verbs.find(words.getFirst()));
        if (verb.isPresent()) {
            return Answer.of(HelpPages.ofVerb(verb.get()));
        }
        if (words.size() == 1 && !Verbs.ofNoun(words.getFirst()).isEmpty()) {
            return Answer.of(HelpPages.ofNoun(words.getFirst()));
        }
        // a word that nothing is called: the grammar knows how to say so
        CommandLine.parse(words, call.arguments().all("command").getFirst().place());
        return Answer.DONE;
    }

    private static Answer history(Call call) {
        var entries = call.session().lines();
        int last = call.arguments().number("last", 1, 1_000_000);
        var sheet = View.sheet("", "number", "line");
        for (int i = Math.max(0, entries.size() - last); i < entries.size(); i++) {
            sheet.row(i + 1, entries.get(i));
        }
        return Answer.of(sheet.done());
    }

    private static Answer output(Call call) {
        call.arguments()
                .optionalText("form")
                .map(word -> Format.valueOf(word.toUpperCase(Locale.ROOT)))
                .ifPresent(call.session()::format);
        return Answer.of(View.facts("").and("output", call.session().format().word()));
    }

    private Answer script(Call call) {
        var name = call.arguments().text("file");
        try (var text = Files.newBufferedReader(Path.of(name))) {
            var script = new Script(text, name);
            var keepGoing = call.arguments().has("keep-going");
            return Answer.ended(script.run(lines, call.session(), keepGoing));
        } catch (NoSuchFileException missing) {
            throw new BadInput(
                    BadInput.NO_INPUT,
                    Optional.of(call.arguments().one("file").place()),
                    "no such file \"" + name + "\"; expected a file of commands",
                    Optional.empty());
        } catch (IOException | java.nio.file.InvalidPathException unreadable) {
            throw new BadInput(
                    BadInput.NO_INPUT,
                    Optional.of(call.arguments().one("file").place()),
                    "cannot read \"" + name + "\" as UTF-8 text",
                    Optional.ofNullable(unreadable.getMessage()));
        }
    }

    private Answer clear(Call call) {
        clear.run();
        return Answer.DONE;
    }

    private Answer version(Call call) {
        return Answer.of(
                View.facts("")
                        .and("medchain", version)
                        .and("java", Runtime.version().toString())
                        .and("processors", Runtime.getRuntime().availableProcessors()));
    }

    private static Answer leave(Call call) {
        call.session().leave();
        return Answer.DONE;
    }

    static String words(List<Value> values) {
        return values.stream().map(Value::text).collect(Collectors.joining(" "));
    }
}
