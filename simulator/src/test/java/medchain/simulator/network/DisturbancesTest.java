package medchain.simulator.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;
import medchain.simulator.identity.NodeId;
import medchain.simulator.kernel.SimTime;
import medchain.simulator.kernel.Streams;
import medchain.simulator.network.Disturbances.Way;
import org.junit.jupiter.api.Test;

class DisturbancesTest {
    private static final int NODES = 6;
    private static final Duration DISTANCE = Duration.ofMillis(100);
    private static final List<NodeId> ALL =
            IntStream.range(0, NODES).mapToObj(NodeId::new).toList();

    private static Network network() {
        var regions = new TreeMap<String, Integer>();
        regions.put("EUROPE", NODES);
        var shape =
                new NetworkShape(
                        regions,
                        new LatencyModel.LogNormal(DISTANCE, Duration.ofSeconds(1)),
                        3,
                        0.05);
        return new Network(shape, new Streams(3));
    }

    /** The fates of messages over every link, one a second. */
    private static List<Fate> fates(Network network, int rounds) {
        var fates = new ArrayList<Fate>();
        for (int i = 0; i < rounds; i++) {
            for (int from = 0; from < NODES; from++) {
                int to = (from + 1 + i % (NODES - 1)) % NODES;
                var now = SimTime.ofSeconds(i);
                fates.add(network.send(new NodeId(from), new NodeId(to), 0, now, i));
            }
        }
        return fates;
    }

    private static boolean arrives(Network network, int from, int to) {
        return network.send(new NodeId(from), new NodeId(to), 0, SimTime.ZERO)
                instanceof Fate.Arrives;
    }

    private static Network lossless() {
        var regions = new TreeMap<String, Integer>();
        regions.put("EUROPE", NODES);
        var shape = new NetworkShape(regions, new LatencyModel.Constant(DISTANCE), 3, 0);
        return new Network(shape, new Streams(3));
    }

    @Test
    void a_one_way_cut_takes_one_way() {
        var network = lossless();
        network.disturbances().cut(1, List.of(new NodeId(0)), Way.IN);
        assertThat(arrives(network, 1, 0)).isFalse();
        assertThat(arrives(network, 0, 1)).isTrue();
        network.disturbances().cut(2, List.of(new NodeId(2)), Way.OUT);
        assertThat(arrives(network, 2, 3)).isFalse();
        assertThat(arrives(network, 3, 2)).isTrue();
        assertThat(network.disturbances().end(1)).isTrue();
        assertThat(network.disturbances().end(1)).isFalse();
        assertThat(arrives(network, 1, 0)).isTrue();
        assertThat(arrives(network, 2, 3)).isFalse(); // the other cut goes on
    }

    @Test
    void a_clogged_link_takes_so_many_times_as_long_in_its_direction() {
        var network = lossless();
        network.disturbances().clog(1, List.of(new NodeId(0)), List.of(new NodeId(1)), 7);
        var there = network.send(new NodeId(0), new NodeId(1), 0, SimTime.ZERO);
        var back = network.send(new NodeId(1), new NodeId(0), 0, SimTime.ZERO);
        assertThat(there).isEqualTo(new Fate.Arrives(new SimTime(7 * DISTANCE.toNanos())));
        assertThat(back).isEqualTo(new Fate.Arrives(new SimTime(DISTANCE.toNanos())));
    }

    @Test
    void a_share_of_messages_comes_twice_and_every_copy_is_counted() {
        var network = lossless();
        network.disturbances().duplicate(1, 0.2);
        int sent = 10_000;
        int twice = 0;
        for (int i = 0; i < sent; i++) {
            var now = new SimTime(i * 1_000_000L);
            var from = new NodeId(i % NODES);
            var to = new NodeId((i + 1) % NODES);
            var at = ((Fate.Arrives) network.send(from, to, 10, now, i)).at();
            network.arrives(to);
            if (network.copy(from, to, at, now, i).isPresent()) {
                twice++;
                network.arrives(to);
            }
        }
        assertThat(twice / (double) sent).isCloseTo(0.2, within(0.02));
        var traffic = network.traffic();
        assertThat(traffic.copied()).isEqualTo(twice);
        assertThat(traffic.sent() + traffic.copied()).isEqualTo(traffic.delivered());
        assertThat(traffic.inFlight()).isZero();
    }

    @Test
    void a_share_of_messages_is_late_by_so_much_on_average() {
        var calm = fates(network(), 20_000);
        var late = network();
        late.disturbances().reorder(1, 0.3, 500_000_000L);
        var delayed = fates(late, 20_000);
        double sum = 0;
        int arrived = 0;
        int changed = 0;
        for (int i = 0; i < calm.size(); i++) {
            if (calm.get(i) instanceof Fate.Arrives(var before)) {
                var after = ((Fate.Arrives) delayed.get(i)).at();
                arrived++;
                changed += after.equals(before) ? 0 : 1;
                sum += after.nanos() - before.nanos();
            }
        }
        assertThat(changed / (double) arrived).isCloseTo(0.3, within(0.01));
        assertThat(sum / changed / 1e6).isCloseTo(500, within(15.0));
    }

    /** Common random numbers: what a fault does not touch is as it would have been without it. */
    @Test
    void no_disturbance_changes_a_draw_of_another() {
        var calm = fates(network(), 2_000);
        var disturbed = network();
        disturbed.disturbances().clog(1, List.of(new NodeId(0)), ALL, 2);
        disturbed.disturbances().cut(2, List.of(new NodeId(1)), Way.BOTH);
        disturbed.disturbances().duplicate(3, 0.5);
        var fates = fates(disturbed, 2_000);
        var alone = network();
        alone.disturbances().reorder(9, 0.3, 500_000_000L);
        var lateAlone = fates(alone, 2_000);
        disturbed = network();
        disturbed.disturbances().clog(1, List.of(new NodeId(0)), ALL, 2);
        disturbed.disturbances().reorder(2, 0.3, 500_000_000L);
        var lateWithClog = fates(disturbed, 2_000);
        int compared = 0;
        for (int i = 0; i < calm.size(); i++) {
            int from = i % NODES;
            int to = (from + 1 + i / NODES % (NODES - 1)) % NODES;
            if (from != 0 && from != 1 && to != 1) {
                assertThat(fates.get(i)).isEqualTo(calm.get(i));
                assertThat(lateWithClog.get(i)).isEqualTo(lateAlone.get(i));
                compared++;
            }
        }
        assertThat(compared).isGreaterThan(5_000);
    }
}
