package medchain.simulator.network;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/**
 * The items that are on their way or were not long ago, by number. Numbers and memory are used
 * again: in steady state nothing is allocated.
 */
final class Items {
    /** States of nodes that are kept, in all: 64 MiB of them. */
    private static final int STATES = 1 << 24;

    private static final int LEAST = 64;
    private static final int MOST = 8192;

    private final int nodes;
    private final int kept;
    private final List<Spread> spreads = new ArrayList<>();
    private final ArrayDeque<Integer> free = new ArrayDeque<>();
    private final ArrayDeque<Integer> inOrder = new ArrayDeque<>();

    Items(int nodes) {
        this.nodes = nodes;
        kept = Math.clamp(STATES / nodes, LEAST, MOST);
    }

    int add(int bytes, long tag, int height, long now) {
        if (free.isEmpty()) {
            free.add(spreads.size());
            spreads.add(new Spread(nodes));
        }
        int number = free.remove();
        inOrder.add(number);
        spreads.get(number).begin(bytes, tag, height, now);
        return number;
    }

    /**
     * The oldest item, when there are more than need be kept and nothing about it is under way; its
     * number is free from now on.
     *
     * @return -1 when all are kept
     */
    int forgetOldest() {
        if (inOrder.size() <= kept || get(inOrder.element()).pending > 0) {
            return -1;
        }
        int oldest = inOrder.remove();
        free.add(oldest);
        return oldest;
    }

    Spread get(int item) {
        return spreads.get(item);
    }

    Iterable<Integer> all() {
        return inOrder;
    }
}
