package medchain.scenarios.run;

/** The user stopped long work before it was done; nothing has changed. Exit code 130. */
public final class Cancelled extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public Cancelled(String stage) {
        super("cancelled while " + stage);
    }
}
