package medchain.scenarios.run;

import medchain.simulator.kernel.Stopped;

/** The user stopped long work before it was done; nothing has changed. Exit code 130. */
public final class Cancelled extends Stopped {
    private static final long serialVersionUID = 1L;

    public Cancelled(String stage) {
        super("cancelled while " + stage);
    }
}
