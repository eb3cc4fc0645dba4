package medchain.simulator.node;

import java.util.List;
import medchain.simulator.chain.Block;
import medchain.simulator.chain.LedgerState;
import medchain.simulator.dpos.ConsensusState;
import medchain.simulator.identity.AccountId;

/**
 * A valid block and what follows from it.
 *
 * @param missed slots without a block since the parent
 */
public record ChainEntry(
        Block block, LedgerState ledger, ConsensusState consensus, List<MissedSlot> missed) {
    public ChainEntry {
        missed = List.copyOf(missed);
    }

    public long height() {
        return block.height();
    }

    /** A slot that its delegate let pass. */
    public record MissedSlot(long slot, AccountId delegate) {}
}
