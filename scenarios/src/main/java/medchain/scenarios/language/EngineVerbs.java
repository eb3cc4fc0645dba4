package medchain.scenarios.language;

import static medchain.scenarios.language.Parameter.position;

import java.util.List;
import medchain.scenarios.language.Parameter.Completion;

/** {@code engine}: what sweeps, and bulk arithmetic on ciphertexts, are done by. */
final class EngineVerbs {
    static final List<Verb> ALL =
            List.of(
                    Verb.of("engine list", "Shows what sweeps can be done by", "engine list"),
                    Verb.of(
                            "engine use",
                            "Encrypts and scores datasets by partitions on an engine, from here on",
                            "engine use local[*]",
                            position(
                                    "engine",
                                    Completion.NONE,
                                    "as for sweeps: local, local[N], spark://…"),
                            SweepVerbs.WORKERS,
                            SweepVerbs.SETTINGS),
                    Verb.of(
                            "engine install",
                            "Fetches an engine from Maven Central, by Maven",
                            "engine install spark",
                            position("engine", Completion.NONE, "which").among("spark")));

    private EngineVerbs() {}
}
