package medchain.simulator.dpos;

/**
 * What a delegate has done with its slots on one chain.
 *
 * @param forged blocks
 * @param missed slots of its own that passed between a block and its parent
 * @param missedInARow of them, since its last block
 * @param lastHeight height of its last block, 0 if it has none
 */
public record Productivity(long forged, long missed, long missedInARow, long lastHeight) {
    static final Productivity NONE = new Productivity(0, 0, 0, 0);

    Productivity forgedAt(long height) {
        return new Productivity(forged + 1, missed, 0, height);
    }

    Productivity missedOne() {
        return new Productivity(forged, missed + 1, missedInARow + 1, lastHeight);
    }
}
