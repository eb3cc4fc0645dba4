package medchain.simulator.network;

import java.util.SortedMap;
import java.util.TreeMap;

/** Where the nodes of benchmarks live: as many in each of six regions, with eight neighbours. */
public final class SixRegions {
    private static final int NEIGHBOURS = 8;

    private SixRegions() {}

    /**
     * @param loss share of messages that are lost
     * @param relays how many of the nodes only pass on
     */
    public static NetworkShape of(int nodes, double loss, int relays) {
        return new NetworkShape(
                evenly(nodes), Regions.simblock2019(), NEIGHBOURS, loss, relays);
    }

    private static SortedMap<String, Integer> evenly(int nodes) {
        var all = Regions.simblock2019().regions();
        var counts = new TreeMap<String, Integer>();
        for (int i = 0; i < all.size(); i++) {
            counts.put(all.get(i), nodes * (i + 1) / all.size() - nodes * i / all.size());
        }
        return counts;
    }
}
