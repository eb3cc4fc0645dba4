package medchain.simulator.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;
import medchain.simulator.identity.NodeId;
import medchain.simulator.kernel.Bug;
import medchain.simulator.kernel.Keyed;
import medchain.simulator.kernel.SimTime;
import medchain.simulator.kernel.Streams;

/**
 * Decides the fate of each message when it is sent: uplink queue, distance, downlink queue, loss,
 * partition.
 *
 * <p>Chance is drawn by (sender, receiver, moment, item), so a fault elsewhere changes no draw
 * here. A message sent before a partition begins still arrives.
 */
public final class Network {
    /** What {@link #carry} answers for a message that does not arrive. */
    static final long LOST = -1;

    private final List<String> regionOfNode;
    private final Overlay overlay;
    private final Delays delays;
    private final Keyed losses;
    private final double[] upNanosPerBit;
    private final long[] upFree;
    private final Line[] downlinks;
    private final boolean[] onSide;
    private final boolean[] down;
    private final Traffic traffic = new Traffic();
    private double loss;

    /**
     * @throws IllegalArgumentException if a region has no row in the latency matrix
     */
    public Network(NetworkShape shape, Streams streams) {
        regionOfNode = place(shape);
        int nodes = regionOfNode.size();
        overlay = RandomRegular.make(nodes, shape.degree(), streams.stream("network.overlay"));
        delays = new Delays(shape.latency(), regionOfNode, streams);
        losses = streams.keyed("network.loss");
        upNanosPerBit = new double[nodes];
        upFree = new long[nodes];
        downlinks = new Line[nodes];
        for (int i = 0; i < nodes; i++) {
            var bandwidth = Regions.bandwidth(regionOfNode.get(i));
            upNanosPerBit[i] = Line.nanosPerBit(bandwidth.upBitsPerSecond());
            downlinks[i] = new Line(bandwidth.downBitsPerSecond());
        }
        onSide = new boolean[nodes];
        down = new boolean[nodes];
        loss = shape.loss();
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
     * @return nanoseconds at which it arrives, or {@link #LOST}
     */
    long carry(int from, int to, int bytes, long now, long item) {
        Bug.check(from != to, "a message to its own sender");
        Bug.check(bytes >= 0, "a message of negative size");
        traffic.send(bytes);
        long bits = (long) (bytes * 8L * upNanosPerBit[from]);
        long left = Math.max(now, upFree[from]) + bits;
        upFree[from] = left;
        if (onSide[from] != onSide[to]) {
            traffic.lose(Traffic.Loss.PARTITION);
            return LOST;
        }
        long link = (long) from << 32 | to;
        if (loss > 0 && losses.chance(loss, link, now, item)) {
            traffic.lose(Traffic.Loss.LOSS);
            return LOST;
        }
        long near = left + delays.nanos(from, to, now, item);
        return received(downlinks[to], bits, bytes, now, near);
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

    /** From now on nothing passes between these nodes and the rest; replaces a partition before. */
    public void partition(List<NodeId> side) {
        heal();
        side.forEach(node -> onSide[node.index()] = true);
    }

    public boolean partitioned() {
        for (boolean side : onSide) {
            if (side) {
                return true;
            }
        }
        return false;
    }

    public void heal() {
        Arrays.fill(onSide, false);
    }

    /**
     * @param share of messages lost, 0 to below 1
     */
    public void setLoss(double share) {
        if (!(share >= 0 && share < 1)) {
            throw new IllegalArgumentException("loss; expected 0% to below 100%");
        }
        loss = share;
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

    /**
     * The receiver's line takes the bits as they come in; a message sent earlier from farther away
     * does not hold up a nearer one.
     *
     * @param bits how long the sender's line took
     * @param near when the last bit is at the receiver's line
     */
    private static long received(Line line, long bits, int bytes, long now, long near) {
        long coming = Math.min(bits, line.nanos(bytes));
        return line.serve(now, near - coming, bytes);
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
                .forEach(
                        (region, n) -> {
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
