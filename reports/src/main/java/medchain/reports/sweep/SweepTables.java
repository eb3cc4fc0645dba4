package medchain.reports.sweep;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import medchain.reports.measure.Interval;
import medchain.reports.measure.MeasureName;
import medchain.reports.table.Cell;
import medchain.reports.table.Table;

/** The tables of a sweep: a row a run, and a row a point and measure with its interval. */
record SweepTables(SweepRecord sweep) {
    /** sweep.csv */
    Table runs() {
        return new Table(
                "sweep",
                concat(List.of("point", "replicate", "seed"), sweep.paths(), sweep.columns()),
                sweep.runs().stream().map(SweepTables::row).toList());
    }

    private static List<Cell> row(SweepRun run) {
        return concat(
                List.of(Cell.of(run.point()), Cell.of(run.replicate()), Cell.of(run.seed())),
                run.values().stream().map(SweepTables::cell).toList(),
                run.measured().stream().map(SweepTables::cell).toList());
    }

    private static Cell cell(String text) {
        return SweepRun.number(text).map(Cell::of).orElseGet(() -> Cell.of(text));
    }

    /**
     * summary.csv: what no replicate saw enough of is empty; one replicate has no interval. The
     * last column says why the point has no more: fixed (as many as asked for), met (the interval
     * is narrow enough), max (it is not, after the most), unfinished.
     */
    Table summary() {
        var points = new TreeMap<Integer, List<SweepRun>>();
        sweep.runs()
                .forEach(run ->
                        points.computeIfAbsent(run.point(), _ -> new ArrayList<>()).add(run));
        var rows = new ArrayList<List<Cell>>();
        for (var runs : points.values()) {
            for (int i = 0; i < sweep.columns().size(); i++) {
                var name = MeasureName.parse(sweep.columns().get(i));
                if (name.isPresent()) {
                    rows.add(row(name.get(), i, runs));
                }
            }
        }
        return new Table(
                "summary",
                concat(
                        List.of("point"),
                        sweep.paths(),
                        List.of(
                                "measure",
                                "unit",
                                "value",
                                "ci95_low",
                                "ci95_high",
                                "replicates",
                                "stop")),
                rows);
    }

    private List<Cell> row(MeasureName name, int column, List<SweepRun> runs) {
        var values =
                runs.stream()
                        .flatMap(run -> SweepRun.number(run.measured().get(column)).stream())
                        .toList();
        var interval = Interval.ofMean(values);
        var mean =
                values.size() > 1
                        ? Optional.of(Interval.mean(values))
                        : values.stream().findFirst();
        var first = runs.getFirst();
        return concat(
                List.of(Cell.of(first.point())),
                first.values().stream().map(SweepTables::cell).toList(),
                List.of(
                        Cell.of(name.text()),
                        Cell.of(name.measure().unit()),
                        Cell.ofNumber(mean),
                        Cell.ofNumber(interval.map(Interval::low)),
                        Cell.ofNumber(interval.map(Interval::high)),
                        Cell.of(values.size()),
                        Cell.of(sweep.stops().get(first.point()))));
    }

    private static <T> List<T> concat(List<T> first, List<T> second, List<T> third) {
        return Stream.of(first, second, third).flatMap(List::stream).toList();
    }
}
