package medchain.simulator.kernel;

/** Bulk work was given up because the user wants to stop: there is no result. */
public class Stopped extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public Stopped(String message) {
        super(message);
    }
}
