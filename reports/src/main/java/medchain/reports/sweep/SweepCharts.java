package medchain.reports.sweep;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import medchain.reports.chart.Chart;
import medchain.reports.chart.Charts;
import medchain.reports.chart.HeatMap;
import medchain.reports.csv.CsvTable;
import medchain.reports.measure.MeasureName;

/**
 * The charts of a sweep: over one key a curve with its band; over two a heat map; over more, heat
 * maps of the first two for each setting of the others. Over two and more also what each key does
 * by itself.
 *
 * @param summary as read from summary.csv
 * @param effects as read from effects.csv; empty with one key
 */
record SweepCharts(List<String> paths, CsvTable summary, Optional<CsvTable> effects) {
    /** What sweeps are mostly made for. */
    private static final List<String> DRAWN =
            List.of("irreversible_latency_p95", "irreversible_per_second", "fill_rate");

    /** More of them than this nobody looks through. */
    private static final int MOST_SLICES = 6;

    List<Chart> all() {
        var measures = DRAWN.stream().flatMap(m -> MeasureName.parse(m).stream()).toList();
        return switch (paths.size()) {
            case 0 -> List.of();
            case 1 -> measures.stream().flatMap(m -> curve(m).stream()).toList();
            case 2 ->
                    Stream.concat(
                                    measures.stream().flatMap(m -> map(m).stream()),
                                    measures.stream().flatMap(this::effectsOf))
                            .toList();
            default ->
                    Stream.concat(
                                    slices(measures.getFirst()).stream(),
                                    measures.stream().flatMap(this::effectsOf))
                            .toList();
        };
    }

    private Optional<Chart> curve(MeasureName name) {
        var wide = wide(name, false);
        return wide.rows().size() < 2
                ? Optional.empty()
                : Optional.of(
                        Charts.intervals(
                                name.text(), wide, paths.getFirst(), name.measure().unit()));
    }

    private Optional<Chart> map(MeasureName name) {
        var wide = wide(name, true);
        return tooFew(wide, name)
                ? Optional.empty()
                : Optional.of(Charts.heatMap(name.text(), wide, axes(name, "")));
    }

    private HeatMap axes(MeasureName name, String where) {
        return new HeatMap(paths.get(0), paths.get(1), name.text(), name.measure().unit(), where);
    }

    private List<Chart> slices(MeasureName name) {
        var wide = wide(name, true);
        var others = paths.subList(2, paths.size());
        var settings = wide.stream().map(row -> setting(row, others)).distinct().toList();
        var charts = new ArrayList<Chart>();
        for (var setting : settings.size() > MOST_SLICES ? List.<String>of() : settings) {
            var slice =
                    new CsvTable(
                            wide.columns(),
                            wide.stream()
                                    .filter(row -> setting(row, others).equals(setting))
                                    .map(CsvTable.Row::cells)
                                    .toList());
            if (!tooFew(slice, name)) {
                var file = name.text() + "-at-" + (settings.indexOf(setting) + 1);
                charts.add(Charts.heatMap(file, slice, axes(name, setting)));
            }
        }
        return charts;
    }

    private static String setting(CsvTable.Row row, List<String> others) {
        return String.join(", ", others.stream().map(o -> o + " " + row.text(o)).toList());
    }

    private Stream<Chart> effectsOf(MeasureName name) {
        return effects.stream()
                .flatMap(table -> paths.stream().flatMap(p -> effect(name, p, table)));
    }

    private Stream<Chart> effect(MeasureName name, String path, CsvTable table) {
        var rows =
                table.stream()
                        .filter(row -> row.text("key").equals(path))
                        .filter(row -> row.text("measure").equals(name.text()))
                        .filter(row -> !row.text("value").isEmpty())
                        .map(row ->
                                Stream.of("setting", "value", "ci95_low", "ci95_high")
                                        .map(row::text)
                                        .toList())
                        .toList();
        if (rows.size() < 2) {
            return Stream.of();
        }
        var wide = new CsvTable(List.of(path, name.text(), "ci95_low", "ci95_high"), rows);
        var unit = name.measure().unit();
        return Stream.of(
                Charts.effect(name.text() + "-by-" + (paths.indexOf(path) + 1), wide, unit));
    }

    private static boolean tooFew(CsvTable wide, MeasureName name) {
        return wide.stream().filter(row -> !row.text(name.text()).isEmpty()).count() < 2;
    }

    /**
     * One row a point: the swept values, the number under its name, its bounds.
     *
     * @param unseen whether also of points that saw too little, without a number
     */
    private CsvTable wide(MeasureName name, boolean unseen) {
        var measure = name.text();
        var columns = new ArrayList<>(paths);
        columns.addAll(List.of(measure, "ci95_low", "ci95_high"));
        var rows =
                summary.stream()
                        .filter(row -> row.text("measure").equals(measure))
                        .filter(row -> unseen || !row.text("value").isEmpty())
                        .map(row ->
                                columns.stream()
                                        .map(c -> row.text(c.equals(measure) ? "value" : c))
                                        .toList())
                        .toList();
        return new CsvTable(columns, rows);
    }
}
