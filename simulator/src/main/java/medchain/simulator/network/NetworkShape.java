package medchain.simulator.network;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Where nodes are and how messages between them fare.
 *
 * @param regions nodes by region, in order of node number; the sum is the number of nodes
 * @param degree neighbours of a node in the gossip overlay, about; at least 1, and no more than
 *     nodes - 1 are used
 * @param loss share of messages lost, 0 to below 1
 * @param relays nodes that keep no ledger and only pass on what is sound: those with the highest
 *     numbers
 */
public record NetworkShape(
        SortedMap<String, Integer> regions,
        LatencyModel latency,
        int degree,
        double loss,
        int relays) {
    public NetworkShape {
        if (!(loss >= 0 && loss < 1)) {
            throw new IllegalArgumentException("loss; expected 0% to below 100%");
        }
        if (degree < 1) {
            throw new IllegalArgumentException("degree; expected 1 or more, not " + degree);
        }
        regions = Collections.unmodifiableSortedMap(new TreeMap<>(regions));
        if (regions.values().stream().anyMatch(n -> n < 0)
                || regions.values().stream().allMatch(n -> n == 0)) {
            throw new IllegalArgumentException(
                    "regions; expected a number of nodes for each, 1 or more in all");
        }
        int nodes = regions.values().stream().mapToInt(Integer::intValue).sum();
        if (relays < 0 || relays >= nodes) {
            throw new IllegalArgumentException(
                    "relays; expected 0 to below " + nodes + ", not " + relays);
        }
    }

    /** A shape in which every node is a full node. */
    public NetworkShape(
            SortedMap<String, Integer> regions, LatencyModel latency, int degree, double loss) {
        this(regions, latency, degree, loss, 0);
    }

    /** Nodes that keep the chain and serve users: those with the lowest numbers. */
    public int fullNodes() {
        return nodes() - relays;
    }

    public int nodes() {
        return regions.values().stream().mapToInt(Integer::intValue).sum();
    }
}
