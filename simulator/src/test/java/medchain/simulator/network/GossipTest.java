package medchain.simulator.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GossipTest {
    @ParameterizedTest
    @ValueSource(ints = {2, 3, 10, 21})
    void an_item_costs_one_question_and_one_body_a_node_and_nobody_tells_its_source(int nodes) {
        var mesh = new Mesh(nodes);
        mesh.gossip.offer(0, mesh.gossip.add(1_000, 1, 0));
        mesh.runTo(Duration.ofSeconds(10).toNanos());
        // the first tells all others; they tell all but the one they have it from
        long told = nodes - 1 + (nodes - 1) * (nodes - 2L);
        assertThat(mesh.received).isEqualTo(nodes - 1);
        assertThat(mesh.network.traffic().sent()).isEqualTo(told + 2L * (nodes - 1));
        assertThat(mesh.network.traffic().inFlight()).isZero();
    }

    /** Everybody the peer of everybody, fifty milliseconds apart; who has an item offers it. */
    private static final class Mesh extends Pushed {
        private int received;

        Mesh(int nodes) {
            super(nodes, nodes - 1, new LatencyModel.Constant(Duration.ofMillis(50)), 1);
        }

        @Override
        public void received(int node, int from, int item) {
            received++;
            gossip.offer(node, item);
        }
    }
}
