package medchain.simulator.kernel;

import java.util.Arrays;

/**
 * Lists of events that lie together in memory, so that a list is read as the processor likes to
 * read: one event behind the other.
 *
 * <p>An event is four longs in a row, in a place of its own. A list is named by the place of its
 * last event and consists of blocks of {@value #BLOCK} places. The block that was left last is used
 * first, while it is still in the processor's cache: in steady state nothing is allocated.
 */
final class EventBlocks {
    /** No place: the name of an empty list. */
    static final int NONE = -1;

    private static final int BLOCK = 16;
    private static final int BLOCK_SHIFT = 4;
    private static final int WORDS_SHIFT = 2;
    private static final int FIRST_BLOCKS = 4;

    private long[] events = new long[(FIRST_BLOCKS * BLOCK) << WORDS_SHIFT];

    /** By place: another place, for the use of the queue. */
    private int[] links = new int[FIRST_BLOCKS * BLOCK];

    /** By block: the last place of its list before it, or the next block that is free. */
    private int[] before = new int[FIRST_BLOCKS];

    private int blocks;
    private int free = NONE;

    /**
     * Puts an event at the end of a list.
     *
     * @param last names the list
     * @return its place, which names the list from now on
     */
    int add(int last, long time, long sequence, long a, long b) {
        int place = last + 1;
        if ((place & (BLOCK - 1)) == 0) {
            place = newBlock(last);
        }
        int i = place << WORDS_SHIFT;
        long[] e = events;
        e[i] = time;
        e[i + 1] = sequence;
        e[i + 2] = a;
        e[i + 3] = b;
        return place;
    }

    private int newBlock(int last) {
        int block = free;
        if (block == NONE) {
            block = blocks++;
            makeRoom();
        } else {
            free = before[block];
        }
        before[block] = last;
        return block << BLOCK_SHIFT;
    }

    private void makeRoom() {
        if (blocks > before.length) {
            before = Arrays.copyOf(before, before.length * 2);
            links = Arrays.copyOf(links, links.length * 2);
            events = Arrays.copyOf(events, events.length * 2);
        }
    }

    /** The place before that one in its list, or {@link #NONE}. */
    int before(int place) {
        return (place & (BLOCK - 1)) == 0 ? before[place >>> BLOCK_SHIFT] : place - 1;
    }

    /** Gives the blocks of a list back. */
    void free(int last) {
        int place = last;
        while (place != NONE) {
            int block = place >>> BLOCK_SHIFT;
            place = before[block];
            before[block] = free;
            free = block;
        }
    }

    long time(int place) {
        return events[place << WORDS_SHIFT];
    }

    long sequence(int place) {
        return events[(place << WORDS_SHIFT) + 1];
    }

    long a(int place) {
        return events[(place << WORDS_SHIFT) + 2];
    }

    long b(int place) {
        return events[(place << WORDS_SHIFT) + 3];
    }

    int link(int place) {
        return links[place];
    }

    void link(int place, int to) {
        links[place] = to;
    }
}
