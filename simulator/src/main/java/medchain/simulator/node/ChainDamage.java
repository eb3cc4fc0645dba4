package medchain.simulator.node;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import medchain.simulator.chain.BlockCodec;
import medchain.simulator.chain.BlockHeader;
import medchain.simulator.chain.RawBlock;
import medchain.simulator.crypto.MalformedEncoding;
import medchain.simulator.crypto.MerkleTree;
import medchain.simulator.identity.BlockId;
import medchain.simulator.identity.Hash;
import medchain.simulator.node.ChainVerifier.Finding;

/** What kind of damage a stored chain has, told from the chain alone. */
final class ChainDamage {
    private final List<RawBlock> stored;

    ChainDamage(List<RawBlock> stored) {
        this.stored = stored;
    }

    /** What was done to a chain or to the transactions of a block. */
    enum Kind {
        MODIFIED,
        DELETED,
        INSERTED,
        REORDERED,
        TRUNCATED;

        String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    // ---- blocks

    /**
     * Why a block does not stand on the one before it: it was moved, or a block before it is
     * missing, or one too many.
     *
     * @param at its place
     * @param parent what it should name; for the first block what it should be
     */
    Finding misplaced(int at, BlockId parent) {
        var here = header(at);
        var next = successor(at, parent);
        if (next.isPresent()) {
            return misplaced(at, isOneTooMany(at, next.get()) ? Kind.INSERTED : Kind.REORDERED);
        }
        if (at == 0 && here.filter(h -> h.previousHash().hash().equals(Hash.ZERO)).isPresent()) {
            return misplaced(at, Kind.MODIFIED);
        }
        long index = here.map(BlockHeader::index).orElse((long) at);
        return misplaced(
                at, index > at ? Kind.DELETED : index < at ? Kind.INSERTED : Kind.MODIFIED);
    }

    private static Finding misplaced(int at, Kind kind) {
        return at == 0
                ? new Finding(0, "hash", kind, "is not the chain id")
                : new Finding(at, "previous_hash", kind, "is not the hash of the block before");
    }

    /** The place of the block that belongs there instead, if it is anywhere behind. */
    private Optional<Integer> successor(int at, BlockId parent) {
        for (int q = at + 1; q < stored.size(); q++) {
            var header = header(q);
            if (header.isPresent() && isNext(header.get(), at, parent)) {
                return Optional.of(q);
            }
        }
        return Optional.empty();
    }

    private static boolean isNext(BlockHeader header, int at, BlockId parent) {
        return at == 0
                ? BlockCodec.id(header).equals(parent)
                : header.previousHash().equals(parent);
    }

    /** Without what stands between, the chain goes on or has come to its end. */
    private boolean isOneTooMany(int at, int next) {
        return follows(next + 1, next)
                || (next + 1 == stored.size()
                        && java.util.stream.IntStream.range(at, next)
                                .noneMatch(between -> follows(between, next)));
    }

    private boolean follows(int one, int other) {
        return one < stored.size()
                && header(one)
                        .map(BlockHeader::previousHash)
                        .equals(header(other).map(BlockCodec::id));
    }

    private Optional<BlockHeader> header(int at) {
        try {
            return Optional.of(BlockCodec.readHeader(stored.get(at).header()));
        } catch (MalformedEncoding damaged) {
            return Optional.empty();
        }
    }

    // ---- transactions

    /** Beyond this, trying all pairs would take longer than the chain. */
    private static final int PAIRS_MOST = 64;

    /**
     * What is wrong with transactions that do not fit the root in a sound header, each of them
     * sound by itself.
     */
    static Optional<Finding> ofBody(long height, BlockHeader header, RawBlock raw) {
        int here = raw.leaves().size();
        var counts = header.transactions() + " in the header, " + here + " here";
        if (here < header.transactions()) {
            return Optional.of(new Finding(height, "transactions", Kind.DELETED, counts));
        }
        if (here > header.transactions()) {
            return Optional.of(new Finding(height, inserted(header, raw), Kind.INSERTED, counts));
        }
        return MerkleTree.root(raw.leaves()).equals(header.merkleRoot())
                ? Optional.empty()
                : Optional.of(
                        swapped(header.merkleRoot(), raw.leaves())
                                .map(pair ->
                                        new Finding(
                                                height,
                                                pair,
                                                Kind.REORDERED,
                                                "merkle_root fits when they change places"))
                                .orElseGet(() ->
                                        new Finding(
                                                height,
                                                "merkle_root",
                                                Kind.MODIFIED,
                                                "does not fit the transactions")));
    }

    /** The one without which the root fits. */
    private static String inserted(BlockHeader header, RawBlock raw) {
        for (int i = raw.leaves().size() - 1; i >= 0; i--) {
            var without = new ArrayList<>(raw.leaves());
            without.remove(i);
            if (MerkleTree.root(without).equals(header.merkleRoot())) {
                return "transactions[" + i + "]";
            }
        }
        return "transactions";
    }

    private static Optional<String> swapped(Hash root, List<byte[]> leaves) {
        if (leaves.size() > PAIRS_MOST) {
            return Optional.empty();
        }
        for (int i = 0; i < leaves.size(); i++) {
            for (int j = i + 1; j < leaves.size(); j++) {
                var changed = new ArrayList<>(leaves);
                java.util.Collections.swap(changed, i, j);
                if (MerkleTree.root(changed).equals(root)) {
                    return Optional.of("transactions[" + i + "] and [" + j + "]");
                }
            }
        }
        return Optional.empty();
    }
}
