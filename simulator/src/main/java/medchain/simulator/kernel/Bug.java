package medchain.simulator.kernel;

/** A broken assumption of ours, never an answer to a user; see {@link Assumption}. */
public final class Bug extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    public Bug(String what) {
        super(what);
    }
}
