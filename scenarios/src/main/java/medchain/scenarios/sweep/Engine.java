package medchain.scenarios.sweep;

import java.util.List;

/** Where tasks are done: on the cores of this machine, or on a cluster. */
public interface Engine {
    /**
     * Does the tasks of each round in any order, until a round has none.
     *
     * @param watch is told every result
     * @throws medchain.scenarios.language.BadInput when a task is no possible run, or a cluster
     *     cannot be used
     */
    void map(Rounds rounds, Work work, Watch watch);

    /** The same place for bulk work of another kind, until it is closed. */
    Partitions partitions();

    /** For the user: {@code 2 at a time}. */
    String description();

    /** What is to be done, asked from the thread that called {@link #map}. */
    @FunctionalInterface
    interface Rounds {
        /** Asked when all results of the last round were told; none: the work is done. */
        List<Task> next();
    }

    /** Follows the work, always from the thread that called {@link #map}. */
    interface Watch {
        /** A result is there, in the order in which they come; perhaps twice. */
        void finished(Result result);

        /** Asked several times a second; false stops the work. */
        boolean goOn();
    }
}
