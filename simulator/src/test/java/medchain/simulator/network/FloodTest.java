package medchain.simulator.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * How fast gossip floods the overlay, against closed forms.
 *
 * <p>First passage with exponential delays of mean m: on the complete graph k informed nodes inform
 * the next at rate k(n - k)/m (Janson, "One, two and three times log n / n for paths in a complete
 * graph with random weights", 1999); on random r-regular graphs (Bhamidi, van der Hofstad and
 * Hooghiemstra, "First passage percolation on random graphs with finite mean degrees", 2010; Amini,
 * Draief and Lelarge, "Flooding in weighted sparse random graphs", 2013).
 */
class FloodTest {
    /** So long that what a line of 100 Mbit/s needs for a header does not show. */
    private static final Duration MEAN = Duration.ofSeconds(1_000);

    /** Floods an overlay, one item after the other, and takes the times, in units of the mean. */
    private static final class Flood extends Pushed {
        private final int nodes;
        private long begun;
        private double sum;
        private double last;
        private int reached;
        private int source;

        Flood(int nodes, int degree, long seed) {
            super(nodes, degree, exponential(MEAN), seed);
            this.nodes = nodes;
        }

        @Override
        public void received(int node, int from, int item) {
            if (node == source) {
                return;
            }
            last = (double) (agenda.nowNanos() - begun) / MEAN.toNanos();
            sum += last;
            reached++;
            push(node, item, from);
        }

        /** {mean, last} */
        double[] times(int source, long tag) {
            this.source = source;
            begun = agenda.nowNanos();
            sum = 0;
            reached = 0;
            int item = gossip.add(0, tag, 0);
            push(source, item, source);
            runTo(Long.MAX_VALUE);
            assertThat(reached).as("a flood reaches everybody").isEqualTo(nodes - 1);
            return new double[] {sum / (nodes - 1), last};
        }
    }

    /** Offers on what it receives: announce, ask, body. */
    private static final class Offering extends Pushed {
        Offering(int nodes, int degree, LatencyModel latency, long seed) {
            super(nodes, degree, latency, seed);
        }

        @Override
        public void received(int node, int from, int item) {
            gossip.offer(node, item);
        }
    }

    private record Estimate(double mean, double standardError) {
        static Estimate of(double[] values) {
            double mean = Arrays.stream(values).average().orElseThrow();
            double squares = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
            return new Estimate(mean, Math.sqrt(squares / (values.length - 1.0) / values.length));
        }
    }

    /** {mean, last} over floods of as many overlays, each from its own source. */
    private static Estimate[] floods(int nodes, int degree, int overlays, int each) {
        var means = new double[overlays * each];
        var lasts = new double[overlays * each];
        for (int i = 0; i < overlays * each; i += each) {
            var flood = new Flood(nodes, degree, 1_000 * nodes + i);
            for (int j = 0; j < each; j++) {
                var times = flood.times((i + j) * 7919 % nodes, 10L * (i + j));
                means[i + j] = times[0];
                lasts[i + j] = times[1];
            }
        }
        return new Estimate[] {Estimate.of(means), Estimate.of(lasts)};
    }

    private static double harmonic(int n) {
        double sum = 0;
        for (int k = n; k > 0; k--) {
            sum += 1.0 / k;
        }
        return sum;
    }

    @ParameterizedTest
    @ValueSource(ints = {21, 101})
    void a_full_mesh_floods_as_the_harmonic_numbers_say(int n) {
        var found = floods(n, n - 1, 1, 1_000);
        double toOne = harmonic(n - 1) / (n - 1);
        double toAll = 2 * harmonic(n - 1) / n;
        // 99.9 % intervals, each below a twentieth of what it is about
        assertThat(3.29 * found[0].standardError()).isLessThan(toOne / 20);
        assertThat(3.29 * found[1].standardError()).isLessThan(toAll / 20);
        assertThat(found[0].mean()).isCloseTo(toOne, within(3.29 * found[0].standardError()));
        assertThat(found[1].mean()).isCloseTo(toAll, within(3.29 * found[1].standardError()));
    }

    @Test
    void a_regular_overlay_floods_in_time_logarithmic_in_its_size() {
        int r = 8;
        var small = floods(500, r, 20, 20);
        var large = floods(16_000, r, 10, 20);
        double grown = Math.log(16_000 / 500.0);
        double[] expected = {1.0 / (r - 2), 1.0 / (r - 2) + 1.0 / r};
        for (int i = 0; i < expected.length; i++) {
            double slope = (large[i].mean() - small[i].mean()) / grown;
            double error = Math.hypot(large[i].standardError(), small[i].standardError()) / grown;
            assertThat(3.29 * error).as("narrow enough").isLessThan(expected[i] / 8);
            assertThat(slope).isCloseTo(expected[i], within(3.29 * error));
        }
    }

    @Test
    void with_equal_delays_an_item_is_everywhere_after_three_messages_a_hop() {
        var delay = Duration.ofMillis(100);
        var offering = new Offering(300, 3, new LatencyModel.Constant(delay), 5);
        var gossip = offering.gossip;
        int item = gossip.add(0, 1, 0);
        gossip.offer(0, item);
        offering.runTo(Long.MAX_VALUE);
        long hops = eccentricity(offering.network.overlay(), 0);
        assertThat(hops).isBetween(6L, 12L);
        assertThat(gossip.reach(item).nodes()).isEqualTo(300);
        // announce, ask, body; headers on the line take some microseconds
        assertThat((double) gossip.reach(item).lastNanos())
                .isCloseTo(hops * 3 * delay.toNanos(), within(1e6));
    }

    private static long eccentricity(Overlay overlay, int source) {
        var distance = new int[overlay.nodes()];
        Arrays.fill(distance, -1);
        distance[source] = 0;
        var queue = new int[overlay.nodes()];
        queue[0] = source;
        int filled = 1;
        for (int next = 0; next < filled; next++) {
            int node = queue[next];
            for (int i = overlay.start(node); i < overlay.end(node); i++) {
                int peer = overlay.neighbour(i);
                if (distance[peer] < 0) {
                    distance[peer] = distance[node] + 1;
                    queue[filled++] = peer;
                }
            }
        }
        return distance[queue[filled - 1]];
    }
}
