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
    final FinalityState finality;
    final Rota rota;

    ConsensusState(Place place, Term term, Register register, FinalityState finality, Rota rota) {
        this.id = place.id();
        this.height = place.height();
        this.slot = place.slot();
        this.term = term;
        this.register = register;
        this.finality = finality;
        this.rota = rota;
    }

    /** Where the block stands. */
    record Place(BlockId id, long height, long slot) {}

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
