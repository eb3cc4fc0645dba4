package medchain.simulator.crypto;

import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import medchain.simulator.identity.Hash;

/**
 * Merkle trees of RFC 9162, section 2.1: leaves and nodes are hashed apart and no odd leaf is
 * doubled, so neither a node passes for a leaf nor two lists share a root (CVE-2012-2459).
 */
public final class MerkleTree {
    private static final byte LEAF = 0;
    private static final byte NODE = 1;

    private MerkleTree() {}

    /** The root of all leaves; that of no leaves is SHA-256 of nothing. */
    public static Hash root(List<byte[]> leaves) {
        return new Hashed(leaves).root(0, leaves.size());
    }

    /**
     * What shows that leaf {@code index} is in the tree, from the leaf upwards (2.1.3.1).
     *
     * @throws IndexOutOfBoundsException unless there is such a leaf
     */
    public static List<Hash> proof(List<byte[]> leaves, int index) {
        Objects.checkIndex(index, leaves.size());
        var tree = new Hashed(leaves);
        var path = new ArrayList<Hash>();
        int from = 0;
        int to = leaves.size();
        while (to - from > 1) {
            int middle = from + split(to - from);
            if (index < middle) {
                path.add(tree.root(middle, to));
                to = middle;
            } else {
                path.add(tree.root(from, middle));
                from = middle;
            }
        }
        return List.copyOf(path.reversed());
    }

    /**
     * Whether the leaf is number {@code index} of the {@code size} leaves under the root (2.1.3.2).
     */
    public static boolean verify(byte[] leaf, long index, long size, List<Hash> proof, Hash root) {
        if (index < 0 || index >= size) {
            return false;
        }
        var sha256 = Digests.sha256();
        long place = index;
        long last = size - 1;
        byte[] hash = leafHash(sha256, leaf);
        for (Hash sibling : proof) {
            if (last == 0) {
                return false;
            }
            if ((place & 1) == 1 || place == last) {
                hash = nodeHash(sha256, sibling.bytes(), hash);
                int skipped = (place & 1) == 1 ? 0 : Long.numberOfTrailingZeros(place);
                place >>>= skipped;
                last >>>= skipped;
            } else {
                hash = nodeHash(sha256, hash, sibling.bytes());
            }
            place >>>= 1;
            last >>>= 1;
        }
        return last == 0 && Hash.of(hash).equals(root);
    }

    /**
     * What shows that the first {@code oldSize} leaves were not changed since (2.1.4.1).
     *
     * @param oldSize 0 to the number of leaves; the proof is empty at both ends
     */
    public static List<Hash> consistencyProof(List<byte[]> leaves, int oldSize) {
        Objects.checkIndex(oldSize, leaves.size() + 1);
        if (oldSize == 0 || oldSize == leaves.size()) {
            return List.of();
        }
        var tree = new Hashed(leaves);
        var path = new ArrayList<Hash>();
        int from = 0;
        int to = leaves.size();
        while (oldSize != to) {
            int middle = from + split(to - from);
            if (oldSize <= middle) {
                path.add(tree.root(middle, to));
                to = middle;
            } else {
                path.add(tree.root(from, middle));
                from = middle;
            }
        }
        if (from > 0) {
            path.add(tree.root(from, to));
        }
        return List.copyOf(path.reversed());
    }

    /** Whether the tree of the old root is the beginning of that of the new one (2.1.4.2). */
    public static boolean verifyConsistency(
            long oldSize, long newSize, List<Hash> proof, Hash oldRoot, Hash newRoot) {
        if (oldSize < 0 || oldSize > newSize) {
            return false;
        }
        if (oldSize == 0) {
            return proof.isEmpty() && oldRoot.equals(root(List.of()));
        }
        if (oldSize == newSize) {
            return proof.isEmpty() && oldRoot.equals(newRoot);
        }
        var path = new ArrayList<Hash>();
        if (Long.bitCount(oldSize) == 1) {
            path.add(oldRoot);
        }
        path.addAll(proof);
        return !path.isEmpty() && climb(oldSize, newSize, path).equals(new Roots(oldRoot, newRoot));
    }

    private record Roots(Hash before, Hash after) {
        static final Roots NONE = new Roots(Hash.ZERO, Hash.ZERO);
    }

    /** The two roots to which a consistency proof leads. */
    private static Roots climb(long oldSize, long newSize, List<Hash> path) {
        var sha256 = Digests.sha256();
        int right = Long.numberOfTrailingZeros(oldSize);
        long place = (oldSize - 1) >>> right;
        long last = (newSize - 1) >>> right;
        byte[] before = path.getFirst().bytes();
        byte[] after = before;
        for (Hash next : path.subList(1, path.size())) {
            if (last == 0) {
                return Roots.NONE;
            }
            if ((place & 1) == 1 || place == last) {
                before = nodeHash(sha256, next.bytes(), before);
                after = nodeHash(sha256, next.bytes(), after);
                int skipped = (place & 1) == 1 ? 0 : Long.numberOfTrailingZeros(place);
                place >>>= skipped;
                last >>>= skipped;
            } else {
                after = nodeHash(sha256, after, next.bytes());
            }
            place >>>= 1;
            last >>>= 1;
        }
        return last == 0 ? new Roots(Hash.of(before), Hash.of(after)) : Roots.NONE;
    }

    /** The largest power of two below n, which is 2 or more. */
    static int split(int n) {
        return Integer.highestOneBit(n - 1);
    }

    static byte[] leafHash(MessageDigest sha256, byte[] leaf) {
        sha256.update(LEAF);
        return sha256.digest(leaf);
    }

    static byte[] nodeHash(MessageDigest sha256, byte[] left, byte[] right) {
        sha256.update(NODE);
        sha256.update(left);
        return sha256.digest(right);
    }

    /** Leaves hashed once, and roots of ranges of them. */
    private static final class Hashed {
        private final MessageDigest sha256 = Digests.sha256();
        private final List<byte[]> hashes;

        Hashed(List<byte[]> leaves) {
            hashes = leaves.stream().map(leaf -> leafHash(sha256, leaf)).toList();
        }

        Hash root(int from, int to) {
            return from == to ? Hash.of(sha256.digest()) : Hash.of(node(from, to));
        }

        private byte[] node(int from, int to) {
            if (to - from == 1) {
                return hashes.get(from);
            }
            int middle = from + split(to - from);
            return nodeHash(sha256, node(from, middle), node(middle, to));
        }
    }
}
