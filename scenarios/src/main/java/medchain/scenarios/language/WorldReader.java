package medchain.scenarios.language;

import medchain.scenarios.language.Experiment.WorldPart;
import medchain.simulator.crypto.CryptoMode;
import medchain.simulator.dpos.ConsensusParameters;
import medchain.simulator.dpos.Presets;

/** Reads the section {@code world}. */
final class WorldReader {
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
        var network = NetworkReader.read(world.section("network").orElseThrow(), nodes - full);
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

    static int number(Filled part, String key) {
        return Units.number(part.value(key), 0, Integer.MAX_VALUE);
    }
}
