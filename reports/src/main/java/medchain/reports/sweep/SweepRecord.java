package medchain.reports.sweep;

import java.util.List;

/**
 * A sweep, or what is finished of it.
 *
 * @param paths of the swept keys
 * @param columns what each run measured; those with the name of a measure are summed up
 * @param runs in order
 */
public record SweepRecord(
        String title,
        String description,
        List<String> paths,
        List<String> columns,
        List<SweepRun> runs) {
    public SweepRecord {
        paths = List.copyOf(paths);
        columns = List.copyOf(columns);
        runs = List.copyOf(runs);
    }
}
