package medchain.simulator.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import medchain.simulator.compute.Compute;
import medchain.simulator.compute.CostProfile;
import medchain.simulator.journal.Happening;
import medchain.simulator.journal.TxStage;
import medchain.simulator.kernel.Parallel;
import medchain.simulator.kernel.Progress;
import org.junit.jupiter.api.Test;

/**
 * Work takes the nodes' time: what they make and check comes later, and too much of it too late.
 */
class ComputingTest {
    private static World world(Compute compute) {
        var usual = SmallWorld.spec(7, 0);
        var spec =
                new WorldSpec(
                        usual.seed(),
                        usual.secureEntropy(),
                        usual.crypto(),
                        usual.consensus(),
                        usual.network(),
                        compute,
                        usual.population(),
                        usual.initialBalance(),
                        usual.consentTimeToLive(),
                        usual.patients());
        return new World(spec, Parallel.SERIAL, Progress.NONE);
    }

    private static CostProfile costing(Duration sign, Duration verify) {
        return new CostProfile("test", sign.toNanos(), verify.toNanos(), 0, 0, 0, 0, 0);
    }

    /** Seconds until half of the nodes had the blocks of a minute, on average. */
    private static double halfWay(World world) {
        world.apply(new Directive.RunFor(Duration.ofMinutes(1)));
        return world.facts().stream()
                .map(f -> f.what())
                .filter(Happening.BlockSpread.class::isInstance)
                .map(Happening.BlockSpread.class::cast)
                .mapToLong(Happening.BlockSpread::halfNanos)
                .average()
                .orElseThrow();
    }

    @Test
    void blocks_come_later_by_what_signing_and_checking_take() {
        double free = halfWay(world(Compute.FREE));
        var costs = costing(Duration.ofMillis(30), Duration.ofMillis(10));
        double paid = halfWay(world(new Compute(costs, 1)));
        // signed once, and checked by at least one node before half of them have it
        assertThat((paid - free) / 1e6).isBetween(40.0, 90.0);
    }

    @Test
    void the_work_is_counted_for_each_node() {
        var costs = costing(Duration.ofMillis(2), Duration.ofMillis(1));
        var world = world(new Compute(costs, 2));
        world.apply(new Directive.RunFor(Duration.ofMinutes(1)));
        for (var node : world.view().nodes()) {
            long blocks = world.view().headHeight();
            long expected = 2 * node.blocksForged() + (blocks - node.blocksForged());
            assertThat(node.busy().toMillis())
                    .as("%s forged %d of %d", node.node(), node.blocksForged(), blocks)
                    .isBetween(expected - 2, expected + 2);
        }
    }

    @Test
    void nodes_that_cannot_check_a_block_within_a_slot_fall_behind() {
        assertThat(irreversibleAfterTwoMinutes(Duration.ofSeconds(3))).isZero();
        assertThat(irreversibleAfterTwoMinutes(Duration.ofMillis(300))).isGreaterThan(30);
    }

    private static long irreversibleAfterTwoMinutes(Duration verify) {
        var world = world(new Compute(costing(Duration.ZERO, verify), 1));
        world.apply(new Directive.RunFor(Duration.ofMinutes(2)));
        return world.view().irreversibleHeight();
    }

    @Test
    void a_record_is_irreversible_although_everything_takes_time() {
        var world = world(new Compute(CostProfile.INTEL_XEON, 1));
        var tx = SmallWorld.submitted(world.apply(SmallWorld.add("12.50")));
        world.apply(new Directive.RunFor(Duration.ofSeconds(1)));
        world.apply(new Directive.Approve(SmallWorld.ALICE, tx));
        world.apply(new Directive.RunFor(Duration.ofMinutes(2)));
        assertThat(world.stage(tx)).hasValue(TxStage.IRREVERSIBLE);
    }
}
