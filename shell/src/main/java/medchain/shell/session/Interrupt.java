package medchain.shell.session;

import java.util.concurrent.atomic.AtomicBoolean;
import medchain.simulator.kernel.Progress;

/** The wish to stop what is running (Ctrl-C): raised by one thread, seen by the one that works. */
public final class Interrupt {
    private final AtomicBoolean raised = new AtomicBoolean();

    public void raise() {
        raised.set(true);
    }

    public boolean isRaised() {
        return raised.get();
    }

    /** Before the next command. */
    public void clear() {
        raised.set(false);
    }

    /** Tells {@code shown} how far the work has come, and the work when to stop. */
    public Progress stopping(Progress shown) {
        return (stage, done, total) -> shown.at(stage, done, total) && !isRaised();
    }
}
