package medchain.scenarios.language;

import static medchain.scenarios.language.Parameter.option;
import static medchain.scenarios.language.Parameter.position;

import java.util.List;
import medchain.scenarios.language.Parameter.Completion;

/** {@code sweep}: a scenario run at every combination of its swept values. */
final class SweepVerbs {
    static final Parameter WORKERS = option("workers", "runs at a time; else one a core");
    static final Parameter ENGINE =
            option("engine", "local, or by Spark: local[*], local[N], spark://…, k8s://…, yarn")
                    .otherwise("local");
    static final Parameter SETTINGS =
            option("engine-settings", Completion.FILE, "properties for Spark");
    static final Parameter BULK =
            option("engine", "encrypts and scores datasets by partitions: local, local[N] …");
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
                            ENGINE,
                            WORKERS,
                            SETTINGS,
                            option("replicates", "runs of each point, instead of the scenario's"),
                            option("seed", "instead of the scenario's"),
                            option("set", "overrides a key: path=value").repeatable()),
                    Verb.of(
                            "sweep resume",
                            "Goes on with a sweep that was stopped; what is finished is kept",
                            "sweep resume reports/out/sweep-loss-sweep-1a2b3c4d",
                            FOLDER,
                            ENGINE,
                            WORKERS,
                            SETTINGS),
                    Verb.of(
                            "sweep status",
                            "Shows how far a sweep has come",
                            "sweep status reports/out/sweep-loss-sweep-1a2b3c4d",
                            FOLDER));

    private SweepVerbs() {}
}
