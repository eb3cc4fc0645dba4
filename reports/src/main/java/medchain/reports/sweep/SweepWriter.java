package medchain.reports.sweep;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import medchain.reports.chart.Charts;
import medchain.reports.csv.CsvTable;
import medchain.reports.csv.CsvWriter;
import medchain.reports.html.SweepPage;

/** Leaves a sweep's tables, charts and page in a folder; charts are drawn from the tables. */
public final class SweepWriter {
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
        Optional<CsvTable> effects = Optional.empty();
        if (sweep.paths().size() > 1) {
            var written = CsvWriter.write(new SweepEffects(sweep).table(), folder);
            files.add(written);
            effects = Optional.of(CsvTable.read(written));
        }
        var charts = new SweepCharts(sweep.paths(), CsvTable.read(summary), effects).all();
        files.addAll(Charts.write(charts, folder));
        files.add(SweepPage.write(sweep.title(), sweep.description(), charts, folder));
        return files;
    }
}
