package medchain.simulator.world;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import medchain.simulator.compute.Compute;
import medchain.simulator.crypto.CryptoMode;
import medchain.simulator.dpos.ConsensusParameters;
import medchain.simulator.dpos.Presets;
import medchain.simulator.identity.AccountId;
import medchain.simulator.identity.Role;
import medchain.simulator.journal.Happening;
import medchain.simulator.kernel.Parallel;
import medchain.simulator.kernel.Progress;
import medchain.simulator.network.LatencyModel;
import medchain.simulator.network.NetworkShape;

/** Seven delegates, everybody the peer of everybody, 50 ms apart, with simulated signatures. */
final class QuickWorld {
    static final int NODES = 7;
    static final Duration SLOT = Duration.ofSeconds(2);
    static final AccountId BOB = new AccountId("bob");
    private static final KeyStrength QUICK = new KeyStrength(CryptoMode.SIMULATED, 2048, 4);

    private QuickWorld() {}

    static World of(String preset) {
        var people = new ArrayList<Enrolment>();
        people.add(Enrolment.simulated(5, BOB, Role.PATIENT, QUICK));
        for (int i = 1; i <= NODES; i++) {
            people.add(Enrolment.simulated(5, new AccountId("node-" + i), Role.NODE, QUICK));
        }
        var regions = new TreeMap<String, Integer>();
        regions.put("EUROPE", NODES);
        ConsensusParameters rules = Presets.named(preset, NODES, SLOT).orElseThrow();
        var spec =
                new WorldSpec(
                        5,
                        false,
                        CryptoMode.SIMULATED,
                        rules,
                        new NetworkShape(
                                regions,
                                new LatencyModel.Constant(Duration.ofMillis(50)),
                                NODES - 1,
                                0),
                        Compute.FREE,
                        people,
                        1000,
                        Duration.ofMinutes(2),
                        Optional.empty());
        return new World(spec, Parallel.SERIAL, Progress.NONE);
    }

    static void slots(World world, int count) {
        world.apply(new Directive.RunFor(SLOT.multipliedBy(count)));
    }

    static <T extends Happening> List<T> facts(World world, Class<T> type) {
        return world.facts().stream()
                .map(f -> f.what())
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }
}
