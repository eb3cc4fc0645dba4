package medchain.simulator.network;

import java.util.stream.IntStream;
import medchain.simulator.kernel.RandomStream;

/** Makes random graphs in which every node has as many neighbours. */
final class RandomRegular {
    private static final int ATTEMPTS = 100;

    private RandomRegular() {}

    /**
     * A connected random regular graph: a ring with chords over shuffled nodes, in which pairs of
     * edges then swap ends many times (the switch Markov chain, whose limit is the uniform one).
     *
     * <p>The degree is raised to 2, the least that connects more than two nodes, and capped at
     * nodes - 1; when nodes and degree are both odd, one node has one neighbour less.
     */
    static Overlay make(int nodes, int degree, RandomStream random) {
        if (nodes < 1 || degree < 1) {
            throw new IllegalArgumentException(
                    "overlay; expected at least 1 node and degree 1, not "
                            + nodes
                            + " and "
                            + degree);
        }
        int fitting = Math.min(Math.max(degree, 2), nodes - 1);
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            var graph = ringWithChords(nodes, fitting, random);
            // a ring swapped falls apart; a complete graph has nothing to swap
            if (fitting > 2 && fitting < nodes - 1) {
                graph.swapEdges(random);
            }
            if (graph.isConnected()) {
                return graph.overlay();
            }
        }
        return ringWithChords(nodes, fitting, random).overlay();
    }

    private static Graph ringWithChords(int nodes, int degree, RandomStream random) {
        var order = random.shuffle(IntStream.range(0, nodes).boxed().toList());
        var graph = new Graph(nodes, degree);
        for (int offset = 1; offset <= degree / 2; offset++) {
            for (int i = 0; i < nodes; i++) {
                graph.connect(order.get(i), order.get((i + offset) % nodes));
            }
        }
        if (degree % 2 == 1) {
            for (int i = 0; i < nodes / 2; i++) {
                graph.connect(order.get(i), order.get(i + nodes / 2));
            }
        }
        return graph;
    }
}
