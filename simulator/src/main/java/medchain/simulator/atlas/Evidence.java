package medchain.simulator.atlas;

/** What a question to the rules brings home: findings for the verdicts, points for the charts. */
public sealed interface Evidence {

    /**
     * A number that is known from elsewhere, beside the one that the rules produce.
     *
     * @param row of the design's list: V1 to V20, or the section of a closed form
     * @param source of what is expected, and how it was measured
     * @param observations from how many blocks, rounds or slots
     * @param expected with its interval where it is a mean
     */
    record Finding(
            String row,
            String preset,
            String quantity,
            String source,
            long observations,
            String expected,
            String measured,
            boolean held)
            implements Evidence {
        /** {@code V1 antelope-legacy head-LIB, most}. */
        public String name() {
            return row + " " + preset + " " + quantity;
        }
    }

    /** How far the head is ahead of the irreversible block, after one more block. */
    record Lag(String preset, long block, long blocks) implements Evidence {}

    /**
     * Time from a block to its irreversibility, with some delegates crashed.
     *
     * @param expectedSeconds by the closed form
     */
    record Latency(
            String preset, int delegates, int crashed, double seconds, double expectedSeconds)
            implements Evidence {}

    /**
     * Share of blocks that no chain keeps when blocks reach others late.
     *
     * @param delay how delays are drawn: constant, exponential
     * @param ratio mean delay in slots
     */
    record Orphans(String delay, int blocksPerTurn, double ratio, double share, double expected)
            implements Evidence {}
}
