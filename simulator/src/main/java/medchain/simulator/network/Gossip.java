package medchain.simulator.network;

import java.util.BitSet;
import java.util.List;
import medchain.simulator.identity.NodeId;
import medchain.simulator.kernel.Agenda;
import medchain.simulator.kernel.Bug;
import medchain.simulator.network.Spread.Soundness;
import medchain.simulator.network.Wire.Kind;

/**
 * Spreads items over the overlay as Bitcoin does: announce, ask, body; ask the next announcer when
 * the first does not deliver.
 *
 * <p>What all nodes know of an item lies in arrays, and an event is two numbers, so that a hundred
 * thousand nodes gossip without an object each. Full nodes are asked what they think of an item
 * ({@link Nodes}); the others are relays, which hold blocks in the order of the chain and pass on
 * what is sound.
 */
public final class Gossip {
    /** How long a body may take before the next announcer is asked. */
    private static final long PATIENCE_NANOS = 1_500_000_000L;

    /** The tip of a node that has nothing of the chain. */
    public static final int NO_TIP = -1;

    private final Network network;
    private final Overlay overlay;
    private final Agenda<?> agenda;
    private final Nodes nodes;
    private final int fullNodes;
    private final Items items;
    private final Outbox outbox;
    private final RelayChains chains;

    /**
     * @param fullNodes the nodes numbered below this are full nodes, the others relays
     */
    public Gossip(Network network, Agenda<?> agenda, int fullNodes, Nodes nodes) {
        this.network = network;
        this.agenda = agenda;
        this.fullNodes = fullNodes;
        this.nodes = nodes;
        overlay = network.overlay();
        items = new Items(overlay);
        outbox = new Outbox(network, agenda, items);
        chains = new RelayChains(network.nodes());
    }

    /**
     * A new item comes into the world.
     *
     * @param bytes of its body
     * @param tag some bits of its hash
     * @param height its place in the chain of items that need each other, 0 when it needs none
     * @return its number
     */
    public int add(int bytes, long tag, long height) {
        int item = items.add(bytes, tag, Math.toIntExact(height), agenda.nowNanos());
        for (int old = items.forgetOldest(); old >= 0; old = items.forgetOldest()) {
            nodes.forgotten(old);
        }
        if (height > 0) {
            items.get(item).inChain = chains.add((int) height, bytes);
        }
        return item;
    }

    /** A node offers the item to its peers. Returns false when it does so already. */
    public boolean offer(int node, int item) {
        return offer(node, item, items.get(item));
    }

    private boolean offer(int node, int item, Spread spread) {
        if (spread.offeredBy(node)) {
            return false;
        }
        int source = spread.source(node);
        spread.offer(node, agenda.nowNanos());
        chains.offered(node, spread);
        outbox.announceToPeers(node, source, item, spread);
        return true;
    }

    /** As {@link #offer}, once the node has done what it takes to make the item. */
    public boolean offerLater(int node, int item, long nanos) {
        boolean first = !items.get(item).offeredBy(node);
        if (first) {
            outbox.wake(Kind.MADE, nanos, node, node, item);
        }
        return first;
    }

    /** Whether a node has been sent the body. */
    public boolean isHeldBy(int node, int item) {
        return items.get(item).isHeldBy(node);
    }

    /** A node sends the body to one peer, unasked. */
    public void show(int node, int peer, int item) {
        outbox.answer(node, peer, item, items.get(item), 0);
    }

    /**
     * A node has lost its memory, and its peers their connection with it; what it has on its disk
     * its {@link Nodes#has} knows.
     */
    public void forget(int node) {
        items.crash(node);
    }

    /**
     * The links between these nodes and the others carry again. Over each of them both ends
     * announce what has not come into a block, as peers do when they connect (Ethereum's devp2p,
     * eth/68, NewPooledTransactionHashes): what was said during a cut is lost otherwise.
     */
    public void reconnect(BitSet side) {
        var open = nodes.open();
        for (int node = side.nextSetBit(0); node >= 0; node = side.nextSetBit(node + 1)) {
            for (int place = overlay.start(node); place < overlay.end(node); place++) {
                int peer = overlay.neighbour(place);
                if (!side.get(peer)) {
                    announceAgain(node, place, open);
                    announceAgain(peer, overlay.mirror(place), open);
                }
            }
        }
    }

    private void announceAgain(int from, int place, List<Integer> open) {
        for (int item : open) {
            if (network.isUp(from) && items.get(item).offeredBy(from)) {
                outbox.announce(from, place, item);
            }
        }
    }

    /** A relay has lost its disk as well. */
    public void wipe(int relay) {
        chains.wipe(relay);
    }

    /**
     * The highest block that a relay has, as the how-manieth item with a height that was added,
     * from 0; {@link #NO_TIP} when it has none.
     */
    public int tip(int relay) {
        return chains.tip(relay);
    }

    /** How far an item has come. */
    public Reach reach(int item) {
        return items.get(item).reach();
    }

    /** The height of the chain that a relay has. */
    public long height(NodeId relay) {
        return chains.height(relay.index());
    }

    // ---- events

    /** An event that this gossip put on the agenda has come. */
    public void handle(long event, long rest) {
        int item = Wire.item(rest);
        var spread = items.get(item);
        spread.pending--;
        int to = Wire.to(event);
        if (!Wire.isMessage(event)) {
            if (network.isUp(to)) {
                onOwn(event, item, spread);
            }
        } else if (mustWait(event, rest, spread)) {
            spread.pending++;
        } else if (network.arrives(to)) {
            onMessage(event, rest, item, spread);
        } else {
            outbox.inVain(event, rest);
        }
    }

    /**
     * An event of this gossip is kept for a node that stands still.
     *
     * @return what to keep in the place of its second number
     */
    public long held(long event, long rest) {
        outbox.inVain(event, rest);
        return Wire.isTimed(event) ? Wire.rest(Wire.item(rest), 0) : rest;
    }

    /** Puts a message back on the agenda when others are before it at its receiver's line. */
    private boolean mustWait(long event, long rest, Spread spread) {
        if (Wire.hasWaited(event)) {
            return false;
        }
        long now = agenda.nowNanos();
        long received = network.receive(Wire.to(event), Wire.bytes(event, rest, spread), now);
        if (received == now) {
            return false;
        }
        outbox.delay(event, rest, received - now);
        return true;
    }

    private void onMessage(long event, long rest, int item, Spread spread) {
        int to = Wire.to(event);
        int from = Wire.from(event);
        switch (Wire.kind(event)) {
            case Kind.ANNOUNCE -> {
                spread.announceAt(Wire.more(rest));
                onAnnounce(to, from, item, spread);
            }
            case Kind.ASK -> {
                if (spread.offeredBy(to)) {
                    outbox.answer(to, from, item, spread, Wire.more(rest));
                } else {
                    outbox.inVain(event, rest);
                }
            }
            case Kind.BODY -> onBody(to, from, item, spread);
            case Kind.ASK_BEFORE -> {
                if (spread.offeredBy(to)) {
                    outbox.sendBefore(to, from, item, chains.bytesBefore(from, spread));
                }
            }
            case Kind.BEFORE -> onBefore(to, item, spread);
            default -> throw new Bug("a node's own event taken for a message");
        }
    }

    private void onOwn(long event, int item, Spread spread) {
        int node = Wire.to(event);
        switch (Wire.kind(event)) {
            case Kind.RETRY -> onRetry(node, Wire.from(event), item, spread);
            case Kind.CHECKED -> onChecked(node, Wire.from(event), item, spread);
            case Kind.MADE -> offer(node, item, spread);
            default -> throw new Bug("a message taken for a node's own event");
        }
    }

    private void onAnnounce(int node, int from, int item, Spread spread) {
        if (spread.lackedBy(node) && !isOnDisk(node, item, spread)) {
            ask(node, from, item, spread);
        }
    }

    private boolean isOnDisk(int node, int item, Spread spread) {
        return isRelay(node) ? chains.isDeepBelow(node, spread) : nodes.has(node, item);
    }

    private void ask(int node, int whom, int item, Spread spread) {
        spread.ask(node, whom);
        outbox.ask(node, whom, item, spread, PATIENCE_NANOS);
    }

    /** What was asked for has not come: the next one is asked. */
    private void onRetry(int node, int whom, int item, Spread spread) {
        if (spread.isAsked(node, whom)) {
            askNext(node, whom, item, spread);
        } else if (whom == node && waitsForOthers(node, spread)) {
            askBefore(node, overlay.peerAfter(node, spread.source(node)), item, spread);
        }
    }

    /** Asks another who announced the body, or gives up until it is announced again. */
    private void askNext(int node, int whom, int item, Spread spread) {
        int inVain = overlay.place(node, whom);
        spread.forgetAt(inVain);
        int next = overlay.after(node, inVain);
        while (next != inVain && !spread.isAnnouncedAt(next)) {
            next = overlay.after(node, next);
        }
        if (next == inVain) {
            spread.lack(node);
        } else {
            ask(node, overlay.neighbour(next), item, spread);
        }
    }

    private void onBody(int node, int from, int item, Spread spread) {
        if (spread.isHeldBy(node)) {
            return;
        }
        spread.have(node, from);
        long checking = nodes.checkingNanos(node, item);
        if (checking > 0) {
            outbox.wake(Kind.CHECKED, checking, node, from, item);
        } else {
            onChecked(node, from, item, spread);
        }
    }

    private void onChecked(int node, int from, int item, Spread spread) {
        if (!isRelay(node)) {
            nodes.received(node, from, item);
        } else if (isSound(item, spread)) {
            if (waitsForOthers(node, spread)) {
                askBefore(node, from, item, spread);
            } else {
                offer(node, item, spread);
            }
        }
    }

    // ---- relays

    private boolean isRelay(int node) {
        return node >= fullNodes;
    }

    private boolean isSound(int item, Spread spread) {
        if (spread.soundness() == Soundness.UNKNOWN) {
            spread.judge(nodes.isSound(item));
        }
        return spread.soundness() == Soundness.SOUND;
    }

    /** A relay has a sound block but not the ones before it. */
    private boolean waitsForOthers(int node, Spread spread) {
        return isRelay(node)
                && spread.soundness() == Soundness.SOUND
                && spread.isHeldBy(node)
                && !spread.offeredBy(node)
                && chains.isBehind(node, spread);
    }

    private void askBefore(int node, int whom, int item, Spread spread) {
        spread.have(node, whom);
        outbox.askBefore(node, whom, item);
        outbox.wake(Kind.RETRY, PATIENCE_NANOS, node, node, item);
    }

    private void onBefore(int node, int item, Spread spread) {
        if (waitsForOthers(node, spread)) {
            chains.catchUp(node, spread);
            offer(node, item, spread);
        }
    }
}
