package medchain.simulator.kernel;

import java.util.Arrays;

/**
 * Events in order of (time, sequence) in a 4-ary heap: the short plain queue inside {@link
 * EventQueue}, and beside it in tests.
 *
 * <p>An event is four longs in a row of one array; nothing is allocated unless the array grows.
 */
final class HeapQueue {
    private static final int WORDS = 4;
    private static final int CHILDREN_SHIFT = 2;

    private long[] events;
    private int size;

    HeapQueue(int capacity) {
        events = new long[Math.max(4, capacity) * WORDS];
    }

    void push(long time, long sequence, long a, long b) {
        if (size * WORDS == events.length) {
            events = Arrays.copyOf(events, events.length * 2);
        }
        long[] e = events;
        int at = size++;
        while (at > 0) {
            int parent = (at - 1) >> CHILDREN_SHIFT;
            if (!before(time, sequence, e, parent)) {
                break;
            }
            copy(e, parent, at);
            at = parent;
        }
        put(e, at, time, sequence, a, b);
    }

    /** Drops the first event; read it before. */
    void pop() {
        long[] e = events;
        int last = --size;
        long time = e[last * WORDS];
        long sequence = e[last * WORDS + 1];
        int at = 0;
        for (int child = firstChild(e, 0, last); child >= 0; child = firstChild(e, at, last)) {
            if (before(time, sequence, e, child)) {
                break;
            }
            copy(e, child, at);
            at = child;
        }
        copy(e, last, at);
    }

    int size() {
        return size;
    }

    long time() {
        return events[0];
    }

    long sequence() {
        return events[1];
    }

    long a() {
        return events[2];
    }

    long b() {
        return events[3];
    }

    /** The earliest child of a place, or -1 if it has none among the first {@code size}. */
    private static int firstChild(long[] e, int place, int size) {
        int child = (place << CHILDREN_SHIFT) + 1;
        if (child >= size) {
            return -1;
        }
        int end = Math.min(child + (1 << CHILDREN_SHIFT), size);
        int best = child;
        long time = e[best * WORDS];
        for (int other = child + 1; other < end; other++) {
            long t = e[other * WORDS];
            if (t < time || (t == time && e[other * WORDS + 1] < e[best * WORDS + 1])) {
                best = other;
                time = t;
            }
        }
        return best;
    }

    private static boolean before(long time, long sequence, long[] e, int place) {
        long other = e[place * WORDS];
        return time < other || (time == other && sequence < e[place * WORDS + 1]);
    }

    private static void copy(long[] e, int from, int to) {
        put(e, to, e[from * WORDS], e[from * WORDS + 1], e[from * WORDS + 2], e[from * WORDS + 3]);
    }

    private static void put(long[] e, int place, long time, long sequence, long a, long b) {
        int i = place * WORDS;
        e[i] = time;
        e[i + 1] = sequence;
        e[i + 2] = a;
        e[i + 3] = b;
    }
}
