package medchain.simulator.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayDeque;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import medchain.simulator.identity.NodeId;
import medchain.simulator.kernel.Streams;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OverlayTest {
    @ParameterizedTest
    @CsvSource({
        "1,1,0",
        "2,1,1",
        "2,8,1",
        "3,1,2",
        "4,3,3",
        "5,4,4",
        "15,8,8",
        "16,5,5",
        "40,2,2",
        "100,3,3",
        "101,8,8",
        "1000,8,8"
    })
    void every_node_has_its_degree_and_reaches_all(int nodes, int degree, int expected) {
        for (int seed = 0; seed < 10; seed++) {
            var peers = overlay(nodes, degree, seed);
            assertThat(peers).hasSize(nodes).allSatisfy(p -> assertThat(p).hasSize(expected));
            checkSimpleAndConnected(peers);
        }
    }

    @Test
    void when_nodes_and_degree_are_odd_one_node_has_one_neighbour_less() {
        var peers = overlay(15, 5, 1);
        checkSimpleAndConnected(peers);
        assertThat(peers.stream().mapToInt(List::size).sum()).isEqualTo(15 * 5 - 1);
        assertThat(peers.stream().mapToInt(List::size).min()).hasValue(4);
    }

    @ParameterizedTest
    @CsvSource({"2,1", "15,8", "40,2", "101,8"})
    void each_link_has_a_place_at_both_of_its_ends(int nodes, int degree) {
        var overlay = RandomRegular.make(nodes, degree, new Streams(1).stream("overlay"));
        for (int node = 0; node < nodes; node++) {
            for (int place = overlay.start(node); place < overlay.end(node); place++) {
                int peer = overlay.neighbour(place);
                int mirror = overlay.mirror(place);
                assertThat(mirror).isBetween(overlay.start(peer), overlay.end(peer) - 1);
                assertThat(overlay.neighbour(mirror)).isEqualTo(node);
                assertThat(overlay.place(node, peer)).isEqualTo(place);
            }
        }
        assertThat(overlay.end(nodes - 1)).isEqualTo(overlay.places());
    }

    @Test
    void the_seed_decides_and_nothing_else() {
        assertThat(overlay(50, 8, 1)).isEqualTo(overlay(50, 8, 1)).isNotEqualTo(overlay(50, 8, 2));
    }

    @Test
    void every_pair_is_linked_about_equally_often() {
        int nodes = 12;
        int degree = 4;
        int graphs = 4_000;
        var linked = new int[nodes][nodes];
        for (int seed = 0; seed < graphs; seed++) {
            var peers = overlay(nodes, degree, seed);
            for (int i = 0; i < nodes; i++) {
                for (var peer : peers.get(i)) {
                    linked[i][peer.index()]++;
                }
            }
        }
        double expected = graphs * degree / (nodes - 1.0);
        for (int i = 0; i < nodes; i++) {
            for (int j = 0; j < nodes; j++) {
                if (i != j) {
                    assertThat((double) linked[i][j]).isBetween(expected * 0.91, expected * 1.09);
                }
            }
        }
    }

    @Test
    void distances_grow_with_the_logarithm_as_in_random_graphs() {
        // a ring lattice of 1000 nodes and degree 8 has diameter 125
        assertThat(eccentricity(overlay(1_000, 8, 3))).isLessThanOrEqualTo(6);
    }

    @Test
    void no_nodes_or_no_degree_is_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> overlay(0, 1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> overlay(1, 0, 1));
    }

    private static List<List<NodeId>> overlay(int nodes, int degree, int seed) {
        var overlay = RandomRegular.make(nodes, degree, new Streams(seed).stream("overlay"));
        return IntStream.range(0, overlay.nodes())
                .mapToObj(i -> overlay.peers(new NodeId(i)))
                .toList();
    }

    private static void checkSimpleAndConnected(List<List<NodeId>> peers) {
        for (int i = 0; i < peers.size(); i++) {
            var self = new NodeId(i);
            assertThat(peers.get(i)).isSorted().doesNotHaveDuplicates().doesNotContain(self);
            assertThat(peers.get(i))
                    .allSatisfy(p -> assertThat(peers.get(p.index())).contains(self));
        }
        assertThat(eccentricity(peers)).isLessThan(peers.size());
    }

    /** The most hops from node 1; the test fails when it does not reach all. */
    private static int eccentricity(List<List<NodeId>> peers) {
        var hops = new int[peers.size()];
        var reached = new TreeSet<>(List.of(new NodeId(0)));
        var waiting = new ArrayDeque<>(reached);
        int most = 0;
        while (!waiting.isEmpty()) {
            var node = waiting.remove();
            most = hops[node.index()];
            for (var next : peers.get(node.index())) {
                if (reached.add(next)) {
                    hops[next.index()] = hops[node.index()] + 1;
                    waiting.add(next);
                }
            }
        }
        assertThat(reached).hasSameSizeAs(peers);
        return most;
    }
}
