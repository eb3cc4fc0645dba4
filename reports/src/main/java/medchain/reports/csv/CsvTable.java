package medchain.reports.csv;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVRecord;

/** A CSV file of a result folder, read back. */
public record CsvTable(List<String> columns, List<List<String>> rows) {
    public CsvTable {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /** One row, asked by column. */
    public record Row(CsvTable table, List<String> cells) {
        /** The text as it was before formulas were neutralised; empty when there is none. */
        public String text(String column) {
            return cells.get(table.position(column));
        }

        public Optional<BigDecimal> number(String column) {
            var text = text(column);
            return text.isEmpty() ? Optional.empty() : Optional.of(new BigDecimal(text));
        }

        /** NaN when there is none. */
        public double real(String column) {
            return number(column).map(BigDecimal::doubleValue).orElse(Double.NaN);
        }
    }

    /**
     * @throws IOException when the file cannot be read, or is not CSV as {@link CsvWriter} writes
     *     it
     */
    public static CsvTable read(Path file) throws IOException {
        try (var in = Files.newBufferedReader(file, StandardCharsets.UTF_8);
                var parser = CsvWriter.FORMAT.parse(in)) {
            var lines = new ArrayList<List<String>>();
            parser.forEach(record -> lines.add(cells(record)));
            return checked(file, lines);
        } catch (UncheckedIOException e) {
            throw new IOException(file + ": not CSV: " + e.getMessage(), e);
        }
    }

    private static List<String> cells(CSVRecord line) {
        return line.stream().map(Formulas::restore).toList();
    }

    private static CsvTable checked(Path file, List<List<String>> lines) throws IOException {
        if (lines.isEmpty()) {
            throw new IOException(file + ": empty; expected a header");
        }
        var columns = lines.getFirst();
        for (int i = 1; i < lines.size(); i++) {
            if (lines.get(i).size() != columns.size()) {
                throw new IOException(
                        "%s: record %s has %s cells; expected %s as in the header"
                                .formatted(file, i, lines.get(i).size(), columns.size()));
            }
        }
        return new CsvTable(columns, lines.subList(1, lines.size()));
    }

    public Stream<Row> stream() {
        return rows.stream().map(cells -> new Row(this, cells));
    }

    public boolean has(String column) {
        return columns.contains(column);
    }

    /** The numbers of a column, empty cells left out. */
    public double[] reals(String column) {
        return stream()
                .flatMap(row -> row.number(column).stream())
                .mapToDouble(BigDecimal::doubleValue)
                .toArray();
    }

    private int position(String column) {
        int position = columns.indexOf(column);
        if (position < 0) {
            throw new IllegalArgumentException(
                    "no column " + column + "; expected one of " + String.join(", ", columns));
        }
        return position;
    }
}
