package medchain.simulator.network;

import java.util.List;

/** What gossip cannot know: the full nodes, and what an item's number stands for. */
public interface Nodes {
    /** Whether a full node needs no copy, since it has the item on its disk. */
    boolean has(int node, int item);

    /** A full node has received the item; it calls {@link Gossip#offer} if it passes it on. */
    void received(int node, int from, int item);

    /** Whether relays pass the item on; asked once, when the first of them has it. */
    boolean isSound(int item);

    /**
     * The items that have yet to come into a block now, in the order in which they were added: what
     * peers tell each other who meet again.
     */
    List<Integer> open();

    /**
     * How long a node takes to look at an item before it passes it on.
     *
     * @return nanoseconds, 0 or more
     */
    long checkingNanos(int node, int item);

    /** The item is out of the way; its number may stand for another from now on. */
    void forgotten(int item);
}
