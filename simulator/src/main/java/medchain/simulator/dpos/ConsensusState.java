package medchain.simulator.dpos;

import medchain.simulator.identity.BlockId;

/**
 * All that the rules know after a block: a value that follows from the chain alone, so any node may
 * keep it by block id.
 */
public final class ConsensusState {
    private final BlockId id;
    private final long height;
    private final long slot;
    final Term term;
    final Register register;
    final LiskVotes votes;

    ConsensusState(BlockId id, long height, long slot, Term term, Register reg, LiskVotes votes) {
        this.id = id;
        this.height = height;
        this.slot = slot;
        this.term = term;
        this.register = reg;
        this.votes = votes;
    }

    /** The block that this is the state after. */
    public BlockId id() {
        return id;
    }

    public long height() {
        return height;
    }

    public long slot() {
        return slot;
    }
}
