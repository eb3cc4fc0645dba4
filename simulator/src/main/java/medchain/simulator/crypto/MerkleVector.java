package medchain.simulator.crypto;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeSet;
import medchain.simulator.identity.Hash;
import medchain.simulator.kernel.Assumption;

/**
 * A Merkle tree over a fixed number of leaves that keeps its nodes, so that a changed leaf costs
 * the way from it to the root and not the whole tree; immutable. Its root is that of {@link
 * MerkleTree#root} over the same leaves.
 */
public final class MerkleVector {
    /** The tree as a heap: node 1 is the root, node n has the children 2n and 2n + 1. */
    private final byte[][] nodes;

    private MerkleVector(byte[][] nodes) {
        this.nodes = nodes;
    }

    /**
     * @param leaves a power of two of them
     */
    public static MerkleVector of(List<Hash> leaves) {
        int size = leaves.size();
        Assumption.check(Integer.bitCount(size) == 1, "a vector of a power of two leaves");
        var sha256 = Digests.sha256();
        var nodes = new byte[2 * size][];
        for (int i = 0; i < size; i++) {
            nodes[size + i] = MerkleTree.leafHash(sha256, leaves.get(i).bytes());
        }
        for (int i = size - 1; i > 0; i--) {
            nodes[i] = MerkleTree.nodeHash(sha256, nodes[2 * i], nodes[2 * i + 1]);
        }
        return new MerkleVector(nodes);
    }

    /**
     * The vector with these leaves in the place of those that it has.
     *
     * @param leaves by number, 0 to below the number of leaves
     */
    public MerkleVector with(SortedMap<Integer, Hash> leaves) {
        var sha256 = Digests.sha256();
        var changed = nodes.clone();
        int size = nodes.length / 2;
        var touched = new TreeSet<Integer>();
        leaves.forEach((i, leaf) -> {
            changed[size + i] = MerkleTree.leafHash(sha256, leaf.bytes());
            touched.add(size + i);
        });
        while (!touched.isEmpty() && touched.last() > 1) {
            int parent = touched.pollLast() / 2;
            changed[parent] =
                    MerkleTree.nodeHash(sha256, changed[2 * parent], changed[2 * parent + 1]);
            touched.remove(2 * parent);
            touched.add(parent);
        }
        return new MerkleVector(changed);
    }

    public Hash root() {
        return Hash.of(nodes[1]);
    }
}
