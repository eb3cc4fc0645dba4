package medchain.simulator.kernel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What will happen and when, in order of time, events of one moment in the order in which they were
 * put down.
 *
 * <p>A typed face over {@link EventQueue}. Most events are objects, whose places the queue orders;
 * what happens millions of times a second is two numbers and costs no object.
 */
public final class Agenda<E> {
    private final EventQueue queue = new EventQueue();
    private final List<@Nullable E> places = new ArrayList<>();
    private int[] freePlaces = new int[16];
    private int free;

    private long now;
    private long sequence;
    private long handled;
    private long lastSequence;
    private long a;
    private long b;

    /** Puts an event down for that moment, which may be now but not earlier. */
    public void at(SimTime time, E event) {
        Assumption.check(time.nanos() >= now, "an event in the past");
        queue.push(time.nanos(), sequence++, ~keep(event), 0);
    }

    /**
     * Puts an event of two numbers down.
     *
     * @param nanos from now, 0 or more
     * @param a 0 or more
     */
    public void numbersAfter(long nanos, long a, long b) {
        Assumption.check(nanos >= 0 && a >= 0, "an event in the past, or an object");
        queue.push(now + nanos, sequence++, a, b);
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

    /** Whether the next event is an object; there must be one. */
    public boolean objectIsNext() {
        return queue.a() < 0;
    }

    /** The next event, an object, which stays on the agenda; there must be one. */
    public E peek() {
        Assumption.check(objectIsNext(), "an event of numbers taken for an object");
        return Objects.requireNonNull(places.get((int) ~queue.a()));
    }

    /** As {@link #nextTime}, in nanoseconds. */
    public long nextNanos() {
        return queue.time();
    }

    /** Takes the next event, an object, and moves now to its moment. */
    public E next() {
        pop();
        Assumption.check(a < 0, "an event of numbers taken for an object");
        return take((int) ~a);
    }

    /** Takes the next event, one of numbers, and moves now to its moment. */
    public void nextNumbers() {
        pop();
        Assumption.check(a >= 0, "an object taken for an event of numbers");
    }

    private void pop() {
        now = queue.time();
        lastSequence = queue.sequence();
        a = queue.a();
        b = queue.b();
        queue.pop();
        handled++;
    }

    /** The first number of the event taken last. */
    public long a() {
        return a;
    }

    /** The second number of the event taken last. */
    public long b() {
        return b;
    }

    public SimTime now() {
        return new SimTime(now);
    }

    public long nowNanos() {
        return now;
    }

    /** Lets time pass; no event may be jumped over. */
    public void advanceTo(SimTime time) {
        Assumption.check(time.nanos() >= now, "time runs backwards");
        Assumption.check(
                isEmpty() || queue.time() >= time.nanos(), "an event would be jumped over");
        now = time.nanos();
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
