package medchain.simulator.chain;

import medchain.simulator.identity.AccountId;
import medchain.simulator.kernel.SimTime;

/**
 * Where in the chain a transaction is executed.
 *
 * @param reward tokens minted for the forger
 */
public record BlockContext(
        long height, long epoch, SimTime time, AccountId delegate, long reward) {}
