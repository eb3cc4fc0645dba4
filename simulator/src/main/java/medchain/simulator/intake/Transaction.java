package medchain.simulator.intake;

import medchain.simulator.identity.AccountId;
import medchain.simulator.identity.Hash;
import medchain.simulator.kernel.SimTime;

/**
 * What a sender signs.
 *
 * @param chainId digest of the genesis block: no replay on another chain
 * @param nonce the sender's next number, from 0 without gaps: no replay on this chain
 * @param timestamp when the sender made it
 * @param expiry the block that carries it must be younger than this
 * @param reference a recent block on whose branch alone the transaction is valid (TaPoS)
 */
public record Transaction(
        Hash chainId,
        AccountId sender,
        long nonce,
        SimTime timestamp,
        SimTime expiry,
        BlockReference reference,
        Content content) {}
