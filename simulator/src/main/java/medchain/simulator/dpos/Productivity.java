package medchain.simulator.dpos;

import medchain.simulator.chain.Penalties;

/**
 * What a delegate has done with its slots on one chain.
 *
 * @param forged blocks
 * @param missed slots of its own that passed between a block and its parent
 * @param missedInARow of them, since its last block
 * @param lastHeight height of its last block, 0 if it has none
 * @param lastEpoch epoch of its last block, 0 if it has none
 */
public record Productivity(
        long forged, long missed, long missedInARow, long lastHeight, long lastEpoch) {
    static final Productivity NONE = new Productivity(0, 0, 0, 0, 0);

    Productivity forgedAt(long height, long epoch) {
        return new Productivity(forged + 1, missed, 0, height, epoch);
    }

    Productivity missedOne() {
        return new Productivity(forged, missed + 1, missedInARow + 1, lastHeight, lastEpoch);
    }

    /**
     * Idle for so long that it cannot be elected (LIP-0057).
     *
     * @param unjailedAt epoch of its last return
     */
    boolean isJailed(Penalties penalties, long unjailedAt, long epoch) {
        return missedInARow > penalties.missesInARow()
                && epoch - Math.max(lastEpoch, unjailedAt) > penalties.idleEpochs();
    }
}
