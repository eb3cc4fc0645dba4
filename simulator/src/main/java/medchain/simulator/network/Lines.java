package medchain.simulator.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import medchain.simulator.identity.NodeId;

/** The lines of the nodes, each of which gives and takes one message after the other. */
public final class Lines {
    private static final double BIT_NANOS_PER_BYTE = 8e9;

    private final List<Bandwidth> usual;
    private final List<Optional<Bandwidth>> narrowed;
    private final double[] slowness;
    private final double[] upNanosPerByte;
    private final double[] downNanosPerByte;

    /** By node: when its line has sent, or taken, all that it must until now. */
    private final long[] upFree;

    private final long[] downFree;

    /**
     * @param usual by node
     */
    Lines(List<Bandwidth> usual) {
        int nodes = usual.size();
        this.usual = usual;
        narrowed = new ArrayList<>(Collections.nCopies(nodes, Optional.empty()));
        slowness = new double[nodes];
        Arrays.fill(slowness, 1);
        upNanosPerByte = new double[nodes];
        downNanosPerByte = new double[nodes];
        upFree = new long[nodes];
        downFree = new long[nodes];
        for (int i = 0; i < nodes; i++) {
            set(i);
        }
    }

    private void set(int node) {
        var now = narrowed.get(node).orElse(usual.get(node));
        upNanosPerByte[node] = slowness[node] * BIT_NANOS_PER_BYTE / now.upBitsPerSecond();
        downNanosPerByte[node] = slowness[node] * BIT_NANOS_PER_BYTE / now.downBitsPerSecond();
    }

    /**
     * From now on a node's line takes so many times as long for each byte.
     *
     * @param times against what its line is otherwise
     */
    public void slow(NodeId node, double times) {
        slowness[node.index()] = times;
        set(node.index());
    }

    /** From now on a node has another line. */
    public void narrow(NodeId node, Bandwidth bandwidth) {
        narrowed.set(node.index(), Optional.of(bandwidth));
        set(node.index());
    }

    /** Every node has its usual line again, slow if it is. */
    public void usual() {
        for (int i = 0; i < narrowed.size(); i++) {
            if (narrowed.get(i).isPresent()) {
                narrowed.set(i, Optional.empty());
                set(i);
            }
        }
    }

    /** What a node's line carries now. */
    public Bandwidth bandwidth(NodeId node) {
        return narrowed.get(node.index()).orElse(usual.get(node.index()));
    }

    /** How long a node's line gives so many bytes. */
    long giving(int node, int bytes) {
        return (long) (bytes * upNanosPerByte[node]);
    }

    /** How long a node's line takes so many bytes. */
    long taking(int node, int bytes) {
        return (long) (bytes * downNanosPerByte[node]);
    }

    /** When a node's line has given what it had to until now. */
    long free(int node, long now) {
        return Math.max(now, upFree[node]);
    }

    /** A node's line gives until that moment, which is not before it was {@link #free}. */
    void given(int node, long until) {
        upFree[node] = until;
    }

    /**
     * A message is at its receiver's line.
     *
     * @param now when it would be received if nothing else came in
     * @return when it is received
     */
    long take(int node, int bytes, long now) {
        long received = Math.max(now, downFree[node] + taking(node, bytes));
        downFree[node] = received;
        return received;
    }
}
