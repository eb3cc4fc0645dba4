package medchain.scenarios.sweep;

/**
 * How a point of a sweep stands.
 *
 * @param runs that count: the first so many; of an unfinished point all that are there
 */
public record Standing(int runs, Stop stop) {

    /** Why a point has no more runs. */
    public enum Stop {
        /** As many as the scenario says. */
        FIXED("fixed"),
        /** The mean is known well enough. */
        MET("met"),
        /** The most that it may have, and the mean is not known well enough. */
        MOST("max"),
        /** There is more to do. */
        OPEN("unfinished");

        private final String word;

        Stop(String word) {
            this.word = word;
        }

        /** As in summary.csv. */
        public String word() {
            return word;
        }
    }

    public boolean open() {
        return stop == Stop.OPEN;
    }
}
