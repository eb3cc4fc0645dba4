package medchain.simulator.network;

import java.util.Arrays;

/** How much of the chain each node has offered: all that a relay knows of it. */
final class RelayChains {
    /** A relay that stands this much higher than an item has no need of it. */
    private static final int DEEP = 64;

    private final int[] heights;

    /** By node: the highest item of the chain that it offered, in the order of their coming. */
    private final int[] tips;

    private long[] bytesUpTo = new long[64];
    private int added;

    RelayChains(int nodes) {
        heights = new int[nodes];
        tips = new int[nodes];
        Arrays.fill(tips, Gossip.NO_TIP);
    }

    /** Returns the how-manieth item of the chain this is, from 0. */
    int add(int height, int bytes) {
        if (height >= bytesUpTo.length) {
            bytesUpTo = Arrays.copyOf(bytesUpTo, Math.max(height + 1, bytesUpTo.length * 2));
        }
        if (bytesUpTo[height] == 0) {
            bytesUpTo[height] = bytesUpTo[height - 1] + bytes;
        }
        return added++;
    }

    void offered(int node, Spread spread) {
        if (spread.height > heights[node]) {
            heights[node] = spread.height;
            tips[node] = spread.inChain;
        }
    }

    /** Whether a node lacks what comes before the item. */
    boolean isBehind(int node, Spread spread) {
        return spread.height > heights[node] + 1;
    }

    boolean isDeepBelow(int node, Spread spread) {
        return spread.height > 0 && spread.height <= heights[node] - DEEP;
    }

    /** The node now has all that comes before the item. */
    void catchUp(int node, Spread spread) {
        heights[node] = spread.height - 1;
    }

    /** The bytes that a node lacks before the item. */
    int bytesBefore(int node, Spread spread) {
        long bytes = bytesUpTo[spread.height - 1] - bytesUpTo[heights[node]];
        return Math.clamp(bytes, 0, Integer.MAX_VALUE / 2);
    }

    int height(int node) {
        return heights[node];
    }

    int tip(int node) {
        return tips[node];
    }

    void wipe(int node) {
        heights[node] = 0;
        tips[node] = Gossip.NO_TIP;
    }
}
