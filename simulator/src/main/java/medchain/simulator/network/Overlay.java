package medchain.simulator.network;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import medchain.simulator.identity.NodeId;
import medchain.simulator.kernel.RandomStream;

/** Who gossips with whom: random graphs in which every node has about as many neighbours. */
public final class Overlay {
    private static final int SWAPS_PER_EDGE = 10;
    private static final int ATTEMPTS = 100;

    private final List<List<NodeId>> neighbours;
    private final List<int[]> edges;

    private Overlay(int nodes) {
        neighbours = new ArrayList<>(nodes);
        edges = new ArrayList<>();
        for (int i = 0; i < nodes; i++) {
            neighbours.add(new ArrayList<>());
        }
    }

    /**
     * A connected random regular graph: a ring with chords over shuffled nodes, in which pairs of
     * edges then swap ends many times (the switch Markov chain, whose limit is the uniform one).
     *
     * <p>The degree is raised to 2, the least that connects more than two nodes, and capped at
     * nodes - 1; when nodes and degree are both odd, one node has one neighbour less.
     *
     * @return by node: its neighbours in order of number; symmetric, without loops
     */
    public static List<List<NodeId>> randomRegular(int nodes, int degree, RandomStream random) {
        if (nodes < 1 || degree < 1) {
            throw new IllegalArgumentException(
                    "overlay; expected at least 1 node and degree 1, not "
                            + nodes
                            + " and "
                            + degree);
        }
        int fitting = Math.min(Math.max(degree, 2), nodes - 1);
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            var overlay = ringWithChords(nodes, fitting, random);
            // a ring swapped falls apart; a complete graph has nothing to swap
            if (fitting > 2 && fitting < nodes - 1) {
                overlay.swapEdges(random);
            }
            if (overlay.isConnected()) {
                return overlay.sorted();
            }
        }
        return ringWithChords(nodes, fitting, random).sorted();
    }

    private static Overlay ringWithChords(int nodes, int degree, RandomStream random) {
        var order = random.shuffle(IntStream.range(0, nodes).boxed().toList());
        var overlay = new Overlay(nodes);
        for (int offset = 1; offset <= degree / 2; offset++) {
            for (int i = 0; i < nodes; i++) {
                overlay.connect(order.get(i), order.get((i + offset) % nodes));
            }
        }
        if (degree % 2 == 1) {
            for (int i = 0; i < nodes / 2; i++) {
                overlay.connect(order.get(i), order.get(i + nodes / 2));
            }
        }
        return overlay;
    }

    private void connect(int one, int other) {
        edges.add(new int[] {one, other});
        neighbours.get(one).add(new NodeId(other));
        neighbours.get(other).add(new NodeId(one));
    }

    private void swapEdges(RandomStream random) {
        for (int i = SWAPS_PER_EDGE * edges.size(); i > 0; i--) {
            var one = edges.get(random.nextInt(edges.size()));
            var other = edges.get(random.nextInt(edges.size()));
            boolean turned = random.chance(0.5);
            swap(one, turned ? new int[] {other[1], other[0]} : other, other);
        }
    }

    /** a-b and c-d become a-d and c-b, unless that makes a loop or a double edge. */
    private void swap(int[] ab, int[] cd, int[] stored) {
        int a = ab[0];
        int b = ab[1];
        int c = cd[0];
        int d = cd[1];
        if (a == c || a == d || b == c || b == d || linked(a, d) || linked(c, b)) {
            return;
        }
        replace(a, b, d);
        replace(d, c, a);
        replace(c, d, b);
        replace(b, a, c);
        ab[1] = d;
        stored[0] = c;
        stored[1] = b;
    }

    private boolean linked(int one, int other) {
        return neighbours.get(one).contains(new NodeId(other));
    }

    private void replace(int node, int before, int after) {
        var list = neighbours.get(node);
        list.set(list.indexOf(new NodeId(before)), new NodeId(after));
    }

    private boolean isConnected() {
        var reached = new boolean[neighbours.size()];
        var waiting = new ArrayDeque<Integer>(List.of(0));
        reached[0] = true;
        int count = 1;
        while (!waiting.isEmpty()) {
            for (var next : neighbours.get(waiting.remove())) {
                if (!reached[next.index()]) {
                    reached[next.index()] = true;
                    count++;
                    waiting.add(next.index());
                }
            }
        }
        return count == neighbours.size();
    }

    private List<List<NodeId>> sorted() {
        return neighbours.stream().map(list -> list.stream().sorted().toList()).toList();
    }
}
