package medchain.scenarios.language;

import static medchain.scenarios.language.Parameter.flag;
import static medchain.scenarios.language.Parameter.option;
import static medchain.scenarios.language.Parameter.position;
import static medchain.scenarios.language.Parameter.rest;

import java.util.List;
import medchain.scenarios.language.Parameter.Completion;

/** Commands of one word, which concern the shell itself. */
final class ShellVerbs {
    static final List<Verb> ALL =
            List.of(
                    Verb.of(
                            "help",
                            "Explains a command, a noun, or lists all",
                            "help record add",
                            rest("command", Completion.COMMAND, "which").optional()),
                    Verb.of(
                            "demo",
                            "Runs the scenario hospital-day, narrated",
                            "demo",
                            flag("guided", "waits for a key between steps"),
                            option("seed", "instead of the scenario's")),
                    Verb.of(
                            "watch",
                            "Lets time pass and shows the chain grow",
                            "watch 60s",
                            position("duration", Completion.NONE, "how long").otherwise("60s")),
                    Verb.of(
                            "history",
                            "Lists this session's directives",
                            "history",
                            option("last", "how many").otherwise("50")),
                    Verb.of(
                            "output",
                            "Sets how results are printed from now on",
                            "output json",
                            position("form", Completion.NONE, "text, json or csv")
                                    .among("text", "json", "csv")
                                    .optional()),
                    Verb.of(
                            "script",
                            "Does the lines of a file; a failing line stops it",
                            "script my-lines.txt",
                            position("file", Completion.FILE, "one command a line"),
                            flag("keep-going", "goes on after a failing line")),
                    Verb.of("clear", "Clears the screen", "clear"),
                    Verb.of("version", "Says version and Java", "version"),
                    Verb.of("exit", "Leaves the shell", "exit"),
                    Verb.of("quit", "Leaves the shell", "quit"));

    private ShellVerbs() {}
}
