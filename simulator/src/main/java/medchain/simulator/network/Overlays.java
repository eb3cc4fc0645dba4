package medchain.simulator.network;

import java.util.Arrays;
import java.util.stream.IntStream;
import medchain.simulator.identity.NodeId;
import medchain.simulator.kernel.RandomStream;

/** Makes the overlay that a {@link Topology} describes. */
final class Overlays {
    private static final int ATTEMPTS = 100;

    private Overlays() {}

    /**
     * @throws IllegalArgumentException if the topology does not fit so many nodes
     */
    static Overlay make(Topology topology, int nodes, RandomStream random) {
        if (nodes == 1) {
            return Overlay.of(new int[1][0]);
        }
        return switch (topology) {
            case Topology.RandomRegular(var degree) -> RandomRegular.make(nodes, degree, random);
            case Topology.RandomDegrees degrees -> randomDegrees(degrees, nodes, random);
            case Topology.SmallWorld small -> smallWorld(small, nodes, random);
            case Topology.FullMesh _ -> fullMesh(nodes);
            case Topology.Star _ -> star(nodes);
            case Topology.Links links -> linked(links, nodes);
        };
    }

    private static Overlay fullMesh(int nodes) {
        if (nodes > Topology.FullMesh.MOST_NODES) {
            throw new IllegalArgumentException(
                    "a full mesh of "
                            + nodes
                            + " nodes; expected at most "
                            + Topology.FullMesh.MOST_NODES);
        }
        return Overlay.of(
                IntStream.range(0, nodes)
                        .mapToObj(i -> IntStream.range(0, nodes).filter(j -> j != i).toArray())
                        .toArray(int[][]::new));
    }

    private static Overlay star(int nodes) {
        var rows = new int[nodes][];
        rows[0] = IntStream.range(1, nodes).toArray();
        Arrays.fill(rows, 1, nodes, new int[] {0});
        return Overlay.of(rows);
    }

    private static Overlay linked(Topology.Links topology, int nodes) {
        var graph = new Graph(nodes, 4);
        for (var link : topology.links()) {
            if (Math.max(link.one(), link.other()) >= nodes
                    || Math.min(link.one(), link.other()) < 0) {
                throw new IllegalArgumentException(
                        "a link of "
                                + new NodeId(Math.max(link.one(), link.other()))
                                + "; expected node-1 to node-"
                                + nodes);
            }
            if (graph.isLinked(link.one(), link.other())) {
                throw new IllegalArgumentException(
                        "a link from "
                                + new NodeId(link.one())
                                + " to "
                                + new NodeId(link.other())
                                + "; expected two nodes that no other line links");
            }
            graph.connect(link.one(), link.other());
        }
        int alone = graph.firstUnreached();
        if (alone >= 0) {
            throw new IllegalArgumentException(
                    "no links lead from node-1 to "
                            + new NodeId(alone)
                            + "; expected every node to be within reach");
        }
        return graph.overlay();
    }

    private static Overlay smallWorld(Topology.SmallWorld small, int nodes, RandomStream random) {
        int reach = Math.max(1, Math.min(small.degree(), nodes - 1) / 2);
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            var graph = rewiredRing(nodes, reach, small.rewired(), 1, random);
            if (graph.isConnected()) {
                return graph.overlay();
            }
        }
        // a ring of two neighbours falls apart when it is rewired: the ring itself stays
        return rewiredRing(nodes, reach, small.rewired(), 2, random).overlay();
    }

    /**
     * @param from the links to the nearest but so many and beyond are rewired
     */
    private static Graph rewiredRing(
            int nodes, int reach, double share, int from, RandomStream random) {
        var graph = new Graph(nodes, 2 * reach);
        var kept = new boolean[nodes][reach + 1];
        for (int offset = 1; offset <= reach; offset++) {
            for (int i = 0; i < nodes; i++) {
                kept[i][offset] = offset < from || !random.chance(share);
                int other = (i + offset) % nodes;
                // of an even ring the farthest link is one and the same from both ends
                if (kept[i][offset] && !graph.isLinked(i, other)) {
                    graph.connect(i, other);
                }
            }
        }
        for (int offset = 1; offset <= reach; offset++) {
            for (int i = 0; i < nodes; i++) {
                if (!kept[i][offset]) {
                    linkAnywhere(graph, i, nodes, random);
                }
            }
        }
        return graph;
    }

    private static void linkAnywhere(Graph graph, int node, int nodes, RandomStream random) {
        if (graph.degree(node) == nodes - 1) {
            return;
        }
        int other = random.nextInt(nodes);
        while (graph.isLinked(node, other)) {
            other = random.nextInt(nodes);
        }
        graph.connect(node, other);
    }

    private static Overlay randomDegrees(
            Topology.RandomDegrees degrees, int nodes, RandomStream random) {
        int highest = Math.min(degrees.highest(), nodes - 1);
        int lowest = Math.min(degrees.lowest(), highest);
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            var graph = paired(nodes, lowest, highest, random);
            if (graph.isConnected()) {
                return graph.overlay();
            }
        }
        throw new IllegalArgumentException(
                "degrees from "
                        + lowest
                        + " to "
                        + highest
                        + " leave nodes out of reach; expected higher ones");
    }

    private static Graph paired(int nodes, int lowest, int highest, RandomStream random) {
        var ends =
                IntStream.range(0, nodes)
                        .boxed()
                        .flatMap(node -> {
                            int degree = lowest + random.nextInt(highest - lowest + 1);
                            return IntStream.range(0, degree).mapToObj(_ -> node);
                        })
                        .toList();
        var shuffled = random.shuffle(ends);
        var graph = new Graph(nodes, highest);
        // of an odd number of ends the last one is left over
        for (int i = 0; i + 1 < shuffled.size(); i += 2) {
            int one = shuffled.get(i);
            int other = shuffled.get(i + 1);
            if (!graph.isLinked(one, other)) {
                graph.connect(one, other);
            } else {
                for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
                    if (graph.weaveIn(one, other, random)) {
                        break;
                    }
                }
            }
        }
        return graph;
    }
}
