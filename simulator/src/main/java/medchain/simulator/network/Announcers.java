package medchain.simulator.network;

import java.util.Arrays;

/** Short lists of nodes, many of them, in two arrays: who else has announced what was asked for. */
final class Announcers {
    static final int NOBODY = -1;

    private int[] node = new int[64];
    private int[] next = new int[64];
    private int used;
    private int free = NOBODY;

    /**
     * @param list a list's head, or {@link #NOBODY}
     * @return the head of the longer list
     */
    int add(int list, int announcer) {
        int place = free;
        if (place == NOBODY) {
            place = used++;
            if (place == node.length) {
                node = Arrays.copyOf(node, place * 2);
                next = Arrays.copyOf(next, place * 2);
            }
        } else {
            free = next[place];
        }
        node[place] = announcer;
        next[place] = list;
        return place;
    }

    /** The one who was added last. */
    int first(int list) {
        return node[list];
    }

    /**
     * Takes the first one off.
     *
     * @return the head of the shorter list
     */
    int rest(int list) {
        int rest = next[list];
        next[list] = free;
        free = list;
        return rest;
    }

    void drop(int list) {
        int left = list;
        while (left != NOBODY) {
            left = rest(left);
        }
    }
}
