package medchain.simulator.kernel;

/** A broken assumption of ours, never an answer to a user: assertions that are always on. */
public final class Bug extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    public Bug(String what) {
        super(what);
    }

    public static void check(boolean holds, String what) {
        if (!holds) {
            throw new Bug(what);
        }
    }
}
