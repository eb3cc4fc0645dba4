package medchain.reports.chart;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import medchain.reports.csv.CsvTable;

/** The CSV files of a result folder, by name; charts see nothing else. */
record Figures(Map<String, CsvTable> tables) {
    private static final String[] FILES = {
        "transactions",
        "blocks",
        "timeline",
        "delegates",
        "faults",
        "summary",
        "confusion",
        "roc",
        "calibration",
        "per_label",
        "evaluation",
        "atlas_lags",
        "atlas_latency",
        "atlas_orphans"
    };

    static Figures read(Path folder) throws IOException {
        var tables = new TreeMap<String, CsvTable>();
        for (var name : FILES) {
            var file = folder.resolve(name + ".csv");
            if (Files.exists(file)) {
                tables.put(name, CsvTable.read(file));
            }
        }
        return new Figures(tables);
    }

    /** Empty when the file is not there or has no rows. */
    Optional<CsvTable> table(String name) {
        return Optional.ofNullable(tables.get(name)).filter(table -> !table.rows().isEmpty());
    }

    /** A number as summary.csv has it. */
    Optional<BigDecimal> summary(String measure) {
        return table("summary").stream()
                .flatMap(CsvTable::stream)
                .filter(row -> row.text("measure").equals(measure))
                .findFirst()
                .flatMap(row -> row.number("value"));
    }

    String summaryWords(String measure) {
        return summary(measure).map(Words::number).orElse("no");
    }

    /** How long the run was, in seconds. */
    double length() {
        return table("timeline").map(it -> (double) it.rows().size()).orElse(1.0);
    }
}
