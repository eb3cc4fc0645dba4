package medchain.simulator.kernel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What will happen and when: objects in order of time, those of one moment in the order in which
 * they were put down.
 *
 * <p>A typed face over {@link EventQueue}, which orders the numbers of the places where the objects
 * lie.
 */
public final class Agenda<E> {
    private final EventQueue queue = new EventQueue();
    private final List<@Nullable E> places = new ArrayList<>();
    private int[] freePlaces = new int[16];
    private int free;

    private SimTime now = SimTime.ZERO;
    private long sequence;
    private long handled;
    private long lastSequence;

    /** Puts an event down for that moment, which may be now but not earlier. */
    public void at(SimTime time, E event) {
        Bug.check(!time.isBefore(now), "an event in the past");
        queue.push(time.nanos(), sequence++, keep(event), 0);
    }

    public boolean isEmpty() {
        return queue.isEmpty();
    }

    public int size() {
        return queue.size();
    }

    /** The moment of the next event; there must be one. */
    public SimTime nextTime() {
        return new SimTime(queue.time());
    }

    /** Takes the next event and moves now to its moment; there must be one. */
    public E next() {
        now = nextTime();
        lastSequence = queue.sequence();
        int place = (int) queue.a();
        queue.pop();
        handled++;
        return take(place);
    }

    public SimTime now() {
        return now;
    }

    /** Lets time pass; no event may be jumped over. */
    public void advanceTo(SimTime time) {
        Bug.check(!time.isBefore(now), "time runs backwards");
        Bug.check(isEmpty() || !nextTime().isBefore(time), "an event would be jumped over");
        now = time;
    }

    /** How many events were taken. */
    public long handled() {
        return handled;
    }

    /** The number, from 0 in the order of {@link #at}, of the event taken last. */
    public long lastSequence() {
        return lastSequence;
    }

    /** As many as ever waited at one time. */
    int placeCount() {
        return places.size();
    }

    private int keep(E event) {
        if (free == 0) {
            places.add(event);
            return places.size() - 1;
        }
        int place = freePlaces[--free];
        places.set(place, event);
        return place;
    }

    private E take(int place) {
        E event = Objects.requireNonNull(places.set(place, null));
        if (free == freePlaces.length) {
            freePlaces = Arrays.copyOf(freePlaces, free * 2);
        }
        freePlaces[free++] = place;
        return event;
    }
}
