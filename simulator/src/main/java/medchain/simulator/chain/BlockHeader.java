package medchain.simulator.chain;

import java.util.Optional;
import medchain.simulator.identity.AccountId;
import medchain.simulator.identity.BlockId;
import medchain.simulator.identity.Hash;
import medchain.simulator.kernel.SimTime;

/**
 * What a delegate signs when it forges. Its digest is the block's {@code hash}.
 *
 * @param chainId digest of the genesis block; zero in the genesis block itself
 * @param index height, 0 for genesis
 * @param slot 0 for genesis, strictly rising from block to block
 * @param timestamp the slot's start
 * @param previousHash the parent
 * @param merkleRoot RFC 9162 root over the canonical bytes of each transaction with its signature
 *     and approval
 * @param stateRoot digest of the ledger state after this block
 * @param transactions how many the block carries: bound here, so that a repeated leaf cannot hide
 *     (CVE-2012-2459)
 * @param delegateId who forged it
 * @param nonce the delegate's next RANDAO reveal (LIP-0022)
 * @param maxHeightGenerated the largest height that the delegate ever signed before, on any branch
 *     (LIP-0014)
 * @param maxHeightPrevoted the largest height with a quorum of prevotes on this branch, parent
 *     included (LIP-0014)
 * @param log how far the access log had come
 * @param certificate the votes that certify the block at {@code maxHeightPrevoted}, where votes are
 *     sent beside the chain and the parent does not have them yet
 */
public record BlockHeader(
        int version,
        Hash chainId,
        long index,
        long slot,
        SimTime timestamp,
        BlockId previousHash,
        Hash merkleRoot,
        Hash stateRoot,
        int transactions,
        AccountId delegateId,
        Hash nonce,
        long maxHeightGenerated,
        long maxHeightPrevoted,
        LogHead log,
        Optional<Certificate> certificate) {

    /** A header of a chain that votes by its blocks alone. */
    public BlockHeader(
            int version,
            Hash chainId,
            long index,
            long slot,
            SimTime timestamp,
            BlockId previousHash,
            Hash merkleRoot,
            Hash stateRoot,
            int transactions,
            AccountId delegateId,
            Hash nonce,
            long maxHeightGenerated,
            long maxHeightPrevoted,
            LogHead log) {
        this(
                version,
                chainId,
                index,
                slot,
                timestamp,
                previousHash,
                merkleRoot,
                stateRoot,
                transactions,
                delegateId,
                nonce,
                maxHeightGenerated,
                maxHeightPrevoted,
                log,
                Optional.empty());
    }
}
