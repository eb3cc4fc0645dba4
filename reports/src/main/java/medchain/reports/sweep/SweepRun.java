package medchain.reports.sweep;

import java.util.List;

/**
 * One run of a sweep.
 *
 * @param values of the swept keys, as written
 * @param measured one a column; empty where the run saw too little
 */
public record SweepRun(
        int point, int replicate, long seed, List<String> values, List<String> measured) {
    public SweepRun {
        values = List.copyOf(values);
        measured = List.copyOf(measured);
    }
}
