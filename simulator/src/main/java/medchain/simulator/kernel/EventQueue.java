package medchain.simulator.kernel;

import java.util.Arrays;

/**
 * Events in order of (time, sequence), made for millions a second: a wheel of spans of 64 short
 * ticks, a small heap for the tick that is now, and a heap for timers beyond the wheel's turn.
 *
 * <p>The events of a future span are an unsorted list, one behind the other in memory; those of the
 * current span are sorted into its ticks, and only those of the current tick are ever sorted by
 * time. So events that come one after the other are read together, and ten thousand nodes' events,
 * more than fit into the cache of one core, need not be waited for one by one. Order does not
 * depend on when an event was pushed; an event earlier than the last one popped simply comes next.
 *
 * <p>The first event is read by {@link #time()}, {@link #sequence()}, {@link #a()}, {@link #b()}
 * and dropped by {@link #pop()}; all of them need a queue that is not empty.
 */
public final class EventQueue {
    private static final int DEFAULT_TICK_SHIFT = 15;
    private static final int DEFAULT_SPANS_LOG = 10;

    /** A span has as many ticks as a word has bits. */
    private static final int TICKS_LOG = 6;

    private static final int NONE = EventBlocks.NONE;

    private final int tickShift;
    private final int spanShift;
    private final int spans;
    private final HeapQueue current = new HeapQueue(64);
    private final HeapQueue far = new HeapQueue(64);
    private final EventBlocks events = new EventBlocks();

    /** By span of the wheel: the list of its events. */
    private final int[] listOfSpan;

    private final long[] occupiedSpans;

    /** By tick of the current span: the place of one of its events, linked to that of another. */
    private final int[] placeOfTick = new int[1 << TICKS_LOG];

    private long occupiedTicks;

    private long span;
    private long tick;
    private int turning;
    private int size;

    /** The first event, when it is known: before all in the heap. */
    private boolean known;

    private long firstTime;
    private long firstSequence;
    private long firstA;
    private long firstB;

    /** Ticks of 2^15 ns (33 µs), spans of 2.1 ms, 2^10 of them: a turn of 2.1 s. */
    public EventQueue() {
        this(DEFAULT_TICK_SHIFT, DEFAULT_SPANS_LOG);
    }

    /**
     * @param tickShift a tick is 2^tickShift nanoseconds
     * @param spansLog the wheel has 2^spansLog spans of 64 ticks
     */
    EventQueue(int tickShift, int spansLog) {
        Assumption.check(tickShift >= 0 && tickShift < 40, "a tick of 1 ns to some minutes");
        Assumption.check(spansLog >= 0 && spansLog < 18, "a wheel of 1 to 131,072 spans");
        this.tickShift = tickShift;
        spanShift = tickShift + TICKS_LOG;
        spans = 1 << spansLog;
        listOfSpan = new int[spans];
        Arrays.fill(listOfSpan, NONE);
        occupiedSpans = new long[(spans + Long.SIZE - 1) / Long.SIZE];
        Arrays.fill(placeOfTick, NONE);
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
        if (time >>> tickShift <= tick) {
            intoTick(time, sequence, a, b);
        } else if ((time >>> spanShift) - span < spans) {
            intoSpan(time, sequence, a, b);
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

    private void intoSpan(long time, long sequence, long a, long b) {
        long itsSpan = time >>> spanShift;
        int slot = slot(itsSpan);
        int last = listOfSpan[slot];
        int place = events.add(last, time, sequence, a, b);
        listOfSpan[slot] = place;
        if (last == NONE) {
            occupiedSpans[slot >>> 6] |= 1L << slot;
        }
        turning++;
        if (itsSpan == span) {
            sortIntoTick(place);
        }
    }

    private int slot(long span) {
        return (int) span & (spans - 1);
    }

    private void sortIntoTick(int place) {
        int at = (int) (events.time(place) >>> tickShift) & (placeOfTick.length - 1);
        events.link(place, placeOfTick[at]);
        placeOfTick[at] = place;
        occupiedTicks |= 1L << at;
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
        if (occupiedTicks == 0) {
            nextSpan();
        }
        int at = Long.numberOfTrailingZeros(occupiedTicks);
        occupiedTicks &= occupiedTicks - 1;
        tick = (span << TICKS_LOG) + at;
        int place = placeOfTick[at];
        placeOfTick[at] = NONE;
        while (place != NONE) {
            take(place);
            turning--;
            place = events.link(place);
        }
    }

    private void nextSpan() {
        dropSpan();
        // what is far lies beyond all that is in the wheel: it comes in below as soon as it fits
        span = turning > 0 ? nextOccupiedSpan() : far.time() >>> spanShift;
        tick = (span << TICKS_LOG) - 1;
        int place = listOfSpan[slot(span)];
        while (place != NONE) {
            sortIntoTick(place);
            place = events.before(place);
        }
        while (far.size() > 0 && (far.time() >>> spanShift) - span < spans) {
            place(far.time(), far.sequence(), far.a(), far.b());
            far.pop();
        }
    }

    private void dropSpan() {
        int slot = slot(span);
        events.free(listOfSpan[slot]);
        listOfSpan[slot] = NONE;
        occupiedSpans[slot >>> 6] &= ~(1L << slot);
    }

    /** Looks round the wheel from the span after this one; some span is occupied. */
    private long nextOccupiedSpan() {
        int start = slot(span + 1);
        int word = start >>> 6;
        long bits = occupiedSpans[word] & (-1L << start);
        while (bits == 0) {
            word = (word + 1) % occupiedSpans.length;
            bits = occupiedSpans[word];
        }
        int slot = (word << 6) + Long.numberOfTrailingZeros(bits);
        return span + 1 + slot(slot - start);
    }

    /** The first event of a tick is known at once; most ticks have no second. */
    private void take(int place) {
        long time = events.time(place);
        long sequence = events.sequence(place);
        if (known) {
            intoTick(time, sequence, events.a(place), events.b(place));
        } else {
            first(time, sequence, events.a(place), events.b(place));
        }
    }
}
