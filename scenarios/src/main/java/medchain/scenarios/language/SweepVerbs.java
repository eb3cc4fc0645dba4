package medchain.scenarios.language;

import static medchain.scenarios.language.Parameter.option;
import static medchain.scenarios.language.Parameter.position;

import java.util.List;
import medchain.scenarios.language.Parameter.Completion;

/** {@code sweep}: a scenario run at every combination of its swept values. */
final class SweepVerbs {
    private static final Parameter WORKERS =
            option("workers", "runs at a time; else one a core of this machine");
    private static final Parameter FOLDER = position("folder", Completion.DIRECTORY, "of a sweep");

    static final List<Verb> ALL =
            List.of(
                    Verb.of(
                            "sweep run",
                            "Runs a scenario at every point of its sweep and leaves a folder",
                            "sweep run sweep-loss --workers 2",
                            position(
                                    "scenario",
                                    Completion.SCENARIO,
                                    "a YAML file, or a name of the library"),
                            option("engine", "where runs are done")
                                    .among("local")
                                    .otherwise("local"),
                            WORKERS,
                            option("replicates", "runs of each point, instead of the scenario's"),
                            option("seed", "instead of the scenario's"),
                            option("set", "overrides a key: path=value").repeatable()),
                    Verb.of(
                            "sweep resume",
                            "Goes on with a sweep that was stopped; what is finished is kept",
                            "sweep resume reports/out/sweep-loss-sweep-1a2b3c4d",
                            FOLDER,
                            WORKERS),
                    Verb.of(
                            "sweep status",
                            "Shows how far a sweep has come",
                            "sweep status reports/out/sweep-loss-sweep-1a2b3c4d",
                            FOLDER));

    private SweepVerbs() {}
}
