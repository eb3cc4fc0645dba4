package medchain.reports.sweep;

import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import medchain.reports.manifest.Manifest;

/**
 * A sweep, or what is finished of it.
 *
 * @param manifest of it
 * @param paths of the swept keys
 * @param columns what each run measured; those with the name of a measure are summed up
 * @param runs in order
 * @param stops why each point has no more runs: fixed, met, max or unfinished
 */
public record SweepRecord(
        Manifest manifest,
        List<String> paths,
        List<String> columns,
        List<SweepRun> runs,
        List<String> stops) {
    public SweepRecord {
        paths = List.copyOf(paths);
        columns = List.copyOf(columns);
        runs = List.copyOf(runs);
        stops = List.copyOf(stops);
    }

    /**
     * Replicates that every point has of which there are runs: only over these can points be
     * averaged without giving more weight to those that needed more runs.
     */
    Set<Integer> common() {
        var points = new TreeMap<Integer, TreeSet<Integer>>();
        runs.forEach(run ->
                points.computeIfAbsent(run.point(), _ -> new TreeSet<>()).add(run.replicate()));
        var common = new TreeSet<>(runs.stream().map(SweepRun::replicate).toList());
        points.values().forEach(common::retainAll);
        return common;
    }
}
