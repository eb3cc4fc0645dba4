package medchain.simulator.network;

import java.util.ArrayDeque;
import java.util.Arrays;

/**
 * The items that are on their way or were not long ago, by number. Numbers and memory are used
 * again: in steady state nothing is allocated.
 */
final class Items {
    /** What the nodes know of the items that are kept, in all: 64 MiB. */
    private static final int BYTES = 1 << 26;

    private static final int LEAST = 64;
    private static final int MOST = 8192;

    private final Overlay overlay;
    private final int kept;
    private Spread[] spreads = new Spread[LEAST];
    private int made;
    private final ArrayDeque<Integer> free = new ArrayDeque<>();
    private final ArrayDeque<Integer> inOrder = new ArrayDeque<>();

    /** The nodes that have crashed, in order: four bytes each, so that all of them are kept. */
    private int[] crashed = new int[16];

    private int crashes;

    Items(Overlay overlay) {
        this.overlay = overlay;
        kept = Math.clamp(BYTES / Spread.bytesFor(overlay), LEAST, MOST);
    }

    int add(int bytes, long tag, int height, long now) {
        if (free.isEmpty()) {
            free.add(makeOne());
        }
        int number = free.remove();
        inOrder.add(number);
        var spread = spreads[number];
        spread.begin(bytes, tag, height, now);
        spread.crashes = crashes; // nobody has the item yet: earlier ones took nothing from it
        return number;
    }

    private int makeOne() {
        if (made == spreads.length) {
            spreads = Arrays.copyOf(spreads, made * 2);
        }
        spreads[made] = new Spread(overlay);
        return made++;
    }

    /**
     * The oldest item, when there are more than need be kept and nothing about it is under way; its
     * number is free from now on.
     *
     * @return -1 when all are kept
     */
    int forgetOldest() {
        if (inOrder.size() <= kept || spreads[inOrder.element()].pending > 0) {
            return -1;
        }
        int oldest = inOrder.remove();
        free.add(oldest);
        return oldest;
    }

    Spread get(int item) {
        var spread = spreads[item];
        if (spread.crashes != crashes) {
            hearOfCrashes(spread);
        }
        return spread;
    }

    /**
     * A node crashes. An item hears of it when it is needed the next time: most of those that are
     * kept never are.
     */
    void crash(int node) {
        if (crashes == crashed.length) {
            crashed = Arrays.copyOf(crashed, crashes * 2);
        }
        crashed[crashes++] = node;
    }

    private void hearOfCrashes(Spread spread) {
        while (spread.crashes < crashes) {
            spread.crash(crashed[spread.crashes++], overlay);
        }
    }
}
