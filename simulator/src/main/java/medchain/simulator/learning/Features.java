package medchain.simulator.learning;

import java.math.BigDecimal;
import java.util.List;

/**
 * Rows ready for a model or for encryption: every value there, every value an exact number, nothing
 * scaled yet.
 *
 * @param names distinct; a category's column is named {@code cp=3}
 * @param rows each with one value a name
 */
public record Features(List<String> names, List<Row> rows) {
    public Features {
        names = List.copyOf(names);
        rows = List.copyOf(rows);
        for (var row : rows) {
            if (row.values().size() != names.size()) {
                throw new IllegalArgumentException("a row as long as the names");
            }
        }
    }

    /**
     * @param number 0-based row of the input file, header not counted
     * @param label empty where the table has no label
     */
    public record Row(int number, String label, List<BigDecimal> values) {
        public Row {
            values = List.copyOf(values);
        }
    }
}
