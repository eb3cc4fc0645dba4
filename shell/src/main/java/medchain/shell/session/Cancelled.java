package medchain.shell.session;

/** The user stopped work that leaves nothing behind (Ctrl-C, end of input at a prompt). */
public final class Cancelled extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public Cancelled(String what) {
        super(what);
    }
}
