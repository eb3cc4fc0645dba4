package medchain.reports.html;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import medchain.reports.csv.CsvTable;

/** The CSV files of a folder as parts of its page. */
record Tables(Map<String, CsvTable> tables) {
    private static final String USD = " USD";

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
        PER_LABEL("How it did label by label"),
        CALIBRATION("How often what it called probable came true"),
        ROC("What it finds of each label at every threshold, and what it takes for it"),
        PREDICTIONS("One row a prediction"),
        ENCRYPTED_DATA("Ciphertexts"),
        ATLAS_LAGS("How far the head of each preset's chain is ahead, block by block"),
        ATLAS_LATENCY("Seconds to finality with delegates crashed, beside the closed form"),
        ATLAS_ORPHANS("Share of lost blocks when blocks come late, beside the closed form"),
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

    void keyNumbers(Page page) {
        page.add("<section class=\"numbers\" aria-label=\"Key numbers\">\n");
        number(page, "irreversible", "transactions irreversible", "");
        number(page, "submitted", "submitted", "");
        number(page, "irreversible_latency_p50", "half of them within", " s");
        number(page, "irreversible_latency_p95", "95 % of them within", " s");
        number(page, "lost_transactions", "transactions lost", "");
        number(page, "blocks_on_main_chain", "blocks on the main chain", "");
        number(page, "lib_lag_blocks_mean", "blocks from head to irreversible, mean", "");
        number(page, "sum_amount_irreversible", "sum of the irreversible amounts", USD);
        page.add("</section>\n");
    }

    private void number(Page page, String measure, String label, String unit) {
        summary(measure)
                .ifPresent(value ->
                        page.add("<div class=\"number\"><b>")
                                .add(
                                        Safe.text(
                                                unit.equals(USD)
                                                        ? Shown.money(value)
                                                        : Shown.number(value)))
                                .add(unit)
                                .add("</b><span>")
                                .add(label)
                                .add("</span></div>\n"));
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

    void verdicts(Page page) {
        var rows = table(File.VERDICTS).stream().flatMap(CsvTable::stream).toList();
        if (rows.isEmpty()) {
            return;
        }
        long held = rows.stream().filter(row -> row.text("verdict").equals("held")).count();
        page.add("<section><h2>Verdicts <span class=\"count\">")
                .add(held + "")
                .add(" of ")
                .add(rows.size() + "")
                .add(" held</span></h2>\n<ul class=\"verdicts\">\n");
        rows.forEach(row -> verdict(page, row));
        page.add("</ul>\n</section>\n");
    }

    private static void verdict(Page page, CsvTable.Row row) {
        var answer = row.text("verdict");
        var badge =
                switch (answer) {
                    case "held" -> "held";
                    case "broken" -> "broken";
                    default -> "unknown";
                };
        page.add("<li><span class=\"badge ")
                .add(badge)
                .add("\">")
                .add(badge)
                .add("</span> <b>")
                .add(Safe.text(row.text("name")))
                .add("</b> <span class=\"muted\">")
                .add(Safe.text(row.text("kind")))
                .add(row.text("measured").isEmpty() ? "" : ", measured ")
                .add(Safe.text(row.text("measured")))
                .add(", from ")
                .add(Safe.text(row.text("observations")))
                .add(" observations")
                .add(row.text("at_s").isEmpty() ? "" : ", at " + Safe.text(row.text("at_s")) + " s")
                .add("</span>")
                .add(row.text("detail").isEmpty() ? "" : "<br>" + Safe.text(row.text("detail")))
                .add("</li>\n");
    }

    // ---- tables

    void all(Page page) {
        for (var file : File.values()) {
            if (file != File.VERDICTS) {
                table(file)
                        .filter(table -> !table.rows().isEmpty())
                        .ifPresent(table ->
                                new TableView(file.word() + ".csv", file.what, table)
                                        .appendTo(page, file == File.SUMMARY));
            }
        }
    }
}
