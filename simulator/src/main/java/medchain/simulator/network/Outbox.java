package medchain.simulator.network;

import medchain.simulator.kernel.Agenda;
import medchain.simulator.network.Wire.Kind;

/**
 * How gossip puts things on the agenda: messages for others, alarms for a node itself, each of a
 * {@link Wire.Kind}.
 */
final class Outbox {
    private final Network network;
    private final Broadcast broadcast;
    private final Overlay overlay;
    private final Agenda<?> agenda;
    private final Items items;

    Outbox(Network network, Agenda<?> agenda, Items items) {
        this.network = network;
        this.broadcast = network.broadcast();
        this.overlay = network.overlay();
        this.agenda = agenda;
        this.items = items;
    }

    /** Tells the neighbour at that place of an item. */
    void announce(int from, int place, int item) {
        var spread = items.get(item);
        beginAnnouncing(from, spread);
        spread.pending += announceNext(from, place, item, spread.tag);
        broadcast.end();
    }

    /** Tells all neighbours of an item but one, and but those who have announced it themselves. */
    void announceToPeers(int from, int except, int item, Spread spread) {
        beginAnnouncing(from, spread);
        int end = overlay.end(from);
        int sent = 0;
        int place = spread.nextSilent(overlay.start(from), end);
        while (place < end) {
            if (overlay.neighbour(place) != except) {
                sent += announceNext(from, place, item, spread.tag);
            }
            place = spread.nextSilent(place + 1, end);
        }
        spread.pending += sent;
        broadcast.end();
    }

    private void beginAnnouncing(int from, Spread spread) {
        int bytes = Wire.HEADER_BYTES + Wire.NAME_BYTES;
        broadcast.begin(from, bytes, agenda.nowNanos(), spread.tag + Kind.ANNOUNCE);
    }

    private int announceNext(int from, int place, int item, long tag) {
        int to = overlay.neighbour(place);
        long at = broadcast.to(to);
        if (at == Network.LOST) {
            return 0;
        }
        long rest = Wire.rest(item, overlay.mirror(place));
        return arrive(Kind.ANNOUNCE, from, to, at, rest, rest, tag);
    }

    /** Asks for what comes before an item. */
    void askBefore(int node, int whom, int item) {
        var spread = items.get(item);
        spread.pending += put(Kind.ASK_BEFORE, node, whom, item, Wire.NAME_BYTES, spread.tag);
    }

    /** Sends what comes before an item. */
    void sendBefore(int from, int to, int item, int bytes) {
        var spread = items.get(item);
        long rest = Wire.rest(item, bytes);
        spread.pending += put(Kind.BEFORE, from, to, rest, bytes, spread.tag);
    }

    /** Returns how many come of it: none, the message, or the message and its copy. */
    private int put(int kind, int from, int to, long rest, int bytes, long tag) {
        long at = carry(kind, from, to, bytes, tag);
        return at == Network.LOST ? 0 : arrive(kind, from, to, at, rest, rest, tag);
    }

    /** When a message arrives that is sent now, or {@link Network#LOST}. */
    private long carry(int kind, int from, int to, int bytes, long tag) {
        long now = agenda.nowNanos();
        return network.carry(from, to, Wire.HEADER_BYTES + bytes, now, tag + kind);
    }

    private int arrive(int kind, int from, int to, long at, long rest, long ofCopy, long tag) {
        long now = agenda.nowNanos();
        long event = Wire.pack(kind, to, from);
        agenda.numbersAfter(at - now, event, rest);
        long again = network.copy(from, to, at, now, tag + kind);
        if (again == Network.LOST) {
            return 1;
        }
        agenda.numbersAfter(again - now, event, ofCopy);
        return 2;
    }

    // ---- questions and bodies: the asker has only so much patience

    /** Asks for an item. A node that has nothing of it after so many nanoseconds is woken. */
    void ask(int node, int whom, int item, Spread spread, long patience) {
        sendInTime(Kind.ASK, node, whom, item, spread, Wire.NAME_BYTES, patience);
    }

    /** Sends a body to the one who asked for it. */
    void answer(int from, int asker, int item, Spread spread, long patience) {
        sendInTime(Kind.BODY, from, asker, item, spread, spread.bytes, patience);
    }

    /** The message takes along what is left of the patience; a copy decides nothing. */
    private void sendInTime(
            int kind, int from, int to, int item, Spread spread, int bytes, long patience) {
        long at = carry(kind, from, to, bytes, spread.tag);
        if (at == Network.LOST) {
            wakeAsker(Wire.pack(kind, to, from), item, patience);
            return;
        }
        long event = Wire.pack(kind, to, from);
        long rest = afterSome(event, Wire.rest(item, (int) patience), at - agenda.nowNanos());
        spread.pending += arrive(kind, from, to, at, rest, item, spread.tag);
    }

    /**
     * Puts a message back on the agenda: its receiver's line takes it after so many nanoseconds.
     */
    void delay(long event, long rest, long nanos) {
        long left = Wire.isTimed(event) ? afterSome(event, rest, nanos) : rest;
        agenda.numbersAfter(nanos, Wire.waited(event), left);
    }

    /** What a question or a body takes along when so many more nanoseconds go by. */
    private long afterSome(long event, long rest, long nanos) {
        int item = Wire.item(rest);
        int patience = Wire.more(rest);
        if (nanos < patience) {
            return Wire.rest(item, (int) (patience - nanos));
        }
        wakeAsker(event, item, patience);
        return item;
    }

    /** What has come of this message is nothing. */
    void inVain(long event, long rest) {
        if (Wire.isTimed(event)) {
            wakeAsker(event, Wire.item(rest), Wire.more(rest));
        }
    }

    /**
     * A question or a body comes too late or not at all: the asker is woken when its patience ends.
     *
     * @param patience nanoseconds that are left; 0 when something else wakes the asker
     */
    private void wakeAsker(long event, int item, long patience) {
        if (patience > 0) {
            boolean question = Wire.kind(event) == Kind.ASK;
            int asker = question ? Wire.from(event) : Wire.to(event);
            int asked = question ? Wire.to(event) : Wire.from(event);
            wake(Kind.RETRY, patience, asker, asked, item);
        }
    }

    void wake(int kind, long after, int node, int from, int item) {
        items.get(item).pending++;
        agenda.numbersAfter(after, Wire.pack(kind, node, from), item);
    }
}
