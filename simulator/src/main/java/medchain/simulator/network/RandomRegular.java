package medchain.simulator.network;

import java.util.Arrays;
import java.util.stream.IntStream;
import medchain.simulator.kernel.RandomStream;

/** Makes random graphs in which every node has as many neighbours. */
final class RandomRegular {
    private static final int SWAPS_PER_EDGE = 10;
    private static final int ATTEMPTS = 100;

    private final int[][] rows;
    private final int[] filled;
    private final int[] ends;
    private int edges;

    private RandomRegular(int nodes, int degree) {
        rows = new int[nodes][degree];
        filled = new int[nodes];
        ends = new int[nodes * degree];
    }

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

    private static RandomRegular ringWithChords(int nodes, int degree, RandomStream random) {
        var order = random.shuffle(IntStream.range(0, nodes).boxed().toList());
        var graph = new RandomRegular(nodes, degree);
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

    private void connect(int one, int other) {
        ends[2 * edges] = one;
        ends[2 * edges + 1] = other;
        edges++;
        rows[one][filled[one]++] = other;
        rows[other][filled[other]++] = one;
    }

    private void swapEdges(RandomStream random) {
        for (int i = SWAPS_PER_EDGE * edges; i > 0; i--) {
            int one = random.nextInt(edges);
            int other = random.nextInt(edges);
            boolean turned = random.chance(0.5);
            swap(one, other, turned);
        }
    }

    /**
     * Edges a-b and c-d become a-d and c-b, unless that makes a loop or a double edge.
     *
     * @param turned the second edge is read from its other end
     */
    private void swap(int one, int other, boolean turned) {
        int a = ends[2 * one];
        int b = ends[2 * one + 1];
        int c = ends[2 * other + (turned ? 1 : 0)];
        int d = ends[2 * other + (turned ? 0 : 1)];
        if (a == c || a == d || b == c || b == d || place(a, d) >= 0 || place(c, b) >= 0) {
            return;
        }
        replace(a, b, d);
        replace(d, c, a);
        replace(c, d, b);
        replace(b, a, c);
        ends[2 * one + 1] = d;
        ends[2 * other] = c;
        ends[2 * other + 1] = b;
    }

    private int place(int node, int neighbour) {
        for (int i = 0; i < filled[node]; i++) {
            if (rows[node][i] == neighbour) {
                return i;
            }
        }
        return -1;
    }

    private void replace(int node, int before, int after) {
        rows[node][place(node, before)] = after;
    }

    private boolean isConnected() {
        var reached = new boolean[rows.length];
        var waiting = new int[rows.length];
        reached[0] = true;
        int count = 1;
        for (int next = 0; next < count; next++) {
            int node = waiting[next];
            for (int i = 0; i < filled[node]; i++) {
                int neighbour = rows[node][i];
                if (!reached[neighbour]) {
                    reached[neighbour] = true;
                    waiting[count++] = neighbour;
                }
            }
        }
        return count == rows.length;
    }

    private Overlay overlay() {
        var exact = new int[rows.length][];
        for (int i = 0; i < rows.length; i++) {
            exact[i] = Arrays.copyOf(rows[i], filled[i]);
        }
        return Overlay.of(exact);
    }
}
