package medchain.reports.html;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import medchain.reports.chart.Chart;
import medchain.reports.manifest.Manifest;

/** The page of a result folder: one file with everything in it, no script and no network. */
public final class HtmlReport {
    private static final String FILE = "report.html";

    private final Manifest manifest;
    private final List<Chart> charts;
    private final Tables tables;
    private final Page page;

    private HtmlReport(Manifest manifest, List<Chart> charts, Tables tables) {
        this.manifest = manifest;
        this.charts = charts;
        this.tables = tables;
        this.page = new Page(manifest.text("title"));
    }

    /**
     * Writes {@code report.html} from the folder's manifest and CSV files.
     *
     * @throws IOException when one of them is missing or broken, or the page cannot be written
     */
    public static Path write(List<Chart> charts, Path folder) throws IOException {
        var report = new HtmlReport(Manifest.read(folder), charts, Tables.read(folder));
        report.fill();
        return report.page.write(folder.resolve(FILE));
    }

    private void fill() {
        var origin = new Provenance(manifest);
        origin.header("simulation report", List.of("scenario", "seed", "presets"), page);
        origin.notice(page);
        tables.keyNumbers(page);
        tables.verdicts(page);
        figures();
        page.add("<section><h2>Tables</h2>\n");
        tables.all(page);
        page.add("</section>\n");
        origin.facts(List.of(), page);
        origin.replay("scenario run effective.yaml --seed " + manifest.text("seed"), page);
        footer();
    }

    private void figures() {
        page.add("<section><h2>Charts</h2>\n<div class=\"charts\">\n");
        charts.forEach(chart -> new Figure(chart).appendTo(page));
        page.add("</div>\n</section>\n");
    }

    private void footer() {
        page.add("<footer>Every number is defined once (summary.csv says how) and every chart is")
                .add(" drawn from the CSV file beside this page. Times are simulated seconds.")
                .add("</footer>\n");
    }
}
