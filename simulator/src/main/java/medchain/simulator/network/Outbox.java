package medchain.simulator.network;

import medchain.simulator.kernel.Agenda;
import medchain.simulator.network.Wire.Kind;

/** How gossip puts things on the agenda: messages for others, alarms for a node itself. */
final class Outbox {
    private final Network network;
    private final Agenda<?> agenda;
    private final Items items;

    Outbox(Network network, Agenda<?> agenda, Items items) {
        this.network = network;
        this.agenda = agenda;
        this.items = items;
    }

    void send(Kind kind, int from, int to, int item, int bodyBytes) {
        int bytes = Gossip.HEADER_BYTES + bodyBytes;
        var spread = items.get(item);
        long now = agenda.nowNanos();
        long at = network.carry(from, to, bytes, now, spread.tag + kind.code);
        if (at != Network.LOST) {
            spread.pending++;
            long event = Wire.pack(kind, to, from);
            agenda.numbersAfter(at - now, event, ((long) bytes << 32) | item);
            long again = network.copy(from, to, at, now, spread.tag + kind.code);
            if (again != Network.LOST) {
                spread.pending++;
                agenda.numbersAfter(again - now, event, ((long) bytes << 32) | item);
            }
        }
    }

    void wake(Kind kind, long after, int node, int from, int item) {
        items.get(item).pending++;
        agenda.numbersAfter(after, Wire.pack(kind, node, from), item);
    }
}
