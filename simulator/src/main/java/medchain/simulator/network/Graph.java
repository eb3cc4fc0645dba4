package medchain.simulator.network;

import java.util.Arrays;
import medchain.simulator.kernel.RandomStream;

/** An undirected graph in the making: without loops and without double edges. */
final class Graph {
    private static final int SWAPS_PER_EDGE = 10;

    private final int[][] rows;
    private final int[] filled;
    private int[] ends;
    private int edges;

    /**
     * @param degree neighbours of a node for which there is room at first
     */
    Graph(int nodes, int degree) {
        rows = new int[nodes][degree];
        filled = new int[nodes];
        ends = new int[Math.max(2, Math.multiplyExact(nodes, degree))];
    }

    int degree(int node) {
        return filled[node];
    }

    /** The two ends of an edge have been linked before, or are one. */
    boolean isLinked(int one, int other) {
        return one == other || place(one, other) >= 0;
    }

    void connect(int one, int other) {
        if (2 * edges == ends.length) {
            ends = Arrays.copyOf(ends, 2 * ends.length);
        }
        ends[2 * edges] = one;
        ends[2 * edges + 1] = other;
        edges++;
        add(one, other);
        add(other, one);
    }

    private void add(int node, int neighbour) {
        if (filled[node] == rows[node].length) {
            rows[node] = Arrays.copyOf(rows[node], 2 * filled[node] + 1);
        }
        rows[node][filled[node]++] = neighbour;
    }

    /** Swaps the ends of pairs of edges many times: the switch Markov chain. */
    void swapEdges(RandomStream random) {
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

    /**
     * Puts two ends that may not be linked with each other into an edge drawn by chance: a and b
     * and the edge c-d become a-c and b-d.
     *
     * @return false when that too makes a loop or a double edge, and nothing is changed
     */
    boolean weaveIn(int a, int b, RandomStream random) {
        if (edges == 0) {
            return false;
        }
        int edge = random.nextInt(edges);
        boolean turned = random.chance(0.5);
        int c = ends[2 * edge + (turned ? 1 : 0)];
        int d = ends[2 * edge + (turned ? 0 : 1)];
        // a and b may be one node, which then gets c and d
        if (isLinked(a, c) || isLinked(b, d)) {
            return false;
        }
        replace(c, d, a);
        replace(d, c, b);
        add(a, c);
        add(b, d);
        ends[2 * edge] = a;
        ends[2 * edge + 1] = c;
        if (2 * edges == ends.length) {
            ends = Arrays.copyOf(ends, 2 * ends.length);
        }
        ends[2 * edges] = b;
        ends[2 * edges + 1] = d;
        edges++;
        return true;
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

    boolean isConnected() {
        return firstUnreached() < 0;
    }

    /** The lowest node to which no path leads from node 0; -1 when there is none. */
    int firstUnreached() {
        var seen = new boolean[rows.length];
        for (int node : reach()) {
            seen[node] = true;
        }
        for (int node = 0; node < seen.length; node++) {
            if (!seen[node]) {
                return node;
            }
        }
        return -1;
    }

    private int[] reach() {
        var seen = new boolean[rows.length];
        var waiting = new int[rows.length];
        seen[0] = true;
        int count = 1;
        for (int next = 0; next < count; next++) {
            int node = waiting[next];
            for (int i = 0; i < filled[node]; i++) {
                int neighbour = rows[node][i];
                if (!seen[neighbour]) {
                    seen[neighbour] = true;
                    waiting[count++] = neighbour;
                }
            }
        }
        return Arrays.copyOf(waiting, count);
    }

    Overlay overlay() {
        var exact = new int[rows.length][];
        for (int i = 0; i < rows.length; i++) {
            exact[i] = Arrays.copyOf(rows[i], filled[i]);
        }
        return Overlay.of(exact);
    }
}
