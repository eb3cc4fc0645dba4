package medchain.scenarios.language;

import static medchain.scenarios.language.Parameter.option;

import java.util.List;

/** {@code swarm}: many random fault schedules. */
final class SwarmVerbs {
    static final List<Verb> ALL =
            List.of(
                    Verb.of(
                            "swarm",
                            "Walks random fault schedules and looks for two irreversible histories",
                            "swarm --seeds 10000",
                            option("seeds", "how many schedules").otherwise("1000"),
                            option("from", "the first seed").otherwise("1"),
                            option("preset", "whose rules; medchain-fast votes beside the chain")
                                    .among("medchain", "medchain-fast")
                                    .otherwise("medchain"),
                            option("delegates", "how many").otherwise("7"),
                            option("byzantine", "how many lie; else the most below a third"),
                            option("slots", "of each schedule").otherwise("150")));

    private SwarmVerbs() {}
}
