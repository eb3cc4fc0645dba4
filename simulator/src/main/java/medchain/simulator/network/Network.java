package medchain.simulator.network;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import medchain.simulator.identity.NodeId;
import medchain.simulator.kernel.Assumption;
import medchain.simulator.kernel.Keyed;
import medchain.simulator.kernel.SimTime;
import medchain.simulator.kernel.Streams;

/**
 * Decides the fate of each message when it is sent: uplink queue, distance, downlink queue, loss,
 * partition.
 *
 * <p>Chance is drawn once for a message, by (sender, receiver, moment, item), and decides about
 * delay and loss, so a fault elsewhere changes no draw here. A message sent before a partition
 * begins still arrives.
 */
public final class Network {
    /** What {@link #carry} answers for a message that does not arrive. */
    static final long LOST = -1;

    private final List<String> regionOfNode;
    private final Overlay overlay;
    private final Delays delays;
    private final Keyed chances;
    private final Lines lines;
    private final boolean[] down;
    private final Disturbances disturbances;
    private final Traffic traffic = new Traffic();
    private final double usualLoss;
    private final Broadcast broadcast;

    /**
     * @throws IllegalArgumentException if a region has no row in the latency matrix, or the
     *     topology does not fit the number of nodes
     */
    public Network(NetworkShape shape, Streams streams) {
        regionOfNode = place(shape);
        int nodes = regionOfNode.size();
        overlay = Overlays.make(shape.topology(), nodes, streams.stream("network.overlay"));
        delays = Delays.of(shape.latency(), shape.jitter(), regionOfNode);
        chances = streams.keyed("network.delay");
        lines =
                new Lines(
                        regionOfNode.stream()
                                .map(region ->
                                        shape.bandwidth()
                                                .orElseGet(() -> Regions.bandwidth(region)))
                                .toList());
        disturbances = new Disturbances(nodes, streams);
        down = new boolean[nodes];
        usualLoss = shape.loss();
        broadcast = new Broadcast(lines, delays, chances, disturbances, traffic);
        usualLoss();
    }

    /** As below, for messages of which a link carries no two alike at one moment. */
    public Fate send(NodeId from, NodeId to, int bytes, SimTime now) {
        return send(from, to, bytes, now, 0);
    }

    /**
     * Sends a message. The uplink is taken even if the message is lost later.
     *
     * @param bytes its size, 0 or more
     * @param now not before the moment of the call before
     * @param item tells apart what is sent over one link at one moment
     */
    public Fate send(NodeId from, NodeId to, int bytes, SimTime now, long item) {
        long at = carry(from.index(), to.index(), bytes, now.nanos(), item);
        return at == LOST ? new Fate.Lost() : new Fate.Arrives(new SimTime(at));
    }

    /**
     * As {@link #send}, in numbers.
     *
     * @return nanoseconds at which it would be received if nothing else came in, or {@link #LOST}
     */
    long carry(int from, int to, int bytes, long now, long item) {
        Assumption.check(from != to, "a message to its own sender");
        Assumption.check(bytes >= 0, "a message of negative size");
        broadcast.begin(from, bytes, now, item);
        long at = broadcast.to(to);
        broadcast.end();
        return at;
    }

    /** Sends one message to many. */
    Broadcast broadcast() {
        return broadcast;
    }

    /** The first number of a draw about a message. */
    static long link(int from, int to) {
        return (long) from << 32 | to;
    }

    /**
     * When a message that arrives comes a second time, as messages that are sent twice on the way
     * do.
     *
     * @param at when it arrives
     * @return empty when it comes once
     */
    public Optional<SimTime> copy(NodeId from, NodeId to, SimTime at, SimTime now, long item) {
        long again = copy(from.index(), to.index(), at.nanos(), now.nanos(), item);
        return again == LOST ? Optional.empty() : Optional.of(new SimTime(again));
    }

    /** As above, in numbers, or {@link #LOST}. */
    long copy(int from, int to, long at, long now, long item) {
        if (disturbances.isQuiet() || !disturbances.isCopied(from, to, now, item)) {
            return LOST;
        }
        traffic.copy();
        long chance = chances.draw(link(from, to), now, ~item);
        return at + delays.nanos(from, to, now, chance);
    }

    /**
     * A message is at its receiver's line, which takes one after the other, in the order of these
     * calls.
     *
     * @param now when it would be received if nothing else came in; not before that of the call
     *     before
     * @return when it is received
     */
    public SimTime receive(NodeId to, int bytes, SimTime now) {
        return new SimTime(receive(to.index(), bytes, now.nanos()));
    }

    long receive(int to, int bytes, long now) {
        return lines.take(to, bytes, now);
    }

    /** A message is here. Returns whether there is anybody to take it. */
    public boolean arrives(NodeId to) {
        return arrives(to.index());
    }

    boolean arrives(int to) {
        if (down[to]) {
            traffic.loseOnArrival();
            return false;
        }
        traffic.deliver();
        return true;
    }

    /** A node that is down takes nothing. */
    public void setUp(NodeId node, boolean up) {
        down[node.index()] = !up;
    }

    public boolean isUp(NodeId node) {
        return !down[node.index()];
    }

    boolean isUp(int node) {
        return !down[node];
    }

    /** What is wrong on purpose. */
    public Disturbances disturbances() {
        return disturbances;
    }

    /** What the nodes send and receive through. */
    public Lines lines() {
        return lines;
    }

    /**
     * @param share of messages lost, 0 to below 1
     */
    public void setLoss(double share) {
        if (!(share >= 0 && share < 1)) {
            throw new IllegalArgumentException("loss; expected 0% to below 100%");
        }
        broadcast.setLoss(share);
    }

    /** Messages are lost as the shape says. */
    public void usualLoss() {
        broadcast.setLoss(usualLoss);
    }

    public String region(NodeId node) {
        return regionOfNode.get(node.index());
    }

    /** A node's neighbours in the gossip overlay, in order of number. */
    public List<NodeId> peers(NodeId node) {
        return overlay.peers(node);
    }

    Overlay overlay() {
        return overlay;
    }

    public int nodes() {
        return regionOfNode.size();
    }

    /** What was sent and what became of it. */
    public Traffic traffic() {
        return traffic;
    }

    /** Full nodes first, each region with its share of them; within both in order of region. */
    private static List<String> place(NetworkShape shape) {
        var full = new TreeMap<String, Integer>();
        long before = 0;
        for (var region : shape.regions().entrySet()) {
            long upTo = before + region.getValue();
            full.put(region.getKey(), (int) (share(upTo, shape) - share(before, shape)));
            before = upTo;
        }
        var regionOfNode = new ArrayList<String>();
        full.forEach((region, n) -> regionOfNode.addAll(Collections.nCopies(n, region)));
        shape.regions()
                .forEach((region, n) -> {
                    int relays = n - full.getOrDefault(region, 0);
                    regionOfNode.addAll(Collections.nCopies(relays, region));
                });
        return List.copyOf(regionOfNode);
    }

    /** Of so many nodes, in order of region, how many are full nodes. */
    private static long share(long nodes, NetworkShape shape) {
        return nodes * shape.fullNodes() / shape.nodes();
    }
}
