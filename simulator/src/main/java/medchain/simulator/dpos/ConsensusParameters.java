package medchain.simulator.dpos;

import java.time.Duration;
import medchain.simulator.chain.Penalties;

/**
 * The numbers of a Delegated Proof-of-Stake chain and its rules; a preset is a set of them.
 *
 * @param preset its name: medchain
 * @param delegates n, how many vote on finality
 * @param slot slot duration
 * @param roundsPerEpoch an election period in rounds, where the policies measure it so
 * @param snapshotDelay the set of epoch e comes from the votes at the end of epoch e -
 *     snapshotDelay
 * @param maxChurn at most so many delegates change in one election (LIP-0056)
 * @param waitForParent how long a delegate waits for a missing block of the slot before its own
 * @param maxClockDrift how far in the future a block may seem
 * @param blockTransactions at most so many transactions in a block
 * @param blockBytes at most so many bytes in a block
 * @param reward tokens minted for a block
 * @param unstakeEpochs epochs until unstaked tokens are free
 * @param policies the rules beside the numbers
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
        int unstakeEpochs,
        Policies policies) {
    public ConsensusParameters {
        if (delegates < 1 || delegates > 1001) {
            throw new IllegalArgumentException("delegates; expected 1 to 1001");
        }
        if (slot.toMillis() < 100 || slot.compareTo(Duration.ofMinutes(10)) > 0) {
            throw new IllegalArgumentException("slot; expected 100ms to 10m");
        }
        if (roundsPerEpoch < 1 || snapshotDelay < 1 || maxChurn < 0) {
            throw new IllegalArgumentException(
                    "election; expected rounds and delay from 1, churn from 0");
        }
    }

    /** Other numbers under medchain's rules. */
    public ConsensusParameters(
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
        this(
                preset,
                delegates,
                slot,
                roundsPerEpoch,
                snapshotDelay,
                maxChurn,
                waitForParent,
                maxClockDrift,
                blockTransactions,
                blockBytes,
                reward,
                unstakeEpochs,
                Policies.MEDCHAIN);
    }

    /** Our own preset (design: LISK_BFT finality, uniform shuffle, slot-based rounds). */
    public static ConsensusParameters medchain(int delegates, Duration slot) {
        return Presets.medchain(delegates, slot);
    }

    public static ConsensusParameters medchain() {
        return medchain(7, Duration.ofSeconds(2));
    }

    public ConsensusParameters with(Policies other) {
        return new ConsensusParameters(
                preset,
                delegates,
                slot,
                roundsPerEpoch,
                snapshotDelay,
                maxChurn,
                waitForParent,
                maxClockDrift,
                blockTransactions,
                blockBytes,
                reward,
                unstakeEpochs,
                other);
    }

    public ProductionGuard guard() {
        return ProductionGuard.of(preset);
    }

    /** What delegates pay for; none of the real networks slashes. */
    public Penalties penalties() {
        return preset.startsWith("medchain") ? Penalties.USUAL : Penalties.USUAL.withoutSlashing();
    }

    /** q = floor(2n/3) + 1. */
    public int quorum() {
        return 2 * delegates / 3 + 1;
    }

    /** Everybody who forges: the voting delegates and the standby ones. */
    public int seats() {
        return delegates + policies.standby();
    }

    /** A turn for everybody: the most blocks of a round. */
    public int slotsPerRound() {
        return seats() * policies.blocksPerTurn();
    }

    SlotClock clock() {
        int round = slotsPerRound();
        long epoch =
                switch (policies.epochs()) {
                    case Policies.Epochs.Rounds() -> (long) round * roundsPerEpoch;
                    case Policies.Epochs.Slots(long length) -> length;
                    case Policies.Epochs.Blocks(long length) -> length;
                };
        return new SlotClock(slot, round, epoch);
    }
}
