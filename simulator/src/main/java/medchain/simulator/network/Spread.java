package medchain.simulator.network;

import java.util.Arrays;

/** How far one item has come: what each node knows of it, and when it was with how many. */
final class Spread {
    /** The node knows nothing of it. */
    private static final int LACKS = 0;

    /** The node has it and offers it to its peers. */
    private static final int OFFERS = -1;

    /** The node has it from node f: HAS - f. Of its own making counts as from node -1. */
    private static final int HAS = -3;

    /** The node has asked node a for it: ASKED + a. */
    private static final int ASKED = 1;

    private final int[] state;

    /** By place of the overlay: whether that neighbour has announced it to the node; bits. */
    private final long[] announced;

    private Soundness soundness = Soundness.UNKNOWN;
    int bytes;
    long tag;
    int height;
    int inChain;
    int pending;

    /** How many crashes, of all that there were, it has heard of. */
    int crashes;

    private long begun;
    private int reached;
    private long halfNanos;
    private long mostNanos;
    private long lastNanos;

    Spread(Overlay overlay) {
        state = new int[overlay.nodes()];
        announced = new long[words(overlay)];
    }

    /** How much memory one takes. */
    static int bytesFor(Overlay overlay) {
        return overlay.nodes() * Integer.BYTES + words(overlay) * Long.BYTES;
    }

    private static int words(Overlay overlay) {
        return (overlay.places() + Long.SIZE - 1) / Long.SIZE;
    }

    /** Whether relays pass it on. */
    enum Soundness {
        UNKNOWN,
        SOUND,
        UNSOUND
    }

    /**
     * @param bytes of its body
     * @param tag tells its messages apart from others between the same nodes at the same moment
     * @param height its place in the chain of items that need each other, 0 when it needs none
     */
    void begin(int bytes, long tag, int height, long now) {
        Arrays.fill(state, LACKS);
        Arrays.fill(announced, 0);
        soundness = Soundness.UNKNOWN;
        this.bytes = bytes;
        this.tag = tag;
        this.height = height;
        begun = now;
        reached = 0;
        halfNanos = mostNanos = lastNanos = 0;
    }

    boolean lackedBy(int node) {
        return state[node] == LACKS;
    }

    boolean offeredBy(int node) {
        return state[node] == OFFERS;
    }

    boolean isHeldBy(int node) {
        return state[node] < 0;
    }

    /** Whether a node has asked that one, and is waiting for it. */
    boolean isAsked(int node, int whom) {
        return state[node] == ASKED + whom;
    }

    /** From whom a node that does not offer it has it; -1 when from nobody. */
    int source(int node) {
        return state[node] <= HAS ? HAS - state[node] : -1;
    }

    void lack(int node) {
        state[node] = LACKS;
    }

    void ask(int node, int whom) {
        state[node] = ASKED + whom;
    }

    /** Whether the neighbour at this place has announced it. */
    boolean isAnnouncedAt(int place) {
        return (announced[place >>> 6] >>> place & 1) != 0;
    }

    /**
     * The first place, from this one on, whose neighbour has not announced it; end or more when
     * there is none before.
     */
    int nextSilent(int place, int end) {
        int at = place;
        while (at < end) {
            long silent = ~announced[at >>> 6] >>> at;
            if (silent != 0) {
                return at + Long.numberOfTrailingZeros(silent);
            }
            at = (at | 63) + 1;
        }
        return end;
    }

    void announceAt(int place) {
        announced[place >>> 6] |= 1L << place;
    }

    void forgetAt(int place) {
        announced[place >>> 6] &= ~(1L << place);
    }

    /** A node has lost its memory, and its peers their connection with it. */
    void crash(int node, Overlay overlay) {
        lack(node);
        for (int place = overlay.start(node); place < overlay.end(node); place++) {
            forgetAt(place);
            forgetAt(overlay.mirror(place));
        }
    }

    void have(int node, int from) {
        state[node] = HAS - from;
    }

    void offer(int node, long now) {
        state[node] = OFFERS;
        reached++;
        lastNanos = now - begun;
        if (reached == (state.length + 1) / 2) {
            halfNanos = lastNanos;
        }
        if (reached == (9 * state.length + 9) / 10) {
            mostNanos = lastNanos;
        }
    }

    Soundness soundness() {
        return soundness;
    }

    void judge(boolean sound) {
        soundness = sound ? Soundness.SOUND : Soundness.UNSOUND;
    }

    Reach reach() {
        return new Reach(reached, halfNanos, mostNanos, lastNanos);
    }
}
