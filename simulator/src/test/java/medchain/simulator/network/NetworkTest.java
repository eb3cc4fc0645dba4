package medchain.simulator.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import medchain.simulator.identity.NodeId;
import medchain.simulator.kernel.Bug;
import medchain.simulator.kernel.SimTime;
import medchain.simulator.kernel.Streams;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class NetworkTest {
    private static final Duration DISTANCE = Duration.ofMillis(50);

    @Test
    void nodes_are_placed_region_by_region() {
        var network = network(Regions.simblock2019(), 0, 1);
        assertThat(network.nodes()).isEqualTo(6);
        assertThat(IntStream.range(0, 6).mapToObj(i -> network.region(new NodeId(i))))
                .containsExactly("EUROPE", "EUROPE", "EUROPE", "EUROPE", "JAPAN", "JAPAN");
        assertThat(network.peers(new NodeId(0))).hasSize(3);
    }

    @Test
    void a_message_takes_the_distance_between_its_regions_give_or_take_a_tenth() {
        var network = network(Regions.simblock2019(), 0, 1);
        double total = 0;
        for (int i = 0; i < 2_000; i++) {
            long nanos = delay(network, 0, 4, 0, i);
            assertThat(nanos).isBetween(252_000_000L * 9 / 10, 252_000_000L * 11 / 10);
            total += nanos;
        }
        assertThat(total / 2_000).isCloseTo(252e6, within(1e6));
        assertThat(delay(network, 0, 1, 0, 3_000)).isBetween(9_900_000L, 12_100_000L);
    }

    @Test
    void log_normal_delays_have_their_median_and_their_99th_percentile() {
        var model = new LatencyModel.LogNormal(Duration.ofMillis(80), Duration.ofMillis(400));
        var network = network(model, 0, 1);
        int draws = 20_000;
        int belowMedian = 0;
        int belowP99 = 0;
        for (int i = 0; i < draws; i++) {
            long nanos = delay(network, 0, 4, 0, i);
            belowMedian += nanos < 80_000_000 ? 1 : 0;
            belowP99 += nanos < 400_000_000 ? 1 : 0;
        }
        assertThat(belowMedian / (double) draws).isCloseTo(0.5, within(0.012));
        assertThat(belowP99 / (double) draws).isCloseTo(0.99, within(0.003));
    }

    @Test
    void a_large_message_takes_the_time_that_the_slower_line_needs() {
        // Europe sends 20.7 Mbit/s, Japan receives 22.8: the uplink decides
        var network = network(new LatencyModel.Constant(DISTANCE), 0, 1);
        long uplink = 1_000_000 * 8L * 1_000 / 20_700 * 1_000;
        assertThat((double) delay(network, 0, 4, 1_000_000, 0))
                .isCloseTo(DISTANCE.toNanos() + uplink, within(1e4));
    }

    @Test
    void messages_of_one_sender_wait_for_each_other() {
        var network = network(new LatencyModel.Constant(DISTANCE), 0, 1);
        var arrivals = new ArrayList<Long>();
        for (int to = 1; to <= 3; to++) {
            arrivals.add(delay(network, 0, to, 100_000, 0));
        }
        long each = 100_000 * 8L * 1_000_000 / 20_700;
        assertThat((double) arrivals.get(1) - arrivals.get(0)).isCloseTo(each, within(1e4));
        assertThat((double) arrivals.get(2) - arrivals.get(1)).isCloseTo(each, within(1e4));
    }

    @Test
    void messages_to_one_receiver_wait_for_each_other() {
        var network = network(new LatencyModel.Constant(DISTANCE), 0, 1);
        var first = new SimTime(delay(network, 1, 0, 1_000_000, 0));
        var second = new SimTime(delay(network, 2, 0, 1_000_000, 0));
        assertThat(second).as("two senders' lines are two").isEqualTo(first);
        assertThat(network.receive(new NodeId(0), 1_000_000, first)).isEqualTo(first);
        // Europe receives 40 Mbit/s: the second message's megabyte takes 200 ms more
        var received = network.receive(new NodeId(0), 1_000_000, second);
        assertThat((double) received.since(second).toNanos()).isCloseTo(200e6, within(1e6));
        var later = second.plus(Duration.ofSeconds(1));
        assertThat(network.receive(new NodeId(0), 1_000_000, later)).isEqualTo(later);
    }

    @Test
    void a_slower_line_takes_longer_than_the_sender_gives() {
        var shape = new TreeMap<>(Map.of("EUROPE", 1, "SOUTH_AMERICA", 1));
        var network =
                new Network(
                        new NetworkShape(shape, new LatencyModel.Constant(DISTANCE), 1, 0),
                        new Streams(1));
        // 20.7 Mbit/s up, 18 Mbit/s down: a megabyte takes 8e6 / 18e6 s
        assertThat((double) delay(network, 0, 1, 1_000_000, 0) - DISTANCE.toNanos())
                .isCloseTo(8e15 / 18e6, within(1e3));
    }

    @Test
    void lost_messages_are_as_many_as_asked_for_and_all_are_accounted_for() {
        var network = network(new LatencyModel.Constant(DISTANCE), 0.2, 1);
        network.disturbances().cut(1, List.of(new NodeId(0)), Disturbances.Way.BOTH);
        int sent = 20_000;
        int arrived = 0;
        for (int i = 0; i < sent; i++) {
            var fate = network.send(new NodeId(i % 5), new NodeId(5), 100, new SimTime(i));
            arrived += fate instanceof Fate.Arrives ? 1 : 0;
        }
        var traffic = network.traffic();
        long onTheWay = traffic.lost(Traffic.Loss.LOSS);
        assertThat(traffic.sent()).isEqualTo(sent);
        assertThat(traffic.sentBytes()).isEqualTo(sent * 100L);
        assertThat(traffic.inFlight()).isEqualTo(arrived);
        assertThat(traffic.lost()).containsEntry("partition", sent / 5L);
        assertThat(arrived + sent / 5L + onTheWay).isEqualTo(sent);
        assertThat(onTheWay / (sent * 0.8)).isCloseTo(0.2, within(0.01));
        network.setLoss(0);
        network.disturbances().end(1);
        assertThat(network.send(new NodeId(0), new NodeId(5), 1, new SimTime(sent)))
                .isInstanceOf(Fate.Arrives.class);
    }

    @Test
    void loss_takes_fast_and_slow_messages_alike_and_leaves_the_others_their_time() {
        var sound = network(Regions.simblock2019(), 0, 1);
        var lossy = network(Regions.simblock2019(), 0.3, 1);
        int arrived = 0;
        double total = 0;
        for (int i = 0; i < 20_000; i++) {
            var now = new SimTime(i);
            var asEver = sound.send(new NodeId(0), new NodeId(4), 0, now);
            var fate = lossy.send(new NodeId(0), new NodeId(4), 0, now);
            if (fate instanceof Fate.Arrives(var at)) {
                assertThat(fate).isEqualTo(asEver);
                arrived++;
                total += at.since(now).toNanos();
            }
        }
        assertThat(arrived / 20_000.0).isCloseTo(0.7, within(0.013));
        // four deviations of the mean: the delay is uniform over a fifth of 252 ms
        double deviation = 0.2 * 252e6 / Math.sqrt(12 * arrived);
        assertThat(total / arrived).isCloseTo(252e6, within(4 * deviation));
    }

    @Test
    void a_partition_separates_its_two_sides_only() {
        var network = network(new LatencyModel.Constant(DISTANCE), 0, 1);
        network.disturbances().cut(1, List.of(new NodeId(0), new NodeId(1)), Disturbances.Way.BOTH);
        assertThat(arrives(network, 0, 1)).isTrue();
        assertThat(arrives(network, 2, 3)).isTrue();
        assertThat(arrives(network, 0, 2)).isFalse();
        assertThat(arrives(network, 2, 0)).isFalse();
        network.disturbances().end(1);
        network.disturbances().cut(2, List.of(new NodeId(2)), Disturbances.Way.BOTH);
        assertThat(arrives(network, 0, 3)).isTrue();
        assertThat(arrives(network, 2, 3)).isFalse();
    }

    @Test
    void a_fault_elsewhere_changes_no_other_draw() {
        var calm = network(Regions.simblock2019(), 0.1, 7);
        var faulty = network(Regions.simblock2019(), 0.1, 7);
        faulty.disturbances().cut(1, List.of(new NodeId(5)), Disturbances.Way.BOTH);
        for (int i = 0; i < 1_000; i++) {
            var now = new SimTime(i * 1_000_000L);
            var expected = calm.send(new NodeId(0), new NodeId(4), 0, now, i);
            faulty.send(new NodeId(3), new NodeId(5), 0, now, i);
            assertThat(faulty.send(new NodeId(0), new NodeId(4), 0, now, i)).isEqualTo(expected);
        }
    }

    @Test
    void another_seed_is_another_network() {
        var one = network(Regions.simblock2019(), 0, 1);
        var same = network(Regions.simblock2019(), 0, 1);
        var other = network(Regions.simblock2019(), 0, 2);
        long delay = delay(one, 0, 4, 0, 5);
        assertThat(delay(same, 0, 4, 0, 5)).isEqualTo(delay);
        assertThat(delay(other, 0, 4, 0, 5)).isNotEqualTo(delay);
    }

    @Test
    void regions_without_a_row_are_named() {
        var regions = new TreeMap<>(Map.of("ATLANTIS", 2));
        var shape = new NetworkShape(regions, Regions.simblock2019(), 1, 0);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Network(shape, new Streams(1)))
                .withMessageContaining("ATLANTIS")
                .withMessageContaining("AUSTRALIA");
    }

    @Test
    void nobody_writes_to_himself_and_loss_has_its_range() {
        var network = network(new LatencyModel.Constant(DISTANCE), 0, 1);
        assertThatThrownBy(() -> arrives(network, 1, 1)).isInstanceOf(Bug.class);
        assertThatIllegalArgumentException().isThrownBy(() -> network.setLoss(1));
        assertThatIllegalArgumentException().isThrownBy(() -> network.setLoss(Double.NaN));
    }

    @Test
    void impossible_shapes_and_delays_are_refused() {
        var constant = new LatencyModel.Constant(DISTANCE);
        var somewhere = new TreeMap<>(Map.of("EUROPE", 4));
        var short1 = Duration.ofMillis(1);
        for (ThrowingCallable wish :
                List.<ThrowingCallable>of(
                        () -> new NetworkShape(somewhere, constant, 0, 0),
                        () -> new NetworkShape(somewhere, constant, 3, 1),
                        () -> new NetworkShape(new TreeMap<>(), constant, 3, 0),
                        () -> new NetworkShape(new TreeMap<>(Map.of("A", 0)), constant, 3, 0),
                        () -> new NetworkShape(new TreeMap<>(Map.of("A", -1)), constant, 3, 0),
                        () -> new LatencyModel.Constant(DISTANCE.negated()),
                        () -> new LatencyModel.LogNormal(DISTANCE, short1),
                        () -> new LatencyModel.LogNormal(Duration.ZERO, DISTANCE),
                        () -> new LatencyModel.Matrix("m", List.of("A"), List.of()),
                        () ->
                                new LatencyModel.Matrix(
                                        "m", List.of("A"), List.of(List.of(short1.negated()))))) {
            assertThatIllegalArgumentException().isThrownBy(wish).withMessageContaining("expected");
        }
    }

    @Test
    void the_matrix_is_symmetric_and_complete() {
        for (var matrix : List.of(Regions.simblock2019(), Regions.cloudLike())) {
            var oneWay = matrix.oneWay().get(Duration.ZERO);
            int size = matrix.regions().size();
            for (int i = 0; i < size; i++) {
                for (int j = 0; j < size; j++) {
                    assertThat(oneWay.get(i).get(j)).isEqualTo(oneWay.get(j).get(i)).isPositive();
                }
            }
        }
        assertThat(Regions.bandwidth("JAPAN").upBitsPerSecond()).isEqualTo(10_200_000);
        assertThat(Regions.bandwidth("elsewhere").upBitsPerSecond()).isEqualTo(100_000_000);
    }

    @Test
    void delays_change_at_their_moment_and_each_way_has_its_own() {
        var ms = List.of(Duration.ofMillis(1), Duration.ofMillis(40), Duration.ofMillis(90));
        var early = List.of(List.of(ms.get(0), ms.get(1)), List.of(ms.get(2), ms.get(0)));
        var late = List.of(List.of(ms.get(0), ms.get(2)), List.of(ms.get(1), ms.get(0)));
        var matrix =
                new LatencyModel.Matrix(
                        "matrix",
                        List.of("A", "B"),
                        new TreeMap<>(Map.of(Duration.ZERO, early, Duration.ofSeconds(60), late)));
        var regions = new TreeMap<>(Map.of("A", 1, "B", 1));
        var shape =
                new NetworkShape(
                        regions,
                        matrix,
                        new Jitter.Uniform(0),
                        new Topology.FullMesh(),
                        Optional.of(new Bandwidth(1_000_000_000, 1_000_000_000)),
                        0,
                        0);
        var network = new Network(shape, new Streams(1));
        assertThat(travel(network, 0, 1, 59_999)).isEqualTo(40);
        assertThat(travel(network, 1, 0, 59_999)).isEqualTo(90);
        assertThat(travel(network, 0, 1, 60_000)).isEqualTo(90);
        assertThat(travel(network, 1, 0, 60_000)).isEqualTo(40);
    }

    private static long travel(Network network, int from, int to, long atMillis) {
        return network.carry(from, to, 0, atMillis * 1_000_000, 0) / 1_000_000 - atMillis;
    }

    private static Network network(LatencyModel model, double loss, long seed) {
        var regions = new TreeMap<>(Map.of("EUROPE", 4, "JAPAN", 2));
        return new Network(new NetworkShape(regions, model, 3, loss), new Streams(seed));
    }

    private static long delay(Network network, int from, int to, int bytes, long item) {
        var fate = network.send(new NodeId(from), new NodeId(to), bytes, SimTime.ZERO, item);
        return switch (fate) {
            case Fate.Arrives(SimTime at) -> at.nanos();
            case Fate.Lost _ -> throw new AssertionError("lost");
        };
    }

    private static boolean arrives(Network network, int from, int to) {
        return network.send(new NodeId(from), new NodeId(to), 0, SimTime.ZERO)
                instanceof Fate.Arrives;
    }
}
