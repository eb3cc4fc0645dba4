package medchain.simulator.crypto;

/** Bytes from outside that are not the canonical encoding of anything. */
public final class MalformedEncoding extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    MalformedEncoding(String what, int offset) {
        super(what + " at byte " + offset);
    }
}
