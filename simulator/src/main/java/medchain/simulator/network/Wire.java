package medchain.simulator.network;

/** An event of gossip as one number: what, at which node, from which. */
public final class Wire {
    private static final int NODE_BITS = 28;
    private static final int NODE_MASK = (1 << NODE_BITS) - 1;
    private static final long WAITED = 1L << 62;
    private static final Kind[] KINDS = Kind.values();

    private Wire() {}

    enum Kind {
        /** I have this. */
        ANNOUNCE(0, true),
        /** Send me this. */
        ASK(1, true),
        BODY(2, true),
        /** What was asked for may not have come. */
        RETRY(3, false),
        /** The receiver has looked at what came. */
        CHECKED(4, false),
        /** Send me what came before this. */
        ASK_BEFORE(5, true),
        /** All that came before this. */
        BEFORE(6, true),
        /** The node has made what it is going to offer. */
        MADE(7, false);

        /** Its place in this list. */
        final int code;

        private final boolean message;

        Kind(int code, boolean message) {
            this.code = code;
            this.message = message;
        }
    }

    static long pack(Kind kind, int to, int from) {
        return ((long) kind.code << (2 * NODE_BITS)) | ((long) from << NODE_BITS) | to;
    }

    static Kind kind(long event) {
        return KINDS[(int) (event >>> (2 * NODE_BITS)) & 15];
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
        return kind(event).message;
    }

    /** The node at which it happens. */
    public static int to(long event) {
        return (int) event & NODE_MASK;
    }

    static int from(long event) {
        return (int) (event >>> NODE_BITS) & NODE_MASK;
    }
}
