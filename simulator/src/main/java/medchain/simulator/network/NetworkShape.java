package medchain.simulator.network;

import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Where nodes are and how messages between them fare.
 *
 * @param regions nodes by region, in order of node number; the sum is the number of nodes
 * @param jitter upon a latency between regions; the other latencies have a distribution of their
 *     own
 * @param bandwidth of every node's line; empty: as its region has it
 * @param loss share of messages lost, 0 to below 1
 * @param relays nodes that keep no ledger and only pass on what is sound: those with the highest
 *     numbers
 */
public record NetworkShape(
        SortedMap<String, Integer> regions,
        LatencyModel latency,
        Jitter jitter,
        Topology topology,
        Optional<Bandwidth> bandwidth,
        double loss,
        int relays) {
    /** A message between regions takes 90 % to 110 % of what the matrix says. */
    public static final Jitter USUAL_JITTER = new Jitter.Uniform(0.1);

    public NetworkShape {
        if (!(loss >= 0 && loss < 1)) {
            throw new IllegalArgumentException("loss; expected 0% to below 100%");
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

    /** As most networks are: a random regular overlay and the lines of the regions. */
    public NetworkShape(
            SortedMap<String, Integer> regions,
            LatencyModel latency,
            int degree,
            double loss,
            int relays) {
        this(
                regions,
                latency,
                USUAL_JITTER,
                new Topology.RandomRegular(degree),
                Optional.empty(),
                loss,
                relays);
    }

    /** As above, and every node is a full node. */
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
