package medchain.reports.html;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import medchain.reports.csv.CsvTable;

/** The CSV files of a folder as parts of its page. */
record Tables(Map<String, CsvTable> tables) {
    private static final int FIRST_ROWS = 12;
    private static final int ALL_OF_SUMMARY = 200;
    private static final int LONGEST_CELL = 60;

    /** What each file holds, in the order of the page. */
    private enum File {
        SUMMARY("Every number, its unit and how it is computed"),
        TRANSACTIONS("One row a submission"),
        BLOCKS("One row a forged block, on any branch"),
        DELEGATES("One row a delegate"),
        NODES("One row a node"),
        FAULTS("One row a fault"),
        QUERIES("One row a line of an encrypted query's answer"),
        RESULTS("Encrypted scores, decrypted, beside the same in the clear"),
        EVALUATION("How the model did on rows that it was not trained on"),
        PREDICTIONS("One row a prediction"),
        ENCRYPTED_DATA("Ciphertexts"),
        TIMELINE("One row a simulated second"),
        VERDICTS("");

        private final String what;

        File(String what) {
            this.what = what;
        }

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static Tables read(Path folder) throws IOException {
        var tables = new TreeMap<String, CsvTable>();
        for (var file : File.values()) {
            var path = folder.resolve(file.word() + ".csv");
            if (Files.exists(path)) {
                tables.put(file.word(), CsvTable.read(path));
            }
        }
        return new Tables(tables);
    }

    private Optional<CsvTable> table(File file) {
        return Optional.ofNullable(tables.get(file.word()));
    }

    // ---- key numbers

    void keyNumbers(StringBuilder page) {
        page.append("<section class=\"numbers\" aria-label=\"Key numbers\">\n");
        number(page, "irreversible", "transactions irreversible", "");
        number(page, "submitted", "submitted", "");
        number(page, "irreversible_latency_p50", "half of them within", " s");
        number(page, "irreversible_latency_p95", "95 % of them within", " s");
        number(page, "lost_transactions", "transactions lost", "");
        number(page, "blocks_on_main_chain", "blocks on the main chain", "");
        number(page, "lib_lag_blocks_mean", "blocks from head to irreversible, mean", "");
        number(page, "sum_amount_irreversible", "sum of the irreversible amounts", " USD");
        page.append("</section>\n");
    }

    private void number(StringBuilder page, String measure, String label, String unit) {
        summary(measure)
                .ifPresent(value ->
                        page.append("<div class=\"number\"><b>")
                                .append(Safe.text(Shown.number(value)))
                                .append(unit)
                                .append("</b><span>")
                                .append(label)
                                .append("</span></div>\n"));
    }

    private Optional<String> summary(String measure) {
        return table(File.SUMMARY).stream()
                .flatMap(CsvTable::stream)
                .filter(row -> row.text("measure").equals(measure))
                .map(row -> row.text("value"))
                .filter(value -> !value.isEmpty())
                .findFirst();
    }

    // ---- verdicts

    void verdicts(StringBuilder page) {
        var rows = table(File.VERDICTS).stream().flatMap(CsvTable::stream).toList();
        if (rows.isEmpty()) {
            return;
        }
        long held = rows.stream().filter(row -> row.text("verdict").equals("held")).count();
        page.append("<section><h2>Verdicts <span class=\"count\">")
                .append(held)
                .append(" of ")
                .append(rows.size())
                .append(" held</span></h2>\n<ul class=\"verdicts\">\n");
        rows.forEach(row -> verdict(page, row));
        page.append("</ul>\n</section>\n");
    }

    private static void verdict(StringBuilder page, CsvTable.Row row) {
        var answer = row.text("verdict");
        var badge =
                switch (answer) {
                    case "held" -> "held";
                    case "broken" -> "broken";
                    default -> "unknown";
                };
        page.append("<li><span class=\"badge ")
                .append(badge)
                .append("\">")
                .append(badge)
                .append("</span> <b>")
                .append(Safe.text(row.text("name")))
                .append("</b> <span class=\"muted\">")
                .append(Safe.text(row.text("kind")))
                .append(row.text("measured").isEmpty() ? "" : ", measured ")
                .append(Safe.text(row.text("measured")))
                .append(", from ")
                .append(Safe.text(row.text("observations")))
                .append(" observations")
                .append(
                        row.text("at_s").isEmpty()
                                ? ""
                                : ", at " + Safe.text(row.text("at_s")) + " s")
                .append("</span>")
                .append(row.text("detail").isEmpty() ? "" : "<br>" + Safe.text(row.text("detail")))
                .append("</li>\n");
    }

    // ---- tables

    void all(StringBuilder page) {
        for (var file : File.values()) {
            if (file != File.VERDICTS) {
                table(file)
                        .filter(table -> !table.rows().isEmpty())
                        .ifPresent(table -> one(page, file, table));
            }
        }
    }

    private static void one(StringBuilder page, File file, CsvTable table) {
        int shown =
                Math.min(file == File.SUMMARY ? ALL_OF_SUMMARY : FIRST_ROWS, table.rows().size());
        var name = file.word() + ".csv";
        page.append(file == File.SUMMARY ? "<details open>" : "<details>")
                .append("<summary><b>" + name + "</b> <span class=\"muted\">")
                .append(file.what)
                .append("</span> <span class=\"count\">")
                .append(table.rows().size() + (table.rows().size() == 1 ? " row" : " rows"))
                .append("</span></summary>\n<div class=\"scroll\"><table>\n<thead><tr>");
        table.columns().forEach(column -> page.append("<th>" + Safe.text(column) + "</th>"));
        page.append("</tr></thead>\n<tbody>\n");
        table.rows().stream().limit(shown).forEach(row -> row(page, row));
        page.append("</tbody></table></div>\n<p class=\"muted\">")
                .append(shown < table.rows().size() ? "The first " + shown + " rows. " : "")
                .append("All of it: <a href=\"" + name + "\">" + name + "</a></p></details>\n");
    }

    private static void row(StringBuilder page, List<String> cells) {
        page.append("<tr>");
        for (var cell : cells) {
            boolean isNumber = cell.matches("-?[0-9]+(\\.[0-9]+)?");
            var shown = cell.length() > LONGEST_CELL ? Shown.shortened(cell) : cell;
            page.append(isNumber ? "<td class=\"n\">" : "<td>")
                    .append(Safe.text(shown))
                    .append("</td>");
        }
        page.append("</tr>\n");
    }
}
