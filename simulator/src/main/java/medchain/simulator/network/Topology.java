package medchain.simulator.network;

import java.util.List;
import java.util.OptionalInt;

/** Which nodes gossip with which. Every overlay is connected, undirected and without loops. */
public sealed interface Topology {
    /** As in scenarios: {@code small-world}. */
    String word();

    /**
     * Drawn by chance among all graphs in which a node has so many neighbours.
     *
     * @param degree neighbours of a node, about; at least 1, and no more than nodes - 1 are used
     */
    record RandomRegular(int degree) implements Topology {
        public RandomRegular {
            if (degree < 1) {
                throw new IllegalArgumentException("degree; expected 1 or more, not " + degree);
            }
        }

        @Override
        public String word() {
            return "random-regular";
        }
    }

    /**
     * Each node with a number of neighbours of its own, every number in the range as likely: the
     * configuration model (Bollobas, 1980), repaired where it makes loops and double edges.
     *
     * @param lowest 2 or more
     * @param highest not below it
     */
    record RandomDegrees(int lowest, int highest) implements Topology {
        public RandomDegrees {
            if (lowest < 2 || highest < lowest) {
                throw new IllegalArgumentException(
                        "degrees; expected a lowest of 2 or more and a highest not below it");
            }
        }

        @Override
        public String word() {
            return "random";
        }
    }

    /**
     * A ring in which each node is linked with the nearest, and a share of these links lead
     * anywhere (Watts and Strogatz, "Collective dynamics of small-world networks", Nature 393,
     * 1998).
     *
     * @param degree neighbours on the ring, an even number; an odd one counts as one less
     * @param rewired share of links, 0 to 1
     */
    record SmallWorld(int degree, double rewired) implements Topology {
        public SmallWorld {
            if (degree < 2 || !(rewired >= 0 && rewired <= 1)) {
                throw new IllegalArgumentException(
                        "small world; expected a degree of 2 or more and a share from 0% to 100%");
            }
        }

        @Override
        public String word() {
            return "small-world";
        }
    }

    /** Everybody with everybody. */
    record FullMesh() implements Topology {
        /** Links take memory with the square of the nodes. */
        public static final int MOST_NODES = 3000;

        @Override
        public String word() {
            return "full-mesh";
        }
    }

    /** Everybody with the first node, and with nobody else. */
    record Star() implements Topology {
        @Override
        public String word() {
            return "star";
        }
    }

    /** As somebody has written them down. */
    record Links(List<Link> links) implements Topology {
        public Links {
            links = List.copyOf(links);
        }

        @Override
        public String word() {
            return "links";
        }
    }

    /**
     * The lowest node to which these links lead nobody who begins at the first one.
     *
     * @param links each pair once, of nodes numbered below {@code nodes}
     */
    static OptionalInt firstOutOfReach(List<Link> links, int nodes) {
        var graph = new Graph(nodes, 4);
        links.forEach(link -> graph.connect(link.one(), link.other()));
        int alone = graph.firstUnreached();
        return alone < 0 ? OptionalInt.empty() : OptionalInt.of(alone);
    }

    /** Two nodes, by number, that gossip with each other. */
    record Link(int one, int other) {}
}
