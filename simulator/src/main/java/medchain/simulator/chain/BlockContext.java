package medchain.simulator.chain;

import medchain.simulator.identity.AccountId;
import medchain.simulator.kernel.SimTime;

/**
 * Where in the chain a transaction is executed.
 *
 * @param reward tokens minted for the forger
 * @param activated enough have voted for elections, rewards and a way out of the stake
 */
public record BlockContext(
        long height, long epoch, SimTime time, AccountId delegate, long reward, boolean activated) {
    /** On a chain that asks for no turnout. */
    public BlockContext(long height, long epoch, SimTime time, AccountId delegate, long reward) {
        this(height, epoch, time, delegate, reward, true);
    }
}
