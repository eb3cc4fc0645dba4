package medchain.simulator.chain;

import java.util.List;
import medchain.simulator.crypto.MerkleTree;
import medchain.simulator.identity.Hash;

/**
 * How far the access log had come when a block was forged, signed by its delegate: so the chain is
 * a witness of the log, and whoever makes the log anew contradicts it.
 *
 * @param size entries
 * @param root RFC 9162 root over their digests
 */
public record LogHead(long size, Hash root) {
    /** Before anybody has tried anything. */
    public static final LogHead EMPTY = new LogHead(0, MerkleTree.root(List.of()));

    /** Whether the log of this head is the older one, grown or the same. */
    public boolean follows(LogHead older, List<Hash> consistencyProof) {
        return MerkleTree.verifyConsistency(older.size, size, consistencyProof, older.root, root);
    }
}
