package medchain.scenarios.language;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.OptionalInt;

/** Submissions that doctors make by themselves. */
public sealed interface Workload {
    Duration from();

    /** For messages. */
    Place place();

    /**
     * One submission a row of a file.
     *
     * @param from when the file's first row is submitted
     * @param speed how many times faster than the file's clock
     * @param limit the first rows only
     */
    record FromFile(String source, Duration from, BigDecimal speed, OptionalInt limit, Place place)
            implements Workload {}

    /** Records drawn from the seed, for patients and doctors of the population. */
    record Generated(Rate rate, Duration from, Place place) implements Workload {}

    /** When generated records are submitted; an open loop: nobody waits for an answer. */
    sealed interface Rate {
        /** At even distances, the rate growing or falling evenly over the time. */
        record Even(double perSecond, double toPerSecond, Duration lasts) implements Rate {}

        /** At random: the next never depends on the last. */
        record Poisson(double perSecond, Duration lasts) implements Rate {}

        /** At even distances, some more per second after each step. */
        record Step(double perSecond, double addPerSecond, Duration every, Duration lasts)
                implements Rate {}

        /**
         * As many a day as a row of a file says, evenly.
         *
         * @param day how long such a day lasts here
         */
        record Daily(String source, String column, Duration day) implements Rate {}

        /** At the seconds that a column of a file names, such as submitted_s of an earlier run. */
        record Replay(String source, String column) implements Rate {}
    }
}
