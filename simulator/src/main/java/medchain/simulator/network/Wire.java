package medchain.simulator.network;

/**
 * An event of gossip as two numbers: what, at which node, from which; and about which item, with
 * more that depends on what it is.
 */
public final class Wire {
    /** Framing and addresses of one message: 24 bytes, as Bitcoin's message header. */
    public static final int HEADER_BYTES = 24;

    /** An item's name: its kind and its hash. */
    static final int NAME_BYTES = 1 + 32;

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
        /** I have this. With it: the sender's place among the receiver's neighbours. */
        static final int ANNOUNCE = 0;

        /** Send me this. With it: how long the sender still has patience, or 0. */
        static final int ASK = 1;

        /** With it: how long the receiver still has patience, or 0. */
        static final int BODY = 2;

        /** What was asked for may not have come from the one who was asked. */
        static final int RETRY = 3;

        /** The receiver has looked at what came. */
        static final int CHECKED = 4;

        /** Send me what came before this. */
        static final int ASK_BEFORE = 5;

        /** All that came before this. With it: how many bytes. */
        static final int BEFORE = 6;

        /** The node has made what it is going to offer. */
        static final int MADE = 7;

        private Kind() {}
    }

    static long pack(int kind, int to, int from) {
        return ((long) kind << (2 * NODE_BITS)) | ((long) from << NODE_BITS) | to;
    }

    /**
     * @param more 0 or more
     */
    static long rest(int item, int more) {
        return (long) more << 32 | item;
    }

    static int item(long rest) {
        return (int) rest;
    }

    /** What comes with the kind of event. */
    static int more(long rest) {
        return (int) (rest >>> 32);
    }

    /** The size of a message with its header. */
    static int bytes(long event, long rest, Spread spread) {
        return HEADER_BYTES
                + switch (kind(event)) {
                    case Kind.BODY -> spread.bytes;
                    case Kind.BEFORE -> more(rest);
                    default -> NAME_BYTES;
                };
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

    /** A question or a body, whose asker has only so much patience. */
    static boolean isTimed(long event) {
        int kind = kind(event);
        return kind == Kind.ASK || kind == Kind.BODY;
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
