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
        header();
        notices();
        tables.keyNumbers(page);
        tables.verdicts(page);
        figures();
        page.add("<section><h2>Tables</h2>\n");
        tables.all(page);
        page.add("</section>\n");
        provenance();
        footer();
    }

    private void header() {
        page.add("<header>\n<p class=\"brand\">MedChain <span>simulation report</span></p>\n<h1>")
                .add(text("title"))
                .add("</h1>\n<p class=\"lead\">")
                .add(Safe.text(manifest.text("description").replaceAll("\\s+", " ").strip()))
                .add("</p>\n<ul class=\"chips\">");
        chip("scenario", text("scenario"));
        chip("seed", text("seed"));
        chip("preset", text("presets").replace("[", "").replace("]", ""));
        if (!manifest.mark().isEmpty()) {
            chip("cryptography", text("crypto_mode"));
        }
        chip("version", text("version"));
        page.add("</ul>\n</header>\n");
    }

    private void chip(String what, String value) {
        page.add("<li><span>" + what + "</span> " + value + "</li>");
    }

    private void notices() {
        page.add("<p class=\"notice\"><strong>")
                .add(manifest.mark().isEmpty() ? "" : "Simulated cryptography. ")
                .add(text("keys").startsWith("simulated") ? "Simulated keys. " : "")
                .add("</strong>This is a simulation of a health-record blockchain. Its people,")
                .add(" keys and times are not real; cryptography: ")
                .add(text("crypto_mode"))
                .add(", ")
                .add(text("keys"))
                .add(manifest.mark().isEmpty() ? ", RSA-" : ", keys as long as RSA-")
                .add(text("bulk_key_bits"))
                .add(" and bcrypt cost ")
                .add(text("bulk_bcrypt_cost"))
                .add(" for accounts registered in bulk. No compliance with any regulation is")
                .add(" claimed.</p>\n");
    }

    private void figures() {
        page.add("<section><h2>Charts</h2>\n<div class=\"charts\">\n");
        charts.forEach(chart -> new Figure(chart).appendTo(page));
        page.add("</div>\n</section>\n");
    }

    private void provenance() {
        page.add("<section><h2>Where it comes from</h2>\n<dl class=\"facts\">\n");
        manifest.entries().keySet().stream()
                .filter(key -> !List.of("title", "description", Manifest.FILES).contains(key))
                .forEach(key ->
                        page.add("<div><dt>")
                                .add(Safe.text(key.replace('_', ' ')))
                                .add("</dt><dd>")
                                .add(text(key))
                                .add("</dd></div>\n"));
        page.add("</dl>\n<h3>Replay</h3>\n<p>The same seed, scenario and version give the same")
                .add(" tables, byte by byte, and the same trace hash:</p>\n")
                .add("<pre>./medchain scenario run effective.yaml --seed ")
                .add(text("seed"))
                .add("</pre>\n</section>\n");
    }

    private void footer() {
        page.add("<footer>Every number is defined once (summary.csv says how) and every chart is")
                .add(" drawn from the CSV file beside this page. Times are simulated seconds.")
                .add("</footer>\n");
    }

    private String text(String key) {
        return Safe.text(manifest.text(key));
    }
}
