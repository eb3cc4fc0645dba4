package medchain.simulator.dpos;

import java.util.function.Predicate;
import medchain.simulator.identity.BlockId;

/**
 * What a SAVANNA voter writes to disk before it votes, and how it decides from it (spring
 * finalizer.cpp, decide_vote).
 *
 * @param lastVote the block that it voted for last
 * @param lock the newest block known certified when it voted strongly; it never helps to undo it
 * @param otherBranchSlot slot of its last vote on a branch that it has left since; 0 for none.
 *     Until the new branch is certified past it, votes are weak: they keep the chain going and
 *     promise nothing.
 */
public record Finalizer(Ref lastVote, Ref lock, long otherBranchSlot) {
    /** A block and its slot. */
    public record Ref(BlockId id, long slot) {}

    /**
     * A block to vote for.
     *
     * @param certified the newest of its ancestors with a certificate
     * @param descendsFrom whether it has this ancestor
     */
    public record Proposal(Ref block, Ref certified, Predicate<BlockId> descendsFrom) {}

    /** How it votes; the state to persist comes with the vote. */
    public sealed interface Vote {
        record Strong(Finalizer after) implements Vote {}

        record Weak(Finalizer after) implements Vote {}

        record Abstain(String reason) implements Vote {}
    }

    public static Finalizer startingFrom(Ref irreversible) {
        return new Finalizer(irreversible, irreversible, 0);
    }

    /**
     * Of a voter that has lost its disk: locked on what its peers have, silent up to a slot, and
     * weak until its branch is certified past that slot. So no strong vote of it crosses a
     * forgotten one.
     *
     * @param silentUntil no earlier than any slot that it may have voted in
     */
    public static Finalizer afterLoss(Ref head, long silentUntil) {
        return new Finalizer(new Ref(head.id(), silentUntil), head, silentUntil);
    }

    public Vote decide(Proposal proposal) {
        if (proposal.block().slot() <= lastVote.slot()) {
            return new Vote.Abstain("it has voted for a block of this slot or a later one");
        }
        boolean newer = proposal.certified().slot() > lock.slot();
        if (!newer && !proposal.descendsFrom().test(lock.id())) {
            return new Vote.Abstain("the block does not descend from the one it is locked on");
        }
        if (votesStrongly(proposal)) {
            var locked = newer ? proposal.certified() : lock;
            return new Vote.Strong(new Finalizer(proposal.block(), locked, 0));
        }
        boolean sameBranch = proposal.descendsFrom().test(lastVote.id());
        long other = sameBranch ? otherBranchSlot : lastVote.slot();
        return new Vote.Weak(new Finalizer(proposal.block(), lock, other));
    }

    private boolean votesStrongly(Proposal proposal) {
        long certified = proposal.certified().slot();
        return lastVote.slot() <= certified
                || (proposal.descendsFrom().test(lastVote.id()) && otherBranchSlot <= certified);
    }
}
