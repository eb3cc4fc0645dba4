package medchain.simulator.kernel;

import java.util.Arrays;

/**
 * Events in order of (time, sequence), made for millions a second: a wheel of short ticks, a small
 * heap for the tick that is now, and a heap for timers beyond the wheel's turn.
 *
 * <p>An event is four longs. Events of a future tick lie unsorted in chunks of eight, so that
 * draining a tick reads memory in a row; only the events of the current tick are ever sorted.
 * Chunks are used again: in steady state nothing is allocated. Order does not depend on when an
 * event was pushed; an event earlier than the last one popped simply comes next.
 *
 * <p>The first event is read by {@link #time()}, {@link #sequence()}, {@link #a()}, {@link #b()}
 * and dropped by {@link #pop()}; all of them need a queue that is not empty.
 */
public final class EventQueue {
    private static final int DEFAULT_TICK_SHIFT = 15;
    private static final int DEFAULT_BUCKETS_LOG = 16;
    private static final int WORDS_SHIFT = 2;
    private static final int CHUNK_SHIFT = 3;
    private static final int CHUNK = 1 << CHUNK_SHIFT;

    /** A bucket's head: the number of a chunk, and in its last bits how many events it has. */
    private static final int FILL_BITS = CHUNK_SHIFT + 1;

    private static final int FIRST_CHUNKS = 64;

    /** No chunk: looks like one that is full, so that the next event asks for another. */
    private static final int NONE = -1 << FILL_BITS | CHUNK;

    private final int tickShift;
    private final int buckets;
    private final HeapQueue current = new HeapQueue(64);
    private final HeapQueue far = new HeapQueue(64);

    /** By bucket: the chunk that is being filled and how many events it has; {@link #NONE}. */
    private final int[] head;

    private final long[] occupied;

    /** By chunk: its events, and the next chunk of the same bucket or of the free list. */
    private long[] events = new long[FIRST_CHUNKS << (CHUNK_SHIFT + WORDS_SHIFT)];

    private int[] nextChunk = new int[FIRST_CHUNKS];
    private int chunks;
    private int free = -1;

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
        Bug.check(tickShift >= 0 && tickShift < 40, "a tick of 1 ns to some minutes");
        Bug.check(bucketsLog >= 6 && bucketsLog < 24, "a wheel of 64 to 8 million ticks");
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
        Bug.check(time >= 0, "an event before the world began");
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
        int bucket = (int) (time >>> tickShift) & (buckets - 1);
        int filling = head[bucket];
        if ((filling & CHUNK) != 0) {
            filling = newChunk(bucket, filling);
        }
        int i = ((filling >> FILL_BITS << CHUNK_SHIFT) + (filling & CHUNK - 1)) << WORDS_SHIFT;
        long[] e = events;
        e[i] = time;
        e[i + 1] = sequence;
        e[i + 2] = a;
        e[i + 3] = b;
        head[bucket] = filling + 1;
        turning++;
    }

    /** A chunk for the bucket; {@code full} is the one that it has, or {@link #NONE}. */
    private int newChunk(int bucket, int full) {
        int chunk = free;
        if (chunk < 0) {
            chunk = chunks++;
            if (chunk == nextChunk.length) {
                nextChunk = Arrays.copyOf(nextChunk, chunk * 2);
                events = Arrays.copyOf(events, events.length * 2);
            }
        } else {
            free = nextChunk[chunk];
        }
        nextChunk[chunk] = full >> FILL_BITS;
        occupied[bucket >>> 6] |= 1L << bucket;
        return chunk << FILL_BITS;
    }

    /** Finds the first event: in the heap of the current tick, or in the next tick that has any. */
    private void settle() {
        if (known) {
            return;
        }
        if (current.size() == 0) {
            Bug.check(size > 0, "an event asked of an empty queue");
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
        int filling = head[bucket];
        if (filling == NONE) {
            return;
        }
        int used = filling & (2 * CHUNK - 1);
        int chunk = filling >> FILL_BITS;
        while (chunk >= 0) {
            int end = ((chunk << CHUNK_SHIFT) + used) << WORDS_SHIFT;
            for (int i = chunk << (CHUNK_SHIFT + WORDS_SHIFT); i < end; i += 1 << WORDS_SHIFT) {
                take(i);
            }
            turning -= used;
            used = CHUNK;
            int after = nextChunk[chunk];
            nextChunk[chunk] = free;
            free = chunk;
            chunk = after;
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
