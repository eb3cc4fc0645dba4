package medchain.simulator.kernel;

import java.util.Arrays;

/**
 * Events in order of (time, sequence), made for millions a second: a wheel of short ticks, a small
 * heap for the tick that is now, and a heap for timers beyond the wheel's turn.
 *
 * <p>An event is four longs in a row, in a place of its own. The events of a future tick are an
 * unsorted list; only those of the current tick are ever sorted. The place that was left last is
 * used first, while it is still in the processor's cache: in steady state nothing is allocated, and
 * ten thousand nodes' events fit into the cache of one core. Order does not depend on when an event
 * was pushed; an event earlier than the last one popped simply comes next.
 *
 * <p>The first event is read by {@link #time()}, {@link #sequence()}, {@link #a()}, {@link #b()}
 * and dropped by {@link #pop()}; all of them need a queue that is not empty.
 */
public final class EventQueue {
    private static final int DEFAULT_TICK_SHIFT = 15;
    private static final int DEFAULT_BUCKETS_LOG = 16;
    private static final int WORDS_SHIFT = 2;
    private static final int FIRST_PLACES = 64;
    private static final int NONE = -1;

    private final int tickShift;
    private final int buckets;
    private final HeapQueue current = new HeapQueue(64);
    private final HeapQueue far = new HeapQueue(64);

    /** By bucket: the place of one of its events, or {@link #NONE}. */
    private final int[] head;

    private final long[] occupied;

    /** By place: an event, and the next place of the same bucket or of the free list. */
    private long[] events = new long[FIRST_PLACES << WORDS_SHIFT];

    private int[] next = new int[FIRST_PLACES];
    private int places;
    private int free = NONE;

    private long tick;
    private int turning;
    private int size;

    /** The first event, when it is known: before all in the heap. */
    private boolean known;

    private long firstTime;
    private long firstSequence;
    private long firstA;
    private long firstB;

    /** Ticks of 2^15 ns (33 µs), 2^16 of them: a turn of 2.1 s. */
    public EventQueue() {
        this(DEFAULT_TICK_SHIFT, DEFAULT_BUCKETS_LOG);
    }

    /**
     * @param tickShift a tick is 2^tickShift nanoseconds
     * @param bucketsLog the wheel has 2^bucketsLog ticks, 6 or more
     */
    EventQueue(int tickShift, int bucketsLog) {
        Assumption.check(tickShift >= 0 && tickShift < 40, "a tick of 1 ns to some minutes");
        Assumption.check(bucketsLog >= 6 && bucketsLog < 24, "a wheel of 64 to 8 million ticks");
        this.tickShift = tickShift;
        buckets = 1 << bucketsLog;
        head = new int[buckets];
        Arrays.fill(head, NONE);
        occupied = new long[buckets >>> 6];
    }

    /**
     * @param time nanoseconds, 0 or more
     * @param sequence breaks ties; give each event its own
     */
    public void push(long time, long sequence, long a, long b) {
        Assumption.check(time >= 0, "an event before the world began");
        size++;
        place(time, sequence, a, b);
    }

    /** Drops the first event. */
    public void pop() {
        settle();
        known = false;
        size--;
    }

    public boolean isEmpty() {
        return size == 0;
    }

    public int size() {
        return size;
    }

    public long time() {
        settle();
        return firstTime;
    }

    public long sequence() {
        settle();
        return firstSequence;
    }

    public long a() {
        settle();
        return firstA;
    }

    public long b() {
        settle();
        return firstB;
    }

    private void place(long time, long sequence, long a, long b) {
        long ahead = (time >>> tickShift) - tick;
        if (ahead <= 0) {
            intoTick(time, sequence, a, b);
        } else if (ahead < buckets) {
            intoWheel(time, sequence, a, b);
        } else {
            far.push(time, sequence, a, b);
        }
    }

    private void intoTick(long time, long sequence, long a, long b) {
        if (known && (time < firstTime || (time == firstTime && sequence < firstSequence))) {
            current.push(firstTime, firstSequence, firstA, firstB);
            first(time, sequence, a, b);
        } else {
            current.push(time, sequence, a, b);
        }
    }

    private void first(long time, long sequence, long a, long b) {
        known = true;
        firstTime = time;
        firstSequence = sequence;
        firstA = a;
        firstB = b;
    }

    private void intoWheel(long time, long sequence, long a, long b) {
        int place = newPlace();
        int i = place << WORDS_SHIFT;
        long[] e = events;
        e[i] = time;
        e[i + 1] = sequence;
        e[i + 2] = a;
        e[i + 3] = b;
        int bucket = (int) (time >>> tickShift) & (buckets - 1);
        next[place] = head[bucket];
        head[bucket] = place;
        occupied[bucket >>> 6] |= 1L << bucket;
        turning++;
    }

    private int newPlace() {
        int place = free;
        if (place != NONE) {
            free = next[place];
            return place;
        }
        if (places == next.length) {
            next = Arrays.copyOf(next, places * 2);
            events = Arrays.copyOf(events, events.length * 2);
        }
        return places++;
    }

    /** Finds the first event: in the heap of the current tick, or in the next tick that has any. */
    private void settle() {
        if (known) {
            return;
        }
        if (current.size() == 0) {
            Assumption.check(size > 0, "an event asked of an empty queue");
            turn();
            if (known) {
                return;
            }
        }
        first(current.time(), current.sequence(), current.a(), current.b());
        current.pop();
    }

    private void turn() {
        // what is far lies beyond all that is in the wheel: it comes in below as soon as it fits
        tick = turning > 0 ? nextOccupiedTick() : far.time() >>> tickShift;
        drain((int) tick & (buckets - 1));
        while (far.size() > 0 && (far.time() >>> tickShift) - tick < buckets) {
            place(far.time(), far.sequence(), far.a(), far.b());
            far.pop();
        }
    }

    /** Looks round the wheel from the tick after this one; some bucket is occupied. */
    private long nextOccupiedTick() {
        int start = (int) (tick + 1) & (buckets - 1);
        int word = start >>> 6;
        long bits = occupied[word] & (-1L << start);
        while (bits == 0) {
            word = (word + 1) & (occupied.length - 1);
            bits = occupied[word];
        }
        int bucket = (word << 6) + Long.numberOfTrailingZeros(bits);
        return tick + 1 + ((bucket - start) & (buckets - 1));
    }

    private void drain(int bucket) {
        int place = head[bucket];
        while (place != NONE) {
            take(place << WORDS_SHIFT);
            turning--;
            int after = next[place];
            next[place] = free;
            free = place;
            place = after;
        }
        head[bucket] = NONE;
        occupied[bucket >>> 6] &= ~(1L << bucket);
    }

    /** The first event of a tick is known at once; most ticks have no second. */
    private void take(int i) {
        if (known) {
            intoTick(events[i], events[i + 1], events[i + 2], events[i + 3]);
        } else {
            first(events[i], events[i + 1], events[i + 2], events[i + 3]);
        }
    }
}
