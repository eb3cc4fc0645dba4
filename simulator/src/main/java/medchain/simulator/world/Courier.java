package medchain.simulator.world;

import medchain.simulator.identity.NodeId;
import medchain.simulator.kernel.Agenda;
import medchain.simulator.network.Fate;
import medchain.simulator.network.Network;
import medchain.simulator.node.Message;

/** Carries what one node says to one other, over the network and the receiver's line. */
record Courier(Network network, Agenda<Event> agenda) {
    void send(NodeId from, NodeId to, Message message) {
        if (network.send(from, to, message.sizeBytes(), agenda.now(), message.tag())
                instanceof Fate.Arrives(var at)) {
            var delivery = new Event.Delivery(to, from, message, false, false);
            agenda.at(at, delivery);
            network.copy(from, to, at, agenda.now(), message.tag())
                    .ifPresent(again -> agenda.at(again, delivery));
        }
    }

    /**
     * A message has come to its receiver's line. Returns whether it is received now: others may be
     * before it, or nobody there.
     */
    boolean received(Event.Delivery d) {
        if (!d.waited()) {
            var received = network.receive(d.to(), d.message().sizeBytes(), agenda.now());
            if (received.isAfter(agenda.now())) {
                agenda.at(received, d.asWaited());
                return false;
            }
        }
        return network.arrives(d.to());
    }
}
