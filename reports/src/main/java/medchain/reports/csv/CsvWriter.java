package medchain.reports.csv;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import medchain.reports.table.Cell;
import medchain.reports.table.Table;
import medchain.simulator.kernel.Assumption;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.QuoteMode;

/**
 * Writes tables as CSV: RFC 4180 with LF, UTF-8, numbers as exact decimals with a point, a header.
 * The same table gives the same bytes on every machine.
 */
public final class CsvWriter {
    static final CSVFormat FORMAT =
            CSVFormat.RFC4180
                    .builder()
                    .setRecordSeparator('\n')
                    .setQuoteMode(QuoteMode.MINIMAL)
                    .get();

    private static final CSVFormat QUOTED = FORMAT.builder().setQuoteMode(QuoteMode.ALL).get();

    private CsvWriter() {}

    /**
     * Writes {@code table} to the file of its name.
     *
     * @return the file
     * @throws IOException when it cannot be written; what was there before is intact
     */
    public static Path write(Table table, Path folder) throws IOException {
        var file = folder.resolve(table.name() + ".csv");
        AtomicFile.write(
                file,
                temporary -> {
                    try (var out = Files.newBufferedWriter(temporary, StandardCharsets.UTF_8)) {
                        append(table, out);
                    }
                });
        return file;
    }

    private static void append(Table table, Appendable out) throws IOException {
        appendRow(table.columns().stream().map(Cell::of).toList(), out);
        for (var row : table.rows()) {
            Assumption.check(
                    row.size() == table.columns().size(),
                    "a row of %s has %s cells for %s columns"
                            .formatted(table.name(), row.size(), table.columns().size()));
            appendRow(row, out);
        }
    }

    private static void appendRow(List<Cell> row, Appendable out) throws IOException {
        boolean first = true;
        for (var cell : row) {
            appendCell(cell, first, out);
            first = false;
        }
        FORMAT.println(out);
    }

    private static void appendCell(Cell cell, boolean first, Appendable out) throws IOException {
        switch (cell) {
            case Cell.Numeric number -> FORMAT.print(number.toString(), out, first);
            case Cell.Text(var text) -> {
                var format = Formulas.isDangerous(text) ? QUOTED : FORMAT;
                format.print(Formulas.neutralise(text), out, first);
            }
        }
    }
}
