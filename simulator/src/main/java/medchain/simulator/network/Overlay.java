package medchain.simulator.network;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import medchain.simulator.identity.NodeId;

/**
 * Who gossips with whom: an undirected graph without loops, as rows of neighbours one behind the
 * other, so that a hundred thousand nodes are two arrays. A place is one neighbour of one node.
 */
public final class Overlay {
    private final int[] starts;

    /** By place: the neighbour, and the place of the node itself among that one's neighbours. */
    private final int[] links;

    private Overlay(int[] starts, int[] links) {
        this.starts = starts;
        this.links = links;
    }

    /**
     * @param rows by node: its neighbours, in any order
     */
    static Overlay of(int[][] rows) {
        var starts = new int[rows.length + 1];
        for (int i = 0; i < rows.length; i++) {
            starts[i + 1] = starts[i] + rows[i].length;
        }
        var links = new int[2 * starts[rows.length]];
        // rows are in order of number, so each node finds its place behind those before it
        var filled = Arrays.copyOf(starts, rows.length);
        for (int i = 0; i < rows.length; i++) {
            var neighbours = rows[i].clone();
            Arrays.sort(neighbours);
            for (int j = 0; j < neighbours.length; j++) {
                int place = starts[i] + j;
                links[2 * place] = neighbours[j];
                links[2 * place + 1] = filled[neighbours[j]]++;
            }
        }
        return new Overlay(starts, links);
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
                .mapToObj(i -> new NodeId(neighbour(i)))
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

    /** How many places there are: two for each link. */
    int places() {
        return links.length / 2;
    }

    int neighbour(int place) {
        return links[2 * place];
    }

    /** The place, among the neighbours of the neighbour at this one, of the node itself. */
    int mirror(int place) {
        return links[2 * place + 1];
    }

    /** The place of a node's neighbour; that of its last one if it is none. */
    int place(int node, int neighbour) {
        int place = start(node);
        while (place < end(node) - 1 && neighbour(place) != neighbour) {
            place++;
        }
        return place;
    }

    /** The place after that one of the same node, round and round. */
    int after(int node, int place) {
        return place + 1 < end(node) ? place + 1 : start(node);
    }

    /** The neighbour after that one, round and round. */
    int peerAfter(int node, int peer) {
        return neighbour(after(node, place(node, peer)));
    }
}
