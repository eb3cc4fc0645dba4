package medchain.scenarios.run;

import java.time.Duration;
import java.util.List;

/**
 * When the requests of a workload were made, for whoever wants to make them at the same times.
 *
 * @param file its name in the run's folder
 * @param times from the beginning of the workload, in order
 */
public record Recording(String file, List<Duration> times) {
    /** Of the file's only column: seconds. */
    public static final String COLUMN = "at_s";

    public Recording {
        times = List.copyOf(times);
    }
}
