package medchain.reports.sweep;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import medchain.reports.chart.Charts;
import medchain.reports.csv.CsvTable;
import medchain.reports.csv.CsvWriter;
import medchain.reports.folder.Replacement;
import medchain.reports.html.SweepPage;

/**
 * Leaves a sweep's tables, manifest, charts and page in a folder; charts are drawn from the tables.
 */
public final class SweepWriter {
    private SweepWriter() {}

    /**
     * Writes everything in the place of what an earlier sweep or run left in {@code folder}.
     *
     * @return the files
     * @throws IOException naming the file that could not be written; what was there is as it was
     *     unless what was written cannot be moved to its place
     */
    public static List<Path> write(SweepRecord sweep, Path folder) throws IOException {
        return Replacement.of(folder, beside -> writeAll(sweep, beside));
    }

    private static List<Path> writeAll(SweepRecord sweep, Path folder) throws IOException {
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
        var manifest = sweep.manifest();
        var charts =
                new SweepCharts(sweep.paths(), CsvTable.read(summary), effects)
                        .all().stream().map(c -> c.marked(manifest.mark())).toList();
        files.addAll(Charts.write(charts, folder));
        files.add(SweepPage.write(manifest, charts, folder));
        return Replacement.listed(manifest, files, folder);
    }
}
