package medchain.simulator.network;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import medchain.simulator.identity.NodeId;

/**
 * Who gossips with whom: an undirected graph without loops, as rows of neighbours one behind the
 * other, so that a hundred thousand nodes are two arrays.
 */
public final class Overlay {
    private final int[] starts;
    private final int[] neighbours;

    private Overlay(int[] starts, int[] neighbours) {
        this.starts = starts;
        this.neighbours = neighbours;
    }

    /**
     * @param rows by node: its neighbours, in any order
     */
    static Overlay of(int[][] rows) {
        var starts = new int[rows.length + 1];
        for (int i = 0; i < rows.length; i++) {
            starts[i + 1] = starts[i] + rows[i].length;
        }
        var neighbours = new int[starts[rows.length]];
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(rows[i], 0, neighbours, starts[i], rows[i].length);
            Arrays.sort(neighbours, starts[i], starts[i + 1]);
        }
        return new Overlay(starts, neighbours);
    }

    public int nodes() {
        return starts.length - 1;
    }

    public int degree(int node) {
        return starts[node + 1] - starts[node];
    }

    /** A node's neighbours in order of number. */
    public List<NodeId> peers(NodeId node) {
        return IntStream.range(start(node.index()), end(node.index()))
                .mapToObj(i -> new NodeId(neighbours[i]))
                .toList();
    }

    /** The place of a node's first neighbour. */
    int start(int node) {
        return starts[node];
    }

    /** The place after a node's last neighbour. */
    int end(int node) {
        return starts[node + 1];
    }

    int neighbour(int place) {
        return neighbours[place];
    }

    /** The neighbour after that one, round and round. */
    int peerAfter(int node, int peer) {
        for (int i = start(node); i < end(node) - 1; i++) {
            if (neighbours[i] == peer) {
                return neighbours[i + 1];
            }
        }
        return neighbours[start(node)];
    }
}
