package medchain.reports.html;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import medchain.reports.chart.Chart;
import medchain.reports.csv.CsvTable;
import medchain.reports.manifest.Manifest;

/** The page of a sweep: its charts, and where every number of them stands. */
public final class SweepPage {
    /** What the machine adds: two machines leave the same page of the same sweep. */
    private static final List<String> MACHINE = List.of("jvm", "processor", "cores");

    private SweepPage() {}

    /** Writes {@code report.html} beside the sweep's tables. */
    public static Path write(Manifest manifest, List<Chart> charts, Path folder)
            throws IOException {
        var page = new Page(manifest.text("title"));
        var origin = new Provenance(manifest);
        origin.header("sweep", List.of("scenario", "seed", "varies", "points", "runs"), page);
        origin.notice(page);
        unfinished(manifest, page);
        page.add("<section><h2>Charts</h2>\n<div class=\"charts\">\n");
        charts.forEach(chart -> new Figure(chart).appendTo(page));
        page.add("</div>\n</section>\n<section><h2>Tables</h2>\n");
        table("summary.csv", "a row a point and measure: mean and 95 % t interval", folder, page);
        if (Files.exists(folder.resolve("effects.csv"))) {
            table("effects.csv", "a row a key, setting and measure: by itself", folder, page);
        }
        table("sweep.csv", "a row a run, with the seed that repeats it", folder, page);
        page.add("</section>\n");
        origin.facts(MACHINE, page);
        origin.replay("sweep run scenario.yaml", page);
        page.add("<footer>Replicates have the same seeds at every point, so points")
                .add(" differ by nothing but the swept values. Times are simulated seconds.")
                .add("</footer>\n");
        return page.write(folder.resolve("report.html"));
    }

    private static void unfinished(Manifest manifest, Page page) {
        var open = manifest.text("unfinished_points");
        if (!open.equals("0")) {
            page.add("<p class=\"notice\"><strong>Unfinished.</strong> ")
                    .add(Safe.text(open + " of " + manifest.text("points")))
                    .add(" points need more runs: sweep resume does them.</p>\n");
        }
    }

    private static void table(String file, String what, Path folder, Page page) throws IOException {
        new TableView(file, what, CsvTable.read(folder.resolve(file))).appendTo(page, false);
    }
}
