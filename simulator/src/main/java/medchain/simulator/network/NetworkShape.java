package medchain.simulator.network;

import java.util.SortedMap;

/**
 * Where nodes are and how messages between them fare.
 *
 * @param regions nodes by region, in order of node number; the sum is the number of nodes
 * @param degree neighbours of a node in the gossip overlay, about; at least 1, at most nodes - 1
 * @param loss share of messages lost, 0 to below 1
 */
public record NetworkShape(
        SortedMap<String, Integer> regions, LatencyModel latency, int degree, double loss) {
    public NetworkShape {
        if (!(loss >= 0 && loss < 1)) {
            throw new IllegalArgumentException("loss; expected 0% to below 100%");
        }
        if (regions.isEmpty() || regions.values().stream().anyMatch(n -> n < 0)) {
            throw new IllegalArgumentException("regions; expected a number of nodes for each");
        }
    }

    public int nodes() {
        return regions.values().stream().mapToInt(Integer::intValue).sum();
    }
}
