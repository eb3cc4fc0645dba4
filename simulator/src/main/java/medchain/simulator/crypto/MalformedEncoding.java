package medchain.simulator.crypto;

/** Bytes from outside that are not the canonical encoding of anything. */
public final class MalformedEncoding extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    /**
     * @param what is wrong, without quoting the bytes
     */
    public MalformedEncoding(String what) {
        super(what);
    }

    /** Chained: what was read has an illegal value. */
    public MalformedEncoding(String what, Throwable cause) {
        super(what, cause);
    }
}
