package medchain.reports.folder;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import medchain.reports.chart.Charts;
import medchain.reports.csv.AtomicFile;
import medchain.reports.csv.CsvWriter;
import medchain.reports.html.HtmlReport;
import medchain.reports.manifest.Manifest;
import medchain.reports.manifest.Origin;
import medchain.reports.measure.EndStages;
import medchain.reports.measure.History;
import medchain.reports.measure.Measurements;
import medchain.reports.table.ResultTables;

/**
 * Leaves a run's result folder: tables, artefacts, manifest, and pictures drawn from the tables.
 */
public final class ReportWriter {
    static final String SCENARIO_FILE = "effective.yaml";
    private static final int SHORT_HASH = 8;

    private ReportWriter() {}

    /**
     * {@code hospital-day-seed42-1a2b3c4d}; the hash is of the scenario as it ran, so the same run
     * has the same folder.
     */
    public static String folderName(Origin origin) {
        var name = origin.scenario().replaceAll("[^A-Za-z0-9_-]+", "-");
        var hash = Manifest.digest(origin.effectiveYaml()).substring(0, SHORT_HASH);
        return name + "-seed" + origin.seed() + "-" + hash;
    }

    /**
     * Writes everything into {@code folder}, which is made when it is not there, in the place of an
     * earlier run that lies there.
     *
     * @return the files, in the order in which they were written
     * @throws IOException naming the file that could not be written; an earlier run is as it was,
     *     or no longer a run when what was written cannot be moved to its place
     */
    public static List<Path> write(RunRecord run, Path folder) throws IOException {
        return Replacement.of(folder, beside -> writeAll(run, beside));
    }

    private static List<Path> writeAll(RunRecord run, Path folder) throws IOException {
        var files = new ArrayList<Path>();
        var view = run.view();
        for (var table :
                ResultTables.of(history(run), view.nodes(), view.traffic(), run.verdicts())) {
            files.add(CsvWriter.write(table, folder));
        }
        for (var artefact : run.artefacts()) {
            files.add(write(artefact, folder));
        }
        files.add(writeText(SCENARIO_FILE, run.origin().effectiveYaml(), folder));
        var manifest = Manifest.of(run.origin(), run.cost(), run.crypto());
        manifest.write(folder); // the page tells what is in it
        files.addAll(draw(folder));
        return Replacement.listed(manifest, files, folder);
    }

    /**
     * Draws charts and page anew from the files in {@code folder}.
     *
     * @throws IOException when the folder holds no run, or cannot be written
     */
    public static List<Path> draw(Path folder) throws IOException {
        var mark = Manifest.ofRun(folder).mark();
        var charts = Charts.of(folder).stream().map(c -> c.marked(mark)).toList();
        var files = new ArrayList<>(Charts.write(charts, folder));
        files.add(HtmlReport.write(charts, folder));
        return files;
    }

    /** The numbers of a run, for expectations and for the screen. */
    public static Measurements measurements(RunRecord run) {
        return Measurements.of(history(run));
    }

    private static History history(RunRecord run) {
        return History.of(run.facts(), run.view().now(), EndStages.of(run.view()));
    }

    private static Path write(Artefact artefact, Path folder) throws IOException {
        return switch (artefact) {
            case Artefact.OfTable(var table) -> CsvWriter.write(table, folder);
            case Artefact.OfText(var name, var text) -> writeText(name, text, folder);
        };
    }

    private static Path writeText(String name, String text, Path folder) throws IOException {
        var file = folder.resolve(name);
        AtomicFile.write(
                file, temporary -> Files.writeString(temporary, text, StandardCharsets.UTF_8));
        return file;
    }
}
