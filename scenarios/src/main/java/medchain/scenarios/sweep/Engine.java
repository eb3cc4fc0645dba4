package medchain.scenarios.sweep;

import java.util.List;

/** Where tasks are done: on the cores of this machine, or on a cluster. */
public interface Engine {
    /**
     * Does the tasks in any order.
     *
     * @return results in the order of their indices; not all of them when it was stopped
     * @throws medchain.scenarios.language.BadInput when a task is no possible run, or a cluster
     *     cannot be used
     */
    List<Result> map(List<Task> tasks, Work work, Watch watch);

    /** For the user: {@code 2 at a time}. */
    String description();

    /** Follows the work, always from the thread that called {@link #map}. */
    interface Watch {
        /** A result is there, in the order in which they come; perhaps twice. */
        void finished(Result result);

        /** Asked several times a second; false stops the work. */
        boolean goOn();
    }
}
