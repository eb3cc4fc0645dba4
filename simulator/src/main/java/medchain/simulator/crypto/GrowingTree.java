package medchain.simulator.crypto;

import java.util.ArrayDeque;
import java.util.Deque;
import medchain.simulator.identity.Hash;

/**
 * The root of an RFC 9162 tree that only grows, at a cost of log n digests a leaf: it keeps the
 * perfect subtrees that the leaves so far make up, the largest first.
 */
public final class GrowingTree {
    private final Deque<Perfect> subtrees = new ArrayDeque<>();
    private long size;

    private record Perfect(long leaves, byte[] hash) {}

    public void add(byte[] leaf) {
        var sha256 = Digests.sha256();
        var grown = new Perfect(1, MerkleTree.leafHash(sha256, leaf));
        while (!subtrees.isEmpty() && subtrees.getLast().leaves() == grown.leaves()) {
            var left = subtrees.removeLast();
            var hash = MerkleTree.nodeHash(sha256, left.hash(), grown.hash());
            grown = new Perfect(2 * left.leaves(), hash);
        }
        subtrees.addLast(grown);
        size++;
    }

    public long size() {
        return size;
    }

    /** The same as {@link MerkleTree#root} of all leaves so far. */
    public Hash root() {
        var sha256 = Digests.sha256();
        var smallestFirst = subtrees.descendingIterator();
        if (!smallestFirst.hasNext()) {
            return Hash.of(sha256.digest());
        }
        byte[] root = smallestFirst.next().hash();
        while (smallestFirst.hasNext()) {
            root = MerkleTree.nodeHash(sha256, smallestFirst.next().hash(), root);
        }
        return Hash.of(root);
    }
}
