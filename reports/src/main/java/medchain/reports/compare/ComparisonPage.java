package medchain.reports.compare;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import medchain.reports.html.Page;
import medchain.reports.html.Safe;
import medchain.reports.manifest.Manifest;

/** The page that shows two runs side by side, what changed first. */
record ComparisonPage(Comparison comparison) {
    Path write(Path folder) throws IOException {
        var page = new Page("Comparison of two runs");
        page.add("<header><p class=\"brand\">MedChain <span>comparison</span></p>\n<h1>")
                .add(headline())
                .add("</h1>\n<p class=\"lead\">One: ")
                .add(label(comparison.one()))
                .add("<br>Other: ")
                .add(label(comparison.other()))
                .add("</p></header>\n");
        numbers(page);
        causes(page);
        return page.write(folder.resolve("comparison.html"));
    }

    private String headline() {
        var all = comparison.differences();
        long same = all.stream().filter(it -> it.finding() == Difference.Finding.SAME).count();
        return same == all.size()
                ? "All " + same + " numbers are the same"
                : (all.size() - same) + " of " + all.size() + " numbers differ";
    }

    private static String label(Manifest run) {
        return "%s, seed %s, version %s%s"
                .formatted(
                        Safe.text(run.text("title")),
                        Safe.text(run.text("seed")),
                        Safe.text(run.text("version")),
                        run.mark().isEmpty() ? "" : "; " + Safe.text(run.mark()));
    }

    private void numbers(Page page) {
        var changed =
                comparison.differences().stream()
                        .filter(it -> it.finding() != Difference.Finding.SAME)
                        .toList();
        var same =
                comparison.differences().stream()
                        .filter(it -> it.finding() == Difference.Finding.SAME)
                        .toList();
        page.add("<section><h2>Numbers that differ</h2>\n");
        table(page, changed);
        page.add("<h2>The same in both</h2>\n");
        table(page, same);
        page.add("<p class=\"muted\">All of it: <a href=\"comparison.csv\">comparison.csv</a></p>")
                .add("</section>\n");
    }

    private static void table(Page page, List<Difference> differences) {
        if (differences.isEmpty()) {
            page.add("<p class=\"muted\">None.</p>\n");
            return;
        }
        page.add("<div class=\"card scroll\"><table><thead><tr><th>measure</th><th>unit</th>")
                .add("<th class=\"n\">one</th><th class=\"n\">other</th>")
                .add("<th class=\"n\">change</th><th class=\"n\">%</th><th>finding</th>")
                .add("</tr></thead>\n<tbody>\n");
        for (var it : differences) {
            page.add("<tr><td>" + Safe.text(it.measure()) + "</td><td>")
                    .add(Safe.text(it.unit()) + "</td>")
                    .add(number(it.one()) + number(it.other()) + number(it.change()))
                    .add(number(it.percent()) + "<td>" + it.finding().word() + "</td></tr>\n");
        }
        page.add("</tbody></table></div>\n");
    }

    private static String number(Optional<BigDecimal> value) {
        return "<td class=\"n\">" + value.map(BigDecimal::toPlainString).orElse("") + "</td>";
    }

    private void causes(Page page) {
        page.add("<section><h2>What differs in how they came to be</h2>\n")
                .add("<div class=\"card scroll\"><table><thead><tr><th>manifest</th><th>one</th>")
                .add("<th>other</th></tr></thead><tbody>\n");
        for (var cause : comparison.causes()) {
            page.add("<tr><td>" + Safe.text(cause.key()) + "</td><td class=\"long\">")
                    .add(Safe.text(cause.one()) + "</td><td class=\"long\">")
                    .add(Safe.text(cause.other()) + "</td></tr>\n");
        }
        page.add("</tbody></table></div></section>\n");
    }
}
