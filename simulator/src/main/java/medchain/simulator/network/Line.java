package medchain.simulator.network;

import java.util.Arrays;

/**
 * One direction of a node's connection: serves one message at a time, each in the first gap from
 * the moment at which it is ready.
 *
 * <p>Only the times at which the line is busy are kept, joined where they touch and forgotten when
 * they have passed, so a queue of thousands is one pair of numbers.
 */
final class Line {
    private static final double NANOS_PER_SECOND = 1e9;

    private final double nanosPerBit;
    private long[] busyFrom = new long[4];
    private long[] busyUntil = new long[4];
    private int size;

    Line(long bitsPerSecond) {
        nanosPerBit = nanosPerBit(bitsPerSecond);
    }

    static double nanosPerBit(long bitsPerSecond) {
        return NANOS_PER_SECOND / bitsPerSecond;
    }

    /**
     * @param now nothing will be asked for before this
     * @param ready nanoseconds, now or later
     * @param bytes 0 or more
     * @return when the last bit has passed
     */
    long serve(long now, long ready, int bytes) {
        forget(now);
        long duration = nanos(bytes);
        int at = 0;
        long start = ready;
        while (at < size && busyFrom[at] - start < duration) {
            start = Math.max(start, busyUntil[at]);
            at++;
        }
        if (duration > 0) {
            occupy(at, start, start + duration);
        }
        return start + duration;
    }

    /** How long so many bytes take. */
    long nanos(int bytes) {
        return (long) (bytes * 8L * nanosPerBit);
    }

    private void forget(long now) {
        int passed = 0;
        while (passed < size && busyUntil[passed] <= now) {
            passed++;
        }
        if (passed > 0) {
            remove(0, passed);
        }
    }

    /** Marks a gap before place {@code at} busy, joining it to what it touches. */
    private void occupy(int at, long from, long until) {
        boolean joinsEarlier = at > 0 && busyUntil[at - 1] == from;
        boolean joinsLater = at < size && busyFrom[at] == until;
        if (joinsEarlier && joinsLater) {
            busyUntil[at - 1] = busyUntil[at];
            remove(at, at + 1);
        } else if (joinsEarlier) {
            busyUntil[at - 1] = until;
        } else if (joinsLater) {
            busyFrom[at] = from;
        } else {
            insert(at, from, until);
        }
    }

    private void insert(int at, long from, long until) {
        if (size == busyFrom.length) {
            busyFrom = Arrays.copyOf(busyFrom, size * 2);
            busyUntil = Arrays.copyOf(busyUntil, size * 2);
        }
        System.arraycopy(busyFrom, at, busyFrom, at + 1, size - at);
        System.arraycopy(busyUntil, at, busyUntil, at + 1, size - at);
        busyFrom[at] = from;
        busyUntil[at] = until;
        size++;
    }

    private void remove(int from, int to) {
        System.arraycopy(busyFrom, to, busyFrom, from, size - to);
        System.arraycopy(busyUntil, to, busyUntil, from, size - to);
        size -= to - from;
    }
}
