package medchain.simulator.dpos;

import medchain.simulator.identity.AccountId;
import medchain.simulator.identity.BlockId;
import medchain.simulator.kernel.SimTime;

/**
 * The last block of a branch, as a node sees it when it chooses.
 *
 * @param maxHeightPrevoted as its header says
 * @param receivedAt when this node first had it, by its own clock
 */
public record Tip(
        BlockId id,
        BlockId parent,
        AccountId delegate,
        long slot,
        long height,
        long maxHeightPrevoted,
        SimTime receivedAt) {}
