package medchain.simulator.network;

/** An event of gossip as one number: what, at which node, from which. */
final class Wire {
    private static final int NODE_BITS = 28;
    private static final int NODE_MASK = (1 << NODE_BITS) - 1;
    private static final Kind[] KINDS = Kind.values();

    private Wire() {}

    enum Kind {
        /** I have this. */
        ANNOUNCE,
        /** Send me this. */
        ASK,
        BODY,
        /** What was asked for may not have come. */
        RETRY,
        /** The receiver has looked at what came. */
        CHECKED,
        /** Send me what came before this. */
        ASK_BEFORE,
        /** All that came before this. */
        BEFORE
    }

    static long pack(Kind kind, int to, int from) {
        return (long) kind.ordinal() << 2 * NODE_BITS | (long) from << NODE_BITS | to;
    }

    static Kind kind(long event) {
        return KINDS[(int) (event >>> 2 * NODE_BITS)];
    }

    static int to(long event) {
        return (int) event & NODE_MASK;
    }

    static int from(long event) {
        return (int) (event >>> NODE_BITS) & NODE_MASK;
    }
}
