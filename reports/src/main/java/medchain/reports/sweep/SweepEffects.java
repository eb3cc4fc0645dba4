package medchain.reports.sweep;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import medchain.reports.measure.Interval;
import medchain.reports.measure.MeasureName;
import medchain.reports.table.Cell;
import medchain.reports.table.Table;

/**
 * What each swept key does by itself: the mean over all values of the other keys. Replicates are
 * averaged first, each over the same points with the same seed (those that every point has), and
 * the interval is over replicates; so what the other keys do widens no band (Law, "Simulation
 * Modeling and Analysis", 5th edition, section 12.2: main effects).
 */
record SweepEffects(SweepRecord sweep) {
    /** effects.csv */
    Table table() {
        var rows = new ArrayList<List<Cell>>();
        for (int path = 0; path < sweep.paths().size(); path++) {
            for (int column = 0; column < sweep.columns().size(); column++) {
                var name = MeasureName.parse(sweep.columns().get(column));
                if (name.isPresent()) {
                    rows.addAll(rows(path, column, name.get()));
                }
            }
        }
        return new Table(
                "effects",
                List.of(
                        "key",
                        "setting",
                        "measure",
                        "unit",
                        "value",
                        "ci95_low",
                        "ci95_high",
                        "replicates"),
                rows);
    }

    private List<List<Cell>> rows(int path, int column, MeasureName name) {
        var settings = new LinkedHashMap<String, TreeMap<Integer, List<BigDecimal>>>();
        var common = sweep.common();
        for (var run : sweep.runs().stream().filter(r -> common.contains(r.replicate())).toList()) {
            var replicates = settings.computeIfAbsent(run.values().get(path), _ -> new TreeMap<>());
            SweepRun.number(run.measured().get(column))
                    .ifPresent(value ->
                            replicates
                                    .computeIfAbsent(run.replicate(), _ -> new ArrayList<>())
                                    .add(value));
        }
        var rows = new ArrayList<List<Cell>>();
        settings.forEach((setting, replicates) -> {
            var means = replicates.values().stream().map(Interval::mean).toList();
            var interval = Interval.ofMean(means);
            var mean = means.isEmpty() ? Optional.<BigDecimal>empty() : Optional.of(mean(means));
            rows.add(
                    List.of(
                            Cell.of(sweep.paths().get(path)),
                            Cell.of(setting),
                            Cell.of(name.text()),
                            Cell.of(name.measure().unit()),
                            Cell.ofNumber(mean),
                            Cell.ofNumber(interval.map(Interval::low)),
                            Cell.ofNumber(interval.map(Interval::high)),
                            Cell.of(means.size())));
        });
        return rows;
    }

    private static BigDecimal mean(List<BigDecimal> means) {
        return means.size() == 1 ? means.getFirst() : Interval.mean(means);
    }
}
