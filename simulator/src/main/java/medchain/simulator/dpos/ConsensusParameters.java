package medchain.simulator.dpos;

import java.time.Duration;

/**
 * The numbers of a Delegated Proof-of-Stake chain; a preset is a set of them.
 *
 * @param preset its name: medchain
 * @param delegates n, how many are active
 * @param slot slot duration
 * @param roundsPerEpoch an election period in rounds of n slots
 * @param snapshotDelay the set of epoch e comes from the votes at the end of epoch e -
 *     snapshotDelay
 * @param maxChurn at most so many delegates change in one election (LIP-0056)
 * @param waitForParent how long a delegate waits for a missing block of the slot before its own
 * @param maxClockDrift how far in the future a block may seem
 * @param blockTransactions at most so many transactions in a block
 * @param blockBytes at most so many bytes in a block
 * @param reward tokens minted for a block
 * @param unstakeEpochs epochs until unstaked tokens are free
 */
public record ConsensusParameters(
        String preset,
        int delegates,
        Duration slot,
        int roundsPerEpoch,
        int snapshotDelay,
        int maxChurn,
        Duration waitForParent,
        Duration maxClockDrift,
        int blockTransactions,
        int blockBytes,
        long reward,
        int unstakeEpochs) {
    public ConsensusParameters {
        if (delegates < 1 || delegates > 1001) {
            throw new IllegalArgumentException("delegates; expected 1 to 1001");
        }
        if (slot.toMillis() < 100 || slot.compareTo(Duration.ofMinutes(10)) > 0) {
            throw new IllegalArgumentException("slot; expected 100ms to 10m");
        }
    }

    /** Our own preset (design: LISK_BFT finality, uniform shuffle, slot-based rounds). */
    public static ConsensusParameters medchain(int delegates, Duration slot) {
        return new ConsensusParameters(
                "medchain",
                delegates,
                slot,
                10,
                2,
                Math.max(1, (delegates + 2) / 3 - 1),
                slot.dividedBy(5),
                Duration.ofMillis(500),
                500,
                1 << 20,
                5,
                30);
    }

    public static ConsensusParameters medchain() {
        return medchain(7, Duration.ofSeconds(2));
    }

    /** q = floor(2n/3) + 1. */
    public int quorum() {
        return 2 * delegates / 3 + 1;
    }
}
