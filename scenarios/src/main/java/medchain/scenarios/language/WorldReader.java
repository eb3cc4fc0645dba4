package medchain.scenarios.language;

import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import medchain.scenarios.language.Experiment.WorldPart;
import medchain.scenarios.language.Tree.Scalar;
import medchain.scenarios.language.Tree.Section;
import medchain.simulator.crypto.CryptoMode;
import medchain.simulator.dpos.ConsensusParameters;
import medchain.simulator.dpos.Presets;
import medchain.simulator.network.LatencyModel;
import medchain.simulator.network.NetworkShape;
import medchain.simulator.network.Regions;

/** Reads the section {@code world}. */
final class WorldReader {
    private static final LatencyModel.Matrix SIMBLOCK = Regions.simblock2019();

    private WorldReader() {}

    static WorldPart read(Filled world) {
        var consensus = consensus(rules(world), world.section("consensus").orElseThrow());
        int nodes = Units.number(world.value("nodes"), 1, WorldKeys.NODES_MAX);
        int full = Units.number(world.value("full_nodes"), 1, WorldKeys.FULL_NODES_MAX);
        if (full > nodes) {
            throw BadInput.data(
                    world.value("full_nodes").place(),
                    full + " full nodes of " + nodes + " nodes; expected no more");
        }
        var network = network(world.section("network").orElseThrow(), nodes - full);
        if (network.nodes() != nodes) {
            throw BadInput.data(
                    world.tree("network.regions").orElseThrow().place(),
                    "regions with "
                            + network.nodes()
                            + " nodes in all; expected "
                            + nodes
                            + " as world.nodes says");
        }
        if (consensus.seats() > full) {
            throw BadInput.data(
                    world.value("consensus.delegates").place(),
                    consensus.seats() + " delegates of " + full + " full nodes; expected no more");
        }
        return new WorldPart(
                consensus,
                network,
                ComputeReader.read(world.section("compute").orElseThrow()),
                world.text("entropy").equals("secure"),
                crypto(world),
                Units.whole(world.value("balance"), 0, Long.MAX_VALUE),
                Units.duration(world.value("consent_expires")));
    }

    private static CryptoMode crypto(Filled world) {
        boolean simulated = world.text("crypto").equals(CryptoMode.SIMULATED.word());
        if (simulated && world.text("entropy").equals("secure")) {
            throw BadInput.data(
                    world.value("crypto").place(),
                    "simulated cryptography with secure entropy; expected one of the two");
        }
        return simulated ? CryptoMode.SIMULATED : CryptoMode.REAL;
    }

    private static ConsensusParameters rules(Filled world) {
        return Presets.named(world.text("preset")).orElseThrow();
    }

    private static ConsensusParameters consensus(ConsensusParameters rules, Filled part) {
        try {
            var resized =
                    Presets.named(
                                    rules.preset(),
                                    number(part, "delegates"),
                                    Units.duration(part.value("slot")))
                            .orElseThrow();
            return new ConsensusParameters(
                    rules.preset(),
                    number(part, "delegates"),
                    Units.duration(part.value("slot")),
                    number(part, "rounds_per_epoch"),
                    number(part, "snapshot_delay"),
                    number(part, "max_churn"),
                    Units.duration(part.value("wait_for_parent")),
                    Units.duration(part.value("max_clock_drift")),
                    number(part, "block_transactions"),
                    Math.toIntExact(Math.min(1 << 30, Units.size(part.value("block_size")))),
                    number(part, "reward"),
                    number(part, "unstake_epochs"),
                    resized.policies());
        } catch (IllegalArgumentException refused) {
            throw BadInput.data(part.place(), String.valueOf(refused.getMessage()));
        }
    }

    private static int number(Filled part, String key) {
        return Units.number(part.value(key), 0, Integer.MAX_VALUE);
    }

    private static NetworkShape network(Filled part, int relays) {
        var regions = regions((Section) part.tree("regions").orElseThrow());
        var loss = part.value("loss");
        if (Units.share(loss) >= 1) {
            throw BadInput.data(loss.place(), "\"" + loss.text() + "\"; expected below 100%");
        }
        int nodes = regions.values().stream().mapToInt(Integer::intValue).sum();
        // fewer nodes than world.nodes says is told by the caller
        int fitting = Math.min(relays, Math.max(0, nodes - 1));
        return new NetworkShape(
                regions, latency(part), number(part, "degree"), Units.share(loss), fitting);
    }

    private static SortedMap<String, Integer> regions(Section section) {
        var regions = new TreeMap<String, Integer>();
        for (var entry : section.entries()) {
            if (!entry.key().matches("[A-Z][A-Z0-9_]{0,31}")) {
                throw BadInput.data(
                        entry.place(),
                        "region \"" + entry.key() + "\"; expected capitals such as EUROPE",
                        Suggest.hint(entry.key().toUpperCase(Locale.ROOT), SIMBLOCK.regions()));
            }
            regions.put(
                    entry.key(),
                    Units.number(((Scalar) entry.value()).value(), 0, WorldKeys.NODES_MAX));
        }
        return regions;
    }

    private static LatencyModel latency(Filled part) {
        var constant = part.optional("latency.constant");
        var exponential = part.optional("latency.exponential");
        var drawn = part.section("latency.lognormal");
        var written =
                Stream.of(constant.isPresent(), exponential.isPresent(), drawn.isPresent())
                        .filter(present -> present)
                        .count();
        if (written > 1) {
            throw BadInput.data(
                    part.tree("latency").orElseThrow().place(),
                    "more than one latency; expected one of constant, exponential, lognormal");
        }
        if (exponential.isPresent()) {
            return new LatencyModel.Exponential(Units.duration(exponential.get()));
        }
        if (constant.isPresent()) {
            return new LatencyModel.Constant(Units.duration(constant.get()));
        }
        if (drawn.isPresent()) {
            var p99 = drawn.get().value("p99");
            var median = Units.duration(drawn.get().value("median"));
            if (Units.duration(p99).compareTo(median) < 0) {
                throw BadInput.data(
                        p99.place(), "\"" + p99.text() + "\"; expected at least the median");
            }
            return new LatencyModel.LogNormal(median, Units.duration(p99));
        }
        return measured(part);
    }

    private static LatencyModel measured(Filled part) {
        if (part.section("latency").isPresent()) {
            throw BadInput.data(
                    part.tree("latency").orElseThrow().place(),
                    "an empty section; expected constant, exponential or lognormal");
        }
        for (var entry : ((Section) part.tree("regions").orElseThrow()).entries()) {
            if (!SIMBLOCK.regions().contains(entry.key())) {
                throw BadInput.data(
                        entry.place(),
                        "unknown region \""
                                + entry.key()
                                + "\"; expected one of "
                                + String.join(", ", SIMBLOCK.regions()),
                        Suggest.hint(entry.key(), SIMBLOCK.regions()));
            }
        }
        return SIMBLOCK;
    }
}
