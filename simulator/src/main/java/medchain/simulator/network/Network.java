package medchain.simulator.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
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
    public static final String LOST_ON_THE_WAY = "loss";
    public static final String LOST_IN_PARTITION = "partition";

    private final List<String> regionOfNode;
    private final List<List<NodeId>> peers;
    private final Delays delays;
    private final Keyed losses;
    private final List<Line> uplinks;
    private final List<Line> downlinks;
    private final boolean[] onSide;
    private final SortedMap<String, Long> lost = new TreeMap<>();
    private double loss;
    private long sent;
    private long sentBytes;
    private long arriving;

    /**
     * @throws IllegalArgumentException if a region has no row in the latency matrix
     */
    public Network(NetworkShape shape, Streams streams) {
        regionOfNode = place(shape.regions());
        int nodes = regionOfNode.size();
        peers = Overlay.randomRegular(nodes, shape.degree(), streams.stream("network.overlay"));
        delays = new Delays(shape.latency(), regionOfNode, streams);
        losses = streams.keyed("network.loss");
        var bandwidths = regionOfNode.stream().map(Regions::bandwidth).toList();
        uplinks = bandwidths.stream().map(b -> new Line(b.upBitsPerSecond())).toList();
        downlinks = bandwidths.stream().map(b -> new Line(b.downBitsPerSecond())).toList();
        onSide = new boolean[nodes];
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
        Bug.check(!from.equals(to), "a message to its own sender");
        Bug.check(bytes >= 0, "a message of negative size");
        sent++;
        sentBytes += bytes;
        long left = uplinks.get(from.index()).serve(now.nanos(), now.nanos(), bytes);
        if (onSide[from.index()] != onSide[to.index()]) {
            return lost(LOST_IN_PARTITION);
        }
        if (losses.chance(loss, link(from, to), now.nanos(), item)) {
            return lost(LOST_ON_THE_WAY);
        }
        arriving++;
        long near = left + delays.nanos(from.index(), to.index(), now.nanos(), item);
        return new Fate.Arrives(new SimTime(received(from, to, bytes, now.nanos(), near)));
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
        return peers.get(node.index());
    }

    public int nodes() {
        return regionOfNode.size();
    }

    /** Messages sent; always those that arrive and those lost. */
    public long sent() {
        return sent;
    }

    public long sentBytes() {
        return sentBytes;
    }

    /** Messages that have arrived or will. */
    public long arriving() {
        return arriving;
    }

    /** Messages lost, by reason. */
    public SortedMap<String, Long> lost() {
        return Collections.unmodifiableSortedMap(lost);
    }

    private Fate lost(String reason) {
        lost.merge(reason, 1L, Long::sum);
        return new Fate.Lost(reason);
    }

    /**
     * The receiver's line takes the bits as they come in; a message sent earlier from farther away
     * does not hold up a nearer one.
     *
     * @param near when the last bit is at the receiver's line
     */
    private long received(NodeId from, NodeId to, int bytes, long now, long near) {
        var line = downlinks.get(to.index());
        long coming = Math.min(uplinks.get(from.index()).nanos(bytes), line.nanos(bytes));
        return line.serve(now, near - coming, bytes);
    }

    private static long link(NodeId from, NodeId to) {
        return (long) from.index() << 32 | to.index();
    }

    private static List<String> place(SortedMap<String, Integer> regions) {
        var regionOfNode = new ArrayList<String>();
        regions.forEach((region, n) -> regionOfNode.addAll(Collections.nCopies(n, region)));
        return List.copyOf(regionOfNode);
    }
}
