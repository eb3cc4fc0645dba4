package medchain.scenarios.language;

import static medchain.scenarios.language.Parameter.option;
import static medchain.scenarios.language.Parameter.position;

import java.util.List;
import medchain.scenarios.language.Parameter.Completion;

/** {@code scenario}, {@code report}: the scripts and the results. */
final class FileVerbs {
    private static final Parameter SCENARIO =
            position("scenario", Completion.SCENARIO, "a YAML file, or a name of the library");

    static final List<Verb> ALL =
            List.of(
                    Verb.of("scenario list", "Lists the library's scenarios", "scenario list"),
                    Verb.of(
                            "scenario show",
                            "Shows a scenario's text",
                            "scenario show hospital-day",
                            SCENARIO),
                    Verb.of(
                            "scenario check",
                            "Reads a scenario without running it",
                            "scenario check my-scenario.yaml",
                            SCENARIO,
                            set()),
                    Verb.of(
                            "scenario run",
                            "Runs a scenario and leaves a folder of results",
                            "scenario run hospital-day --seed 7 --set world.nodes=21",
                            SCENARIO,
                            option("seed", "instead of the scenario's"),
                            SweepVerbs.BULK,
                            set()),
                    Verb.of(
                            "scenario new",
                            "Writes a scenario to begin with, every key explained",
                            "scenario new my-scenario.yaml",
                            position("file", Completion.FILE, "where to")),
                    Verb.of(
                            "scenario record",
                            "Writes this session as a scenario that replays it",
                            "scenario record my-session.yaml",
                            position("file", Completion.FILE, "where to")),
                    Verb.of(
                            "report make",
                            "Makes tables, charts and the HTML page",
                            "report make",
                            position("folder", Completion.DIRECTORY, "of a run; else this session")
                                    .optional()),
                    Verb.of("report list", "Lists result folders", "report list"),
                    Verb.of(
                            "report compare",
                            "Sets the numbers of two runs beside each other, as table and page",
                            "report compare reports/out/one reports/out/other",
                            position("one", Completion.DIRECTORY, "folder of a run"),
                            position("other", Completion.DIRECTORY, "folder of another run")),
                    Verb.of(
                            "report open",
                            "Says where a report is, and opens it in a browser if there is one",
                            "report open reports/out/hospital-day-seed42-1a2b3c4d",
                            position("folder", Completion.DIRECTORY, "of a run; else the newest")
                                    .optional()));

    private FileVerbs() {}

    private static Parameter set() {
        return option("set", "overrides a key: path=value").repeatable();
    }
}
