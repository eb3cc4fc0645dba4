package medchain.reports.html;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import medchain.reports.chart.Chart;
import medchain.reports.csv.AtomicFile;
import medchain.reports.manifest.Manifest;

/** The page of a result folder: one file with everything in it, no script and no network. */
public final class HtmlReport {
    private static final String FILE = "report.html";

    private final Manifest manifest;
    private final List<Chart> charts;
    private final Tables tables;
    private final StringBuilder page = new StringBuilder();

    private HtmlReport(Manifest manifest, List<Chart> charts, Tables tables) {
        this.manifest = manifest;
        this.charts = charts;
        this.tables = tables;
    }

    /**
     * Writes {@code report.html} from the folder's manifest and CSV files.
     *
     * @throws IOException when one of them is missing or broken, or the page cannot be written
     */
    public static Path write(List<Chart> charts, Path folder) throws IOException {
        var report = new HtmlReport(Manifest.read(folder), charts, Tables.read(folder));
        var page = report.page();
        var file = folder.resolve(FILE);
        AtomicFile.write(
                file, temporary -> Files.writeString(temporary, page, StandardCharsets.UTF_8));
        return file;
    }

    private String page() {
        head();
        page.append("<body>\n<main>\n");
        header();
        notices();
        tables.keyNumbers(page);
        tables.verdicts(page);
        figures();
        page.append("<section><h2>Tables</h2>\n");
        tables.all(page);
        page.append("</section>\n");
        provenance();
        footer();
        return page.append("</main>\n</body>\n</html>\n").toString();
    }

    private void head() {
        page.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
                .append(
                        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
                .append(
                        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none';")
                .append(" style-src 'unsafe-inline'; img-src data:\">\n<title>")
                .append(text("title"))
                .append(" · MedChain</title>\n<style>\n")
                .append(style())
                .append("</style>\n</head>\n");
    }

    private static String style() {
        try (var in = Objects.requireNonNull(HtmlReport.class.getResourceAsStream("report.css"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("report.css", e);
        }
    }

    private void header() {
        page.append(
                        "<header>\n<p class=\"brand\">MedChain <span>simulation report</span></p>\n<h1>")
                .append(text("title"))
                .append("</h1>\n<p class=\"lead\">")
                .append(text("description"))
                .append("</p>\n<ul class=\"chips\">");
        chip("scenario", text("scenario"));
        chip("seed", text("seed"));
        chip("preset", text("presets").replace("[", "").replace("]", ""));
        chip("version", text("version"));
        page.append("</ul>\n</header>\n");
    }

    private void chip(String what, String value) {
        page.append("<li><span>" + what + "</span> " + value + "</li>");
    }

    private void notices() {
        page.append("<p class=\"notice\"><strong>")
                .append(text("keys").startsWith("simulated") ? "Simulated keys. " : "")
                .append("</strong>This is a simulation of a health-record blockchain. Its people,")
                .append(" keys and times are not real; cryptography: ")
                .append(text("crypto_mode"))
                .append(", ")
                .append(text("keys"))
                .append(", RSA-")
                .append(text("bulk_key_bits"))
                .append(" and bcrypt cost ")
                .append(text("bulk_bcrypt_cost"))
                .append(" for accounts registered in bulk. No compliance with any regulation is")
                .append(" claimed.</p>\n");
    }

    private void figures() {
        page.append("<section><h2>Charts</h2>\n<div class=\"charts\">\n");
        charts.forEach(chart -> new Figure(chart).appendTo(page));
        page.append("</div>\n</section>\n");
    }

    private void provenance() {
        page.append("<section><h2>Where it comes from</h2>\n<dl class=\"facts\">\n");
        manifest.entries().keySet().stream()
                .filter(key -> !List.of("title", "description").contains(key))
                .forEach(key ->
                        page.append("<div><dt>")
                                .append(Safe.text(key.replace('_', ' ')))
                                .append("</dt><dd>")
                                .append(text(key))
                                .append("</dd></div>\n"));
        page.append("</dl>\n<h3>Replay</h3>\n<p>The same seed, scenario and version give the same")
                .append(" tables, byte by byte, and the same trace hash:</p>\n")
                .append("<pre>./medchain scenario run effective.yaml --seed ")
                .append(text("seed"))
                .append("</pre>\n</section>\n");
    }

    private void footer() {
        page.append(
                        "<footer>Every number is defined once (summary.csv says how) and every chart is")
                .append(" drawn from the CSV file beside this page. Times are simulated seconds.")
                .append("</footer>\n");
    }

    private String text(String key) {
        return Safe.text(manifest.text(key));
    }
}
