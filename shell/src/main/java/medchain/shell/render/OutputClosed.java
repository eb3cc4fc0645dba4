package medchain.shell.render;

/** Nobody reads our output any more ({@code | head}): time to leave quietly. */
public final class OutputClosed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    OutputClosed() {
        super("output closed");
    }
}
