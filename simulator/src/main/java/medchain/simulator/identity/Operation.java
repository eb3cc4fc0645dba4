package medchain.simulator.identity;

/** What a medical transaction does to a record. */
public enum Operation {
    ADD(0),
    UPDATE(1),
    SHARE(2);

    private final int code;

    Operation(int code) {
        this.code = code;
    }

    /** Its number in canonical encodings; never changes. */
    public int code() {
        return code;
    }
}
