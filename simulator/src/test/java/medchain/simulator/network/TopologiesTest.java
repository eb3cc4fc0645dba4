package medchain.simulator.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import medchain.simulator.identity.NodeId;
import medchain.simulator.kernel.Streams;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who gossips with whom, for each kind of overlay. */
class TopologiesTest {
    private static Overlay make(Topology topology, int nodes, long seed) {
        return Overlays.make(topology, nodes, new Streams(seed).stream("network.overlay"));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void everyOverlayIsConnectedAndHoldsEachLinkFromBothEnds(long seed) {
        for (int nodes : List.of(1, 2, 3, 4, 7, 40, 301)) {
            for (var topology :
                    List.of(
                            new Topology.RandomRegular(4),
                            new Topology.RandomDegrees(3, 12),
                            new Topology.SmallWorld(2, 0.5),
                            new Topology.SmallWorld(6, 0),
                            new Topology.SmallWorld(6, 0.2),
                            new Topology.SmallWorld(6, 1),
                            new Topology.FullMesh(),
                            new Topology.Star())) {
                var overlay = make(topology, nodes, seed);
                var what = topology + " of " + nodes + " nodes, seed " + seed;
                assertThat(overlay.nodes()).as(what).isEqualTo(nodes);
                for (int i = 0; i < nodes; i++) {
                    var node = new NodeId(i);
                    var peers = overlay.peers(node);
                    assertThat(peers).as(what).doesNotContain(node).doesNotHaveDuplicates();
                    assertThat(peers).as(what).allMatch(peer -> overlay.peers(peer).contains(node));
                }
                assertThat(reached(overlay)).as(what).isEqualTo(nodes);
            }
        }
    }

    @Test
    void aSmallWorldThatIsNotRewiredIsARingAndKeepsItsLinksWhenItIs() {
        var ring = make(new Topology.SmallWorld(4, 0), 10, 1);
        assertThat(ring.peers(new NodeId(0)))
                .containsExactly(new NodeId(1), new NodeId(2), new NodeId(8), new NodeId(9));
        var rewired = make(new Topology.SmallWorld(4, 0.3), 1000, 1);
        assertThat(degrees(rewired).sum()).isEqualTo(4 * 1000);
        // 600 of 2,000 links on average; five standard deviations are 102
        long far =
                IntStream.range(0, 1000)
                        .mapToLong(i ->
                                rewired.peers(new NodeId(i)).stream()
                                        .filter(p -> p.index() > i && isFar(i, p.index(), 1000))
                                        .count())
                        .sum();
        assertThat(far).isBetween(490L, 710L);
    }

    @Test
    void degreesAreSpreadOverTheirRange() {
        var overlay = make(new Topology.RandomDegrees(4, 20), 4000, 7);
        var counts = degrees(overlay).summaryStatistics();
        assertThat(counts.getMin()).isBetween(2, 4);
        assertThat(counts.getMax()).isEqualTo(20);
        // the mean of 4 to 20 is 12; four standard errors are 0.31
        assertThat(counts.getAverage()).isBetween(11.69, 12.31);
        for (int degree = 5; degree <= 20; degree++) {
            int exactly = degree;
            long of = degrees(overlay).filter(d -> d == exactly).count();
            // 4,000 / 17 = 235; five standard deviations are 75
            assertThat(of).as("nodes with " + degree).isBetween(160L, 310L);
        }
    }

    @Test
    void aStarHasOneHubAndAMeshEveryLink() {
        assertThat(degrees(make(new Topology.Star(), 9, 1)).toArray())
                .containsExactly(8, 1, 1, 1, 1, 1, 1, 1, 1);
        assertThat(degrees(make(new Topology.FullMesh(), 9, 1)).toArray()).containsOnly(8);
        assertThatThrownBy(() -> make(new Topology.FullMesh(), 3001, 1))
                .hasMessageContaining("expected at most 3000");
    }

    @Test
    void linksAreTakenAsTheyStandAndMustReachEverybody() {
        var path = List.of(new Topology.Link(0, 1), new Topology.Link(2, 1));
        var overlay = make(new Topology.Links(path), 3, 1);
        assertThat(overlay.peers(new NodeId(1))).containsExactly(new NodeId(0), new NodeId(2));
        assertThatThrownBy(() -> make(new Topology.Links(path), 4, 1))
                .hasMessageContaining("no links lead from node-1 to node-4");
        assertThatThrownBy(() -> make(new Topology.Links(path), 2, 1))
                .hasMessageContaining("node-3; expected node-1 to node-2");
    }

    private static boolean isFar(int one, int other, int nodes) {
        int apart = Math.abs(one - other);
        return Math.min(apart, nodes - apart) > 2;
    }

    private static IntStream degrees(Overlay overlay) {
        return IntStream.range(0, overlay.nodes()).map(overlay::degree);
    }

    private static int reached(Overlay overlay) {
        var seen = new boolean[overlay.nodes()];
        var waiting = new int[overlay.nodes()];
        seen[0] = true;
        int count = 1;
        for (int next = 0; next < count; next++) {
            for (var peer : overlay.peers(new NodeId(waiting[next]))) {
                if (!seen[peer.index()]) {
                    seen[peer.index()] = true;
                    waiting[count++] = peer.index();
                }
            }
        }
        return count;
    }
}
