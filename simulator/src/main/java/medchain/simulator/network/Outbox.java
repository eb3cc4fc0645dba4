package medchain.simulator.network;

import medchain.simulator.kernel.Agenda;

/**
 * How gossip puts things on the agenda: messages for others, alarms for a node itself, each of a
 * {@link Wire.Kind}.
 */
final class Outbox {
    private final Network network;
    private final Agenda<?> agenda;
    private final Items items;

    Outbox(Network network, Agenda<?> agenda, Items items) {
        this.network = network;
        this.agenda = agenda;
        this.items = items;
    }

    void send(int kind, int from, int to, int item, int bodyBytes) {
        var spread = items.get(item);
        int bytes = Gossip.HEADER_BYTES + bodyBytes;
        spread.pending += put(kind, from, to, item, bytes, spread.tag + kind);
    }

    /** To all peers of a node but one. */
    void sendToPeers(int kind, int from, int except, int item, int bodyBytes) {
        var spread = items.get(item);
        int bytes = Gossip.HEADER_BYTES + bodyBytes;
        var overlay = network.overlay();
        int end = overlay.end(from);
        int sent = 0;
        for (int i = overlay.start(from); i < end; i++) {
            int to = overlay.neighbour(i);
            if (to != except) {
                sent += put(kind, from, to, item, bytes, spread.tag + kind);
            }
        }
        spread.pending += sent;
    }

    /** Returns how many come of it: none, the message, or the message and its copy. */
    private int put(int kind, int from, int to, int item, int bytes, long tag) {
        long now = agenda.nowNanos();
        long at = network.carry(from, to, bytes, now, tag);
        if (at == Network.LOST) {
            return 0;
        }
        long event = Wire.pack(kind, to, from);
        long bytesAndItem = ((long) bytes << 32) | item;
        agenda.numbersAfter(at - now, event, bytesAndItem);
        long again = network.copy(from, to, at, now, tag);
        if (again == Network.LOST) {
            return 1;
        }
        agenda.numbersAfter(again - now, event, bytesAndItem);
        return 2;
    }

    void wake(int kind, long after, int node, int from, int item) {
        items.get(item).pending++;
        agenda.numbersAfter(after, Wire.pack(kind, node, from), item);
    }
}
