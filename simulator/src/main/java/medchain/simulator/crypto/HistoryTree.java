package medchain.simulator.crypto;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import medchain.simulator.identity.Hash;
import org.jspecify.annotations.Nullable;

/**
 * An RFC 9162 tree that grows and still knows every root that it ever had: the hashes of all
 * complete subtrees are kept, so that a root or a proof of any past size takes a few look-ups
 * (Crosby and Wallach 2009, section 3). About 64 bytes a leaf.
 */
public final class HistoryTree {
    /** Level 0: hashes of leaves; level k: of complete subtrees of 2^k leaves, left to right. */
    private final List<List<byte[]>> levels = new ArrayList<>();

    /** Of the last question for all leaves; null when one was added since. */
    private @Nullable Hash rootNow;

    public void add(byte[] leaf) {
        rootNow = null;
        var sha256 = Digests.sha256();
        byte[] hash = MerkleTree.leafHash(sha256, leaf);
        for (int level = 0; ; level++) {
            if (level == levels.size()) {
                levels.add(new ArrayList<>());
            }
            var row = levels.get(level);
            row.add(hash);
            if (row.size() % 2 == 1) {
                return;
            }
            hash = MerkleTree.nodeHash(sha256, row.get(row.size() - 2), hash);
        }
    }

    public int size() {
        return levels.isEmpty() ? 0 : levels.getFirst().size();
    }

    /** Asked before every block, while leaves come now and then. */
    public Hash root() {
        var known = rootNow;
        if (known == null) {
            known = rootAt(size());
            rootNow = known;
        }
        return known;
    }

    /**
     * The root when it had so many leaves.
     *
     * @param size 0 to {@link #size}
     */
    public Hash rootAt(int size) {
        Objects.checkIndex(size, size() + 1);
        return size == 0 ? MerkleTree.root(List.of()) : Hash.of(range(0, size));
    }

    /**
     * The same as {@link MerkleTree#consistencyProof} of the first {@code newSize} leaves.
     *
     * @param oldSize 0 to {@code newSize}
     * @param newSize at most {@link #size}
     */
    public List<Hash> consistencyProof(int oldSize, int newSize) {
        Objects.checkIndex(newSize, size() + 1);
        Objects.checkIndex(oldSize, newSize + 1);
        if (oldSize == 0 || oldSize == newSize) {
            return List.of();
        }
        var path = new ArrayList<Hash>();
        int from = 0;
        int to = newSize;
        while (oldSize != to) {
            int middle = from + MerkleTree.split(to - from);
            if (oldSize <= middle) {
                path.add(Hash.of(range(middle, to)));
                to = middle;
            } else {
                path.add(Hash.of(range(from, middle)));
                from = middle;
            }
        }
        if (from > 0) {
            path.add(Hash.of(range(from, to)));
        }
        return List.copyOf(path.reversed());
    }

    /** Of one leaf or more; begins where a complete subtree of its size would. */
    private byte[] range(int from, int to) {
        int length = to - from;
        if (Integer.bitCount(length) == 1) {
            int level = Integer.numberOfTrailingZeros(length);
            return levels.get(level).get(from >>> level);
        }
        int middle = from + MerkleTree.split(length);
        return MerkleTree.nodeHash(Digests.sha256(), range(from, middle), range(middle, to));
    }
}
