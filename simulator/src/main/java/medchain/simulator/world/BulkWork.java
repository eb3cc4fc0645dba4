package medchain.simulator.world;

import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import medchain.simulator.kernel.Agenda;
import medchain.simulator.kernel.Parallel;
import medchain.simulator.kernel.Portable;
import medchain.simulator.kernel.Stopped;

/**
 * The port for bulk work as a world uses it: the user may stop what is done between two events;
 * what an event does is done to its end, or the event would have happened by half.
 */
final class BulkWork implements Parallel {
    private final Parallel between;
    private final Parallel within;
    private boolean inEvent;

    BulkWork(Parallel port) {
        between = port;
        within = port.steady();
    }

    void inEvent(Runnable event) {
        inEvent = true;
        try {
            event.run();
        } finally {
            inEvent = false;
        }
    }

    /**
     * Does long pure work of the next event beforehand, where the user may stop it.
     *
     * @return false when he did; the event waits, as if nothing had been done
     */
    boolean isPrepared(Agenda<Event> agenda, Hub hub) {
        if (!agenda.objectIsNext() || !(agenda.peek() instanceof Event.Alarm alarm)) {
            return true;
        }
        try {
            hub.prepare(alarm);
            return true;
        } catch (Stopped wished) {
            return false;
        }
    }

    private Parallel port() {
        return inEvent ? within : between;
    }

    @Override
    public <T, R> List<R> map(String stage, List<T> items, Function<? super T, ? extends R> work) {
        return port().map(stage, items, work);
    }

    @Override
    public boolean sendsAway(int operations) {
        return port().sendsAway(operations);
    }

    @Override
    public List<byte[]> send(String stage, Portable work, byte[] shared, List<byte[]> pieces) {
        return port().send(stage, work, shared, pieces);
    }

    @Override
    public <T> T by(String who, Supplier<T> work) {
        return port().by(who, work);
    }
}
