package medchain.scenarios.language;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import medchain.simulator.identity.DatasetId;

/** What people do by themselves, without a line of the timeline. */
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

    /**
     * Requests drawn from the seed, for people of the population.
     *
     * @param dataset that queries count
     * @param recordedAs file in which a run leaves the times of the requests
     */
    record Generated(
            Map<Kind, Double> mix,
            Pace pace,
            Duration from,
            Optional<DatasetId> dataset,
            Optional<String> recordedAs,
            Place place)
            implements Workload {
        public Generated {
            mix = new TreeMap<>(mix);
        }
    }

    /** What a generated request asks. */
    enum Kind {
        /** A doctor adds a record. */
        ADD,
        /** A doctor updates a record of this workload. */
        UPDATE,
        /** A doctor asks that a record of this workload be shared with another. */
        SHARE,
        /** A patient ends the last share of hers. */
        REVOKE,
        /** A patient reads her own history. */
        READ,
        /** A patient tries to read the history of another. */
        PRY,
        /** Somebody stakes. */
        STAKE,
        /** Somebody who has staked votes for a delegate. */
        VOTE,
        /** An administrator counts the rows of an encrypted dataset. */
        QUERY
    }

    /** When generated requests are made. */
    sealed interface Pace {
        /** An open loop: nobody waits for an answer. */
        record Open(Rate rate) implements Pace {}

        /**
         * A closed loop: so many clients, each with at most one request on its way.
         *
         * @param clients empty: twice as many as a block holds
         * @param toBlock a client goes on when its request is in a block, else once irreversible
         * @param think between two requests of a client
         * @param atRandom thinks exponentially with that mean
         * @param limit no more requests than this
         */
        record Closed(
                OptionalInt clients,
                boolean toBlock,
                Duration think,
                boolean atRandom,
                Duration lasts,
                int limit)
                implements Pace {}
    }

    /** How often requests of an open loop are made. */
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

        /** Several at once. */
        record Composite(List<Part> parts) implements Rate {
            public Composite {
                parts = List.copyOf(parts);
            }
        }

        /**
         * @param from after the beginning of the workload
         */
        record Part(Rate rate, Duration from) {}
    }
}
