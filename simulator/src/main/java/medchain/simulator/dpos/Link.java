package medchain.simulator.dpos;

import medchain.simulator.chain.BlockHeader;
import medchain.simulator.identity.AccountId;

/**
 * What a finality rule reads of a block.
 *
 * @param maxHeightGenerated the largest height that the forger signed before, on any branch
 * @param claim what the header says of votes: a height that has a quorum of them
 * @param strong the claim rests on strong votes (Savanna; always true in other rules)
 */
record Link(long height, AccountId forger, long maxHeightGenerated, long claim, boolean strong) {
    static Link of(BlockHeader h) {
        return new Link(
                h.index(), h.delegateId(), h.maxHeightGenerated(), h.maxHeightPrevoted(), true);
    }
}
