package medchain.reports.sweep;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import medchain.reports.chart.Chart;
import medchain.reports.chart.Charts;
import medchain.reports.chart.HeatMap;
import medchain.reports.csv.CsvTable;
import medchain.reports.csv.CsvWriter;
import medchain.reports.html.SweepPage;
import medchain.reports.measure.MeasureName;

/** Leaves a sweep's tables, charts and page in a folder; charts are drawn from summary.csv. */
public final class SweepWriter {
    /** What sweeps are mostly made for. */
    private static final List<String> DRAWN =
            List.of("irreversible_latency_p95", "irreversible_per_second", "fill_rate");

    private SweepWriter() {}

    /**
     * @return the files
     * @throws IOException naming the file that could not be written
     */
    public static List<Path> write(SweepRecord sweep, Path folder) throws IOException {
        var tables = new SweepTables(sweep);
        var files = new ArrayList<Path>();
        files.add(CsvWriter.write(tables.runs(), folder));
        var summary = CsvWriter.write(tables.summary(), folder);
        files.add(summary);
        var read = CsvTable.read(summary);
        var charts =
                DRAWN.stream()
                        .flatMap(m -> MeasureName.parse(m).stream())
                        .flatMap(m -> chart(m, sweep.paths(), read).stream())
                        .toList();
        files.addAll(Charts.write(charts, folder));
        files.add(SweepPage.write(sweep.title(), sweep.description(), charts, folder));
        return files;
    }

    /** A heat map over two keys, a line over one; more or fewer are for the reader's own tools. */
    private static Optional<Chart> chart(MeasureName name, List<String> paths, CsvTable summary) {
        var wide = wide(name.text(), paths, summary);
        var unit = name.measure().unit();
        if (wide.rows().size() < 2) {
            return Optional.empty();
        }
        return switch (paths.size()) {
            case 1 -> Optional.of(Charts.intervals(name.text(), wide, paths.getFirst(), unit));
            case 2 ->
                    Optional.of(
                            Charts.heatMap(
                                    name.text(),
                                    wide,
                                    new HeatMap(paths.get(0), paths.get(1), name.text(), unit)));
            default -> Optional.empty();
        };
    }

    /** One row a point that saw enough: the swept values, the number under its name, its bounds. */
    private static CsvTable wide(String measure, List<String> paths, CsvTable summary) {
        var columns = new ArrayList<>(paths);
        columns.addAll(List.of(measure, "ci95_low", "ci95_high"));
        var rows =
                summary.stream()
                        .filter(row -> row.text("measure").equals(measure))
                        .filter(row -> !row.text("value").isEmpty())
                        .map(row ->
                                columns.stream()
                                        .map(c -> row.text(c.equals(measure) ? "value" : c))
                                        .toList())
                        .toList();
        return new CsvTable(columns, rows);
    }
}
