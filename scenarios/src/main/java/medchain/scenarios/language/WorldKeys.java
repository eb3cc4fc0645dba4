package medchain.scenarios.language;

import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import medchain.scenarios.language.Key.Kind;
import medchain.scenarios.language.Key.Known;
import medchain.scenarios.language.Tree.Scalar;
import medchain.scenarios.language.Tree.Section;
import medchain.simulator.compute.Compute;
import medchain.simulator.compute.CostProfile;
import medchain.simulator.dpos.ConsensusParameters;
import medchain.simulator.dpos.Presets;

/** The keys of the section {@code world}; many defaults are the preset's. */
final class WorldKeys {
    static final int NODES_MAX = 1_000_000;
    static final int FULL_NODES_MAX = 1000;

    private static final Kind TIME = new Kind.Time(false);
    private static final Kind MOMENT = new Kind.Time(true);
    private static final Kind ALWAYS = new Kind.Section(true);

    private static final List<Key> BEFORE_NETWORK =
            List.of(
                    Key.of("world", ALWAYS, "Nodes, consensus and network"),
                    Key.of(
                                    "world.preset",
                                    new Kind.Choice(Presets.names()),
                                    "Consensus rules: ours, or as a real network has them")
                            .otherwise("medchain"),
                    Key.of("world.nodes", new Kind.Whole(1, NODES_MAX), "How many nodes")
                            .otherwise(WorldKeys::nodes),
                    Key.of(
                                    "world.full_nodes",
                                    new Kind.Whole(1, FULL_NODES_MAX),
                                    "How many of them keep the chain and serve users; the others"
                                            + " are relays, which pass on what is sound")
                            .otherwise(k -> "" + Math.min(FULL_NODES_MAX, whole(k, "world.nodes"))),
                    Key.of("world.consensus", ALWAYS, "Policy parameters of the preset"),
                    Key.of(
                                    "world.consensus.delegates",
                                    new Kind.Whole(1, 1000),
                                    "How many nodes forge in turn")
                            .otherwise(WorldKeys::delegates),
                    Key.of("world.consensus.slot", TIME, "Time in which one delegate may forge")
                            .otherwise(k -> Quantities.text(usual(k).slot())),
                    Key.of(
                                    "world.consensus.rounds_per_epoch",
                                    new Kind.Whole(1, 100_000),
                                    "Rounds between two elections")
                            .otherwise(preset(p -> "" + p.roundsPerEpoch())),
                    Key.of(
                                    "world.consensus.snapshot_delay",
                                    new Kind.Whole(1, 100),
                                    "Epochs between the votes and the delegates that they elect")
                            .otherwise(preset(p -> "" + p.snapshotDelay())),
                    Key.of(
                                    "world.consensus.max_churn",
                                    new Kind.Whole(1, 1000),
                                    "Delegates that one election may replace, at most")
                            .otherwise(preset(p -> "" + p.maxChurn())),
                    Key.of(
                                    "world.consensus.wait_for_parent",
                                    MOMENT,
                                    "How long a delegate waits for the block before its own")
                            .otherwise(preset(p -> Quantities.text(p.waitForParent()))),
                    Key.of(
                                    "world.consensus.max_clock_drift",
                                    MOMENT,
                                    "How far in the future a block may seem")
                            .otherwise(preset(p -> Quantities.text(p.maxClockDrift()))),
                    Key.of(
                                    "world.consensus.block_transactions",
                                    new Kind.Whole(1, 1_000_000),
                                    "Transactions in a block, at most")
                            .otherwise(preset(p -> "" + p.blockTransactions())),
                    Key.of(
                                    "world.consensus.block_size",
                                    new Kind.Size(),
                                    "Size of a block, at most")
                            .otherwise(preset(p -> Quantities.size(p.blockBytes()))),
                    Key.of(
                                    "world.consensus.reward",
                                    new Kind.Whole(0, 1_000_000_000),
                                    "Tokens minted for a block")
                            .otherwise(preset(p -> "" + p.reward())),
                    Key.of(
                                    "world.consensus.unstake_epochs",
                                    new Kind.Whole(0, 1_000_000),
                                    "Epochs until unstaked tokens are free")
                            .otherwise(preset(p -> "" + p.unstakeEpochs())),
                    Key.of("world.network", ALWAYS, "Where nodes are, how messages fare"));

    private static final List<Key> AFTER_NETWORK =
            List.of(
                    Key.of("world.compute", ALWAYS, "What nodes compute with"),
                    Key.of(
                                    "world.compute.cores",
                                    new Kind.Whole(1, Compute.MOST_CORES),
                                    "Of each node")
                            .otherwise("1"),
                    Key.of(
                                    "world.compute.profile",
                                    new Kind.Either(new Kind.Choice(CostProfile.names())),
                                    "What work takes: of a processor, as \"bench crypto\" measured"
                                            + " yours, or nothing but encrypted queries")
                            .otherwise("none"),
                    cost("name", "Of the processor", new Kind.Name()),
                    cost("sign", "One RSASSA-PSS signature with 2048 bits", MOMENT),
                    cost("verify", "The check of one", MOMENT),
                    cost("hash", "SHA-256 over 1,024 bytes", MOMENT),
                    cost("execute", "One transaction, its signatures aside", MOMENT),
                    cost("product", "Modulo the square of a Paillier key of 2048 bits", MOMENT),
                    cost("share", "Of the decryption of one ciphertext", MOMENT),
                    cost("proof", "That shares are right", MOMENT),
                    Key.of(
                                    "world.crypto",
                                    new Kind.Choice(List.of("real", "simulated")),
                                    "Signatures: made and checked, or keyed digests of their"
                                            + " length, much faster")
                            .otherwise("real"),
                    Key.of(
                                    "world.entropy",
                                    new Kind.Choice(List.of("seed", "secure")),
                                    "Where keys and salts come from; secure runs do not repeat")
                            .otherwise("seed"),
                    Key.of(
                                    "world.balance",
                                    new Kind.Whole(0, 1_000_000_000_000L),
                                    "Tokens of each account at the beginning")
                            .otherwise("1000"),
                    Key.of(
                                    "world.consent_expires",
                                    TIME,
                                    "How long a request waits for its patient")
                            .otherwise("5m"));

    static final List<Key> ALL =
            Stream.of(BEFORE_NETWORK, NetworkKeys.ALL, AFTER_NETWORK)
                    .flatMap(List::stream)
                    .toList();

    private WorldKeys() {}

    private static Key cost(String name, String doc, Kind kind) {
        return Key.of("world.compute.profile." + name, kind, doc).needed();
    }

    static int whole(Known known, String path) {
        return Units.number(known.value(path), 0, Integer.MAX_VALUE);
    }

    private static Function<Known, String> preset(Function<ConsensusParameters, String> part) {
        return known -> {
            int delegates = whole(known, "world.consensus.delegates");
            Duration slot = Units.duration(known.value("world.consensus.slot"));
            var name = known.value("world.preset").text();
            return part.apply(Presets.named(name, delegates, slot).orElseThrow());
        };
    }

    private static ConsensusParameters usual(Known known) {
        return Presets.named(known.value("world.preset").text()).orElseThrow();
    }

    private static String delegates(Known known) {
        var usual = usual(known);
        int standby = usual.policies().standby();
        return ""
                + Math.max(
                        1, Math.min(usual.delegates(), whole(known, "world.full_nodes") - standby));
    }

    /** Enough for the preset's delegates, or for those that are written. */
    private static String usualNodes(Known known) {
        var usual = usual(known);
        if (known.written("world.consensus.delegates").isPresent()) {
            int seats = whole(known, "world.consensus.delegates") + usual.policies().standby();
            return "" + (usual.preset().equals("medchain") ? Math.max(15, seats) : seats);
        }
        return "" + (usual.preset().equals("medchain") ? 15 : usual.seats());
    }

    /** As many as the regions say, where they are written. */
    private static String nodes(Known known) {
        return known.written("world.network.regions")
                .map(Section.class::cast)
                .map(regions ->
                        ""
                                + regions.entries().stream()
                                        .mapToInt(e ->
                                                Units.number(
                                                        ((Scalar) e.value()).value(), 0, NODES_MAX))
                                        .sum())
                .orElseGet(() -> usualNodes(known));
    }
}
