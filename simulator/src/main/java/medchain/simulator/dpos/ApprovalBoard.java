package medchain.simulator.dpos;

import java.util.List;
import java.util.function.BiPredicate;
import medchain.simulator.identity.AccountId;
import medchain.simulator.identity.BlockId;

/**
 * OBI of Hive, as one node sees it: the newest block that each witness has approved or forged. A
 * block is irreversible when enough of them stand on it or on a descendant.
 *
 * <p>One phase without locks: nothing stops a witness from approving two branches, so this is fast
 * and not Byzantine-safe.
 */
public final class ApprovalBoard {
    private final List<AccountId> witnesses;
    private final int quorum;
    private final ByAccount<Approval> newest;

    /** A block on a branch. */
    public record Approval(long height, BlockId block) {}

    private ApprovalBoard(List<AccountId> witnesses, int quorum, ByAccount<Approval> newest) {
        this.witnesses = List.copyOf(witnesses);
        this.quorum = quorum;
        this.newest = newest;
    }

    /**
     * @param quorum witnesses that a block needs, 16 of 21 on Hive
     */
    public static ApprovalBoard empty(List<AccountId> witnesses, int quorum) {
        return new ApprovalBoard(witnesses, quorum, ByAccount.empty());
    }

    /** The next witnesses of the schedule; approvals of those who stay go on counting. */
    public ApprovalBoard with(List<AccountId> next) {
        return new ApprovalBoard(next, quorum, newest);
    }

    /** A newer approval replaces the older one of the same witness. */
    public ApprovalBoard approve(AccountId witness, Approval approval) {
        boolean newer = newest.get(witness).map(a -> a.height() < approval.height()).orElse(true);
        return newer ? new ApprovalBoard(witnesses, quorum, newest.with(witness, approval)) : this;
    }

    /**
     * The largest irreversible height of a branch, 0 when there is none.
     *
     * @param onBranch whether the branch has this block at this height
     */
    public long irreversible(BiPredicate<Long, BlockId> onBranch) {
        var heights =
                witnesses.stream()
                        .flatMap(w -> newest.get(w).stream())
                        .filter(a -> onBranch.test(a.height(), a.block()))
                        .map(Approval::height)
                        .sorted()
                        .toList();
        return heights.size() < quorum ? 0 : heights.get(heights.size() - quorum);
    }
}
