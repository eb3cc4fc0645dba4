package medchain.simulator.dpos;

import java.util.List;
import medchain.simulator.identity.AccountId;

/**
 * SOLIDIFIED: a height is irreversible once all but so many of the active set have their last block
 * at it or above (java-tron DposService.updateSolidBlock, bitshares-core
 * update_last_irreversible_block).
 *
 * @param last height of everybody's last block on this chain, 0 for none
 * @param spare how many of the active set may lag behind
 */
record LastBlocks(List<AccountId> voters, ByAccount<Long> last, int spare, long irreversible)
        implements FinalityState {
    static LastBlocks genesis(int spare, List<AccountId> voters) {
        return new LastBlocks(List.copyOf(voters), ByAccount.empty(), spare, 0);
    }

    /** A newcomer that has forged nothing stands at 0 and can hold finality up (java-tron#5648). */
    @Override
    public LastBlocks withMembers(List<AccountId> next, long firstHeight) {
        return new LastBlocks(List.copyOf(next), last, spare, irreversible);
    }

    @Override
    public LastBlocks next(Link link) {
        var after = last.with(link.forger(), link.height());
        long[] heights = voters.stream().mapToLong(v -> after.get(v).orElse(0L)).sorted().toArray();
        return new LastBlocks(voters, after, spare, Math.max(irreversible, heights[spare]));
    }

    /** Branches are compared by length alone. */
    @Override
    public long prevoted() {
        return 0;
    }
}
