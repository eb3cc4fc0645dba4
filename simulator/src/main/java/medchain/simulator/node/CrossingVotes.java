package medchain.simulator.node;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import medchain.simulator.chain.BlockCodec;
import medchain.simulator.chain.BlockHeader;
import medchain.simulator.chain.FinalityVote;
import medchain.simulator.dpos.VoteRanges;
import medchain.simulator.identity.BlockId;
import medchain.simulator.intake.Bytes;
import medchain.simulator.intake.Content;
import medchain.simulator.node.BlockTree.Stored;

/**
 * Proof that two strong votes of one delegate, of different slots, cross ({@link VoteRanges}): the
 * headers from the later vote's block down to where its branch passes the earlier vote's slot.
 *
 * <p>The later vote names the first header by its digest, and each header the next, so nobody can
 * invent them, and a node needs to know neither branch to judge. (Savanna proves the same by a root
 * over the blocks that a vote's block can still undo.)
 */
final class CrossingVotes {
    private CrossingVotes() {}

    /**
     * Whether no honest delegate signs both votes: the later one's block does not descend from the
     * earlier one's, and claims nothing to be certified from its slot on.
     *
     * @param branch canonical bytes of the headers, the highest first
     * @throws medchain.simulator.crypto.MalformedEncoding for bytes that are no header
     */
    static boolean proves(FinalityVote earlier, FinalityVote later, List<Bytes> branch) {
        boolean ofOne = earlier.voter().equals(later.voter());
        if (!ofOne || !earlier.strong() || !later.strong() || branch.isEmpty()) {
            return false;
        }
        var headers = branch.stream().map(bytes -> BlockCodec.readHeader(bytes.value())).toList();
        var top = headers.getFirst();
        var below = headers.getLast();
        return isChain(later.block(), headers)
                && top.slot() == later.slot()
                && isFirstNotAfter(earlier.slot(), headers)
                && !BlockCodec.id(below).equals(earlier.block())
                && claimsNothingSince(earlier.slot(), top, below);
    }

    private static boolean isChain(BlockId top, List<BlockHeader> headers) {
        var expected = top;
        for (var header : headers) {
            if (!BlockCodec.id(header).equals(expected)) {
                return false;
            }
            expected = header.previousHash();
        }
        return true;
    }

    private static boolean isFirstNotAfter(long slot, List<BlockHeader> headers) {
        var above = headers.subList(0, headers.size() - 1);
        return headers.getLast().slot() <= slot && above.stream().allMatch(h -> h.slot() > slot);
    }

    /** The block that is claimed to be certified is older than the slot. */
    private static boolean claimsNothingSince(long slot, BlockHeader top, BlockHeader below) {
        return below.slot() < slot
                ? top.maxHeightPrevoted() <= below.index()
                : top.maxHeightPrevoted() < below.index();
    }

    /** The proof from what a node has; empty if it is too long to be shown. */
    static Optional<List<Bytes>> branch(FinalityVote earlier, FinalityVote later, BlockTree tree) {
        var headers = new ArrayList<Bytes>();
        var cursor = tree.find(later.block());
        while (cursor.isPresent()) {
            var header = header(cursor.get());
            headers.add(new Bytes(BlockCodec.header(header)));
            if (header.slot() <= earlier.slot()) {
                return Optional.of(List.copyOf(headers)).filter(Content.Evidence::fits);
            }
            cursor = tree.find(header.previousHash());
        }
        return Optional.empty();
    }

    private static BlockHeader header(Stored stored) {
        return stored.entry().block().header();
    }
}
