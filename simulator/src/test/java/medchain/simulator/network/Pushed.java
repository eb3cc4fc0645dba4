package medchain.simulator.network;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import medchain.simulator.kernel.Agenda;
import medchain.simulator.kernel.Streams;

/**
 * Full nodes that are sent bodies unasked, so that a hop is one message: the real gossip, network
 * and agenda, with the least around them.
 */
abstract class Pushed implements Nodes {
    final Agenda<Object> agenda = new Agenda<>();
    final Network network;
    final Gossip gossip;

    Pushed(int nodes, int degree, LatencyModel latency, long seed) {
        this(nodes, new Topology.RandomRegular(degree), latency, seed);
    }

    Pushed(int nodes, Topology topology, LatencyModel latency, long seed) {
        // a region of no name has the same line everywhere, 100 Mbit/s
        var regions = new TreeMap<String, Integer>();
        regions.put("ANYWHERE", nodes);
        var shape =
                new NetworkShape(
                        regions,
                        latency,
                        NetworkShape.USUAL_JITTER,
                        topology,
                        Optional.empty(),
                        0,
                        0);
        network = new Network(shape, new Streams(seed));
        gossip = new Gossip(network, agenda, nodes, this);
    }

    /** Sends the item to all neighbours but one. */
    final void push(int node, int item, int butNotTo) {
        var overlay = network.overlay();
        for (int i = overlay.start(node); i < overlay.end(node); i++) {
            int peer = overlay.neighbour(i);
            if (peer != butNotTo) {
                gossip.show(node, peer, item);
            }
        }
    }

    /** Handles all that happens before a moment. */
    final void runTo(long nanos) {
        while (!agenda.isEmpty() && agenda.nextNanos() < nanos) {
            agenda.nextNumbers();
            handle(agenda.a(), agenda.b());
        }
    }

    void handle(long a, long b) {
        gossip.handle(a, b);
    }

    static LatencyModel exponential(Duration mean) {
        return new LatencyModel.Exponential(mean);
    }

    @Override
    public final boolean has(int node, int item) {
        return false;
    }

    @Override
    public final boolean isSound(int item) {
        return true;
    }

    /** The first item. */
    @Override
    public final List<Integer> open() {
        return List.of(0);
    }

    @Override
    public final long checkingNanos(int node, int item) {
        return 0;
    }

    @Override
    public final void forgotten(int item) {}
}
