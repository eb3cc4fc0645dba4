package medchain.simulator.dpos;

import medchain.simulator.chain.BlockHeader;
import medchain.simulator.dpos.Finalizer.Ref;
import medchain.simulator.identity.AccountId;
import medchain.simulator.identity.BlockId;

/**
 * What a finality rule reads of a block.
 *
 * @param maxHeightGenerated the largest height that the forger signed before, on any branch
 * @param claim what the header says of votes: a height that has a quorum of them
 * @param strong the header shows a quorum of strong votes for its claim (Savanna)
 */
record Link(
        Ref block,
        long height,
        AccountId forger,
        long maxHeightGenerated,
        long claim,
        boolean strong) {
    static Link of(BlockHeader h, BlockId id, boolean strong) {
        return new Link(
                new Ref(id, h.slot()),
                h.index(),
                h.delegateId(),
                h.maxHeightGenerated(),
                h.maxHeightPrevoted(),
                strong);
    }
}
