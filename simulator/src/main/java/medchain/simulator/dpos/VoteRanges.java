package medchain.simulator.dpos;

import java.util.function.BiPredicate;
import medchain.simulator.dpos.Finalizer.Ref;
import medchain.simulator.identity.BlockId;

/**
 * Whether two strong votes of different slots, by one SAVANNA voter, cannot both be honest.
 *
 * <p>A strong vote promises that its voter has helped no other branch since the slot that the block
 * claims to be certified. So of two strong votes, the later one's claim is newer than the earlier
 * vote, or its block descends from the earlier one's: whoever left a branch votes weakly until the
 * new branch is certified past it ({@link Finalizer#decide}).
 */
public final class VoteRanges {
    private VoteRanges() {}

    /**
     * What a strong vote speaks for: everything after {@code since}, up to its block.
     *
     * @param since slot of the newest certified ancestor of the block
     */
    public record Range(Ref block, long since) {}

    /**
     * @param descends whether the first block has the second as an ancestor
     */
    public static boolean cross(Range one, Range other, BiPredicate<BlockId, BlockId> descends) {
        boolean inOrder = one.block().slot() < other.block().slot();
        var earlier = inOrder ? one : other;
        var later = inOrder ? other : one;
        return earlier.block().slot() < later.block().slot()
                && later.since() < earlier.block().slot()
                && !descends.test(later.block().id(), earlier.block().id());
    }
}
