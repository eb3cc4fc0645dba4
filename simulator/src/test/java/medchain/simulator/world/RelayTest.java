package medchain.simulator.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.TreeMap;
import medchain.simulator.check.Checked;
import medchain.simulator.check.Invariants;
import medchain.simulator.compute.Compute;
import medchain.simulator.crypto.CryptoMode;
import medchain.simulator.dpos.ConsensusParameters;
import medchain.simulator.identity.NodeId;
import medchain.simulator.kernel.Parallel;
import medchain.simulator.kernel.Progress;
import medchain.simulator.network.NetworkShape;
import medchain.simulator.network.Regions;
import medchain.simulator.node.Conduct;
import medchain.simulator.world.WorldView.NodeStatus;
import org.junit.jupiter.api.Test;

/**
 * Three hundred nodes, of which four keep the chain; whoever talks to whom talks through relays.
 */
class RelayTest {
    private static final int NODES = 300;
    private static final NodeId DELEGATE = new NodeId(2);
    private static final NodeId RELAY = new NodeId(200);

    private static World world(long seed, double loss) {
        var regions = new TreeMap<String, Integer>();
        regions.put("EUROPE", NODES / 2);
        regions.put("JAPAN", NODES / 2);
        return new World(
                new WorldSpec(
                        seed,
                        false,
                        CryptoMode.REAL,
                        ConsensusParameters.medchain(4, Duration.ofSeconds(2)),
                        new NetworkShape(regions, Regions.simblock2019(), 6, loss, NODES - 4),
                        Compute.FREE,
                        SmallWorld.PEOPLE,
                        1000,
                        Duration.ofMinutes(2),
                        Optional.empty()),
                Parallel.SERIAL,
                Progress.NONE);
    }

    @Test
    void a_record_travels_over_relays_and_every_relay_has_its_block() {
        var world = world(1, 0);
        var tx = SmallWorld.submitted(world.apply(SmallWorld.add("12.50")));
        run(world, 3);
        world.apply(new Directive.Approve(SmallWorld.ALICE, tx));
        SmallWorld.irreversible(world, tx);
        run(world, 2);
        assertRelaysFollow(world, 1);
        assertPromises(world);
    }

    @Test
    void lost_messages_are_asked_for_again_until_every_relay_has_every_block() {
        var world = world(2, 0.05);
        run(world, 60);
        assertThat(world.view().headHeight()).isGreaterThan(20);
        // each loss costs a second and a half of patience: let the last ones be made good
        world.apply(new Directive.Inflict(new Fault.Loss(0), Optional.empty()));
        run(world, 10);
        assertRelaysFollow(world, 1);
        assertPromises(world);
    }

    @Test
    void a_relay_that_was_down_fetches_what_it_missed() {
        var world = world(3, 0);
        run(world, 10);
        world.apply(new Directive.Crash(RELAY));
        long height = status(world, RELAY).headHeight();
        run(world, 30);
        assertThat(status(world, RELAY).headHeight()).isEqualTo(height);
        assertThat(status(world, RELAY).state()).isEqualTo("down");
        world.apply(new Directive.Restart(RELAY, false));
        run(world, 10);
        assertRelaysFollow(world, 1);
        assertPromises(world);
        assertThat(world.view().traffic().lost().get("receiver_down")).isPositive();
    }

    @Test
    void a_delegate_without_its_disk_synchronises_from_relays_alone() {
        var world = world(4, 0);
        run(world, 10);
        world.apply(new Directive.Crash(DELEGATE));
        run(world, 60);
        world.apply(new Directive.Restart(DELEGATE, false));
        run(world, 30);
        var delegate = status(world, DELEGATE);
        assertThat(delegate.state()).isEqualTo("up");
        assertThat(world.view().headHeight() - delegate.headHeight()).isLessThanOrEqualTo(1);
        assertPromises(world);
    }

    @Test
    void relays_pass_no_invalid_block_on() {
        var world = world(5, 0);
        run(world, 5);
        world.apply(
                new Directive.Misbehave(
                        DELEGATE, "invalid-block", new Conduct.Invalid(Conduct.Wrong.STATE_ROOT)));
        run(world, 30);
        // its six relays have each bad block and keep it to themselves: no full node ever saw one
        assertThat(world.facts())
                .noneMatch(f ->
                        f.what() instanceof medchain.simulator.journal.Happening.BlockRejected);
        assertRelaysFollow(world, 1);
        assertPromises(world);
    }

    @Test
    void the_same_seed_is_the_same_run() {
        var one = world(6, 0.02);
        var other = world(6, 0.02);
        run(one, 20);
        run(other, 20);
        assertThat(one.traceHash()).isEqualTo(other.traceHash());
        assertThat(one.events()).isEqualTo(other.events()).isGreaterThan(10_000);
    }

    private static void run(World world, int seconds) {
        world.apply(new Directive.RunFor(Duration.ofSeconds(seconds)));
    }

    private static NodeStatus status(World world, NodeId node) {
        return world.view().nodes().get(node.index());
    }

    private static void assertRelaysFollow(World world, int atMostBehind) {
        long head = world.view().headHeight();
        assertThat(world.view().nodes())
                .hasSize(NODES)
                .filteredOn(NodeStatus::relay)
                .hasSize(NODES - 4)
                .allSatisfy(
                        n -> assertThat(head - n.headHeight()).isBetween(0L, (long) atMostBehind));
    }

    private static void assertPromises(World world) {
        assertThat(Invariants.check(world))
                .filteredOn(c -> c.broken().isPresent())
                .extracting(Checked::name)
                .as("seed %d", world.spec().seed())
                .isEmpty();
    }
}
