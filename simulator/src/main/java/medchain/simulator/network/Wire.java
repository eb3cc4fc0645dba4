package medchain.simulator.network;

/** An event of gossip as one number: what, at which node, from which. */
public final class Wire {
    private static final int NODE_BITS = 28;
    private static final int NODE_MASK = (1 << NODE_BITS) - 1;
    private static final long WAITED = 1L << 62;
    private static final int MESSAGES =
            1 << Kind.ANNOUNCE
                    | 1 << Kind.ASK
                    | 1 << Kind.BODY
                    | 1 << Kind.ASK_BEFORE
                    | 1 << Kind.BEFORE;

    private Wire() {}

    /**
     * What an event is. Numbers, since every event is asked: an enum lies two reads of memory
     * further away.
     */
    static final class Kind {
        /** I have this. */
        static final int ANNOUNCE = 0;

        /** Send me this. */
        static final int ASK = 1;

        static final int BODY = 2;

        /** What was asked for may not have come. */
        static final int RETRY = 3;

        /** The receiver has looked at what came. */
        static final int CHECKED = 4;

        /** Send me what came before this. */
        static final int ASK_BEFORE = 5;

        /** All that came before this. */
        static final int BEFORE = 6;

        /** The node has made what it is going to offer. */
        static final int MADE = 7;

        private Kind() {}
    }

    static long pack(int kind, int to, int from) {
        return ((long) kind << (2 * NODE_BITS)) | ((long) from << NODE_BITS) | to;
    }

    /** One of {@link Kind}. */
    static int kind(long event) {
        return (int) (event >>> (2 * NODE_BITS)) & 15;
    }

    /** The same message, after it has waited for others at its receiver's line. */
    static long waited(long event) {
        return event | WAITED;
    }

    static boolean hasWaited(long event) {
        return (event & WAITED) != 0;
    }

    /** A message of the network, which takes its receiver's line; the others are a node's own. */
    static boolean isMessage(long event) {
        return (MESSAGES >>> kind(event) & 1) != 0;
    }

    /** The node at which it happens. */
    public static int to(long event) {
        return (int) event & NODE_MASK;
    }

    static int from(long event) {
        return (int) (event >>> NODE_BITS) & NODE_MASK;
    }
}
