package medchain.simulator.dpos;

import medchain.simulator.chain.BlockHeader;
import medchain.simulator.identity.AccountId;
import medchain.simulator.identity.BlockId;
import medchain.simulator.kernel.SimTime;

/**
 * The last block of a branch, as a node sees it when it chooses.
 *
 * @param support what is compared first, as the finality rule has it: the maxHeightPrevoted that
 *     the header says, the irreversible height, or the slot of the newest certified ancestor
 * @param receivedAt when this node first had it, by its own clock
 */
public record Tip(
        BlockId id,
        BlockId parent,
        AccountId delegate,
        long slot,
        long height,
        long support,
        SimTime receivedAt) {

    /**
     * @param state after the block
     */
    public static Tip of(BlockHeader header, ConsensusState state, SimTime receivedAt) {
        return new Tip(
                state.id(),
                header.previousHash(),
                header.delegateId(),
                header.slot(),
                header.index(),
                state.finality.support(header),
                receivedAt);
    }
}
