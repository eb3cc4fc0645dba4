package medchain.scenarios.language;

import static medchain.scenarios.language.Parameter.option;
import static medchain.scenarios.language.Parameter.position;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import medchain.scenarios.language.Arguments.Value;
import medchain.scenarios.language.Parameter.Completion;
import medchain.simulator.dpos.Presets;
import medchain.simulator.world.Directive;

/** {@code world}: making a world and letting its time pass. */
final class WorldVerbs {
    static final List<Verb> ALL =
            List.of(
                    Verb.of(
                            "world new",
                            "Makes a new world: nodes, delegates, an empty chain",
                            "world new --nodes 15 --delegates 7 --seed 42",
                            option("preset", "rules of consensus")
                                    .among(Presets.names().toArray(String[]::new))
                                    .otherwise("medchain"),
                            option("nodes", "how many nodes; else as the preset needs, 15"),
                            option("delegates", "how many of them forge; else as the preset, 7"),
                            option("slot", "time of one delegate; else as the preset, 2s"),
                            option("topology", "who gossips with whom")
                                    .among("random-regular", "full-mesh", "star"),
                            option("latency", "one-way delays between regions")
                                    .among("simblock-2019", "cloud-like"),
                            option("loss", "share of messages lost").otherwise("0%"),
                            option("seed", "of every random stream").otherwise("42"),
                            option("entropy", "where keys and salts come from")
                                    .among("seed", "secure")
                                    .otherwise("seed"),
                            option("crypto", "signatures, or keyed digests in their place")
                                    .among("real", "simulated")
                                    .otherwise("real")),
                    Verb.of("world status", "Shows clock, heights and queues", "world status"),
                    Verb.of(
                                    "world run",
                                    "Lets time pass: for a while, or until something is true",
                                    "world run 60s",
                                    position("duration", Completion.NONE, "how long: 60s, 5m")
                                            .optional(),
                                    option(
                                            "until",
                                            "\"height >= 100\", \"irreversible_height >= 50\","
                                                    + " \"epoch >= 3\", settled, \"included TX\" or"
                                                    + " \"irreversible TX\""),
                                    option("at-most", "gives up after this long").otherwise("1h"))
                            .does(WorldVerbs::run),
                    Verb.of(
                            "world pace",
                            "Sets how time passes: by itself until what is asked is on the chain,"
                                    + " or only when told",
                            "world pace 10x",
                            position("pace", Completion.NONE, "manual, real time, 10x, or max")
                                    .among("manual", "real", "10x", "max")
                                    .optional()),
                    Verb.of(
                                    "world step",
                                    "Handles the next events one by one",
                                    "world step 10",
                                    position("events", Completion.NONE, "how many").otherwise("1"))
                            .does(a -> new Directive.Step(a.number("events", 1, 1_000_000))));

    private WorldVerbs() {}

    private static Directive run(Arguments a) {
        var until = a.value("until");
        if (until.isPresent() == a.has("duration")) {
            throw BadInput.usage(
                    a.at(),
                    "expected either a duration or --until CONDITION",
                    Optional.of("for example: world run 60s"));
        }
        if (until.isEmpty()) {
            return new Directive.RunFor(a.duration("duration"));
        }
        return runUntil(until.get(), a.duration("at-most"), a);
    }

    private static Directive runUntil(Value condition, Duration atMost, Arguments a) {
        return new Directive.RunUntil(Conditions.parse(condition, a.world()), atMost);
    }
}
