package medchain.simulator.learning;

import java.util.List;

/**
 * A table of text as it came from a CSV file or a database.
 *
 * @param source where it came from, for messages: "wdbc.csv"
 * @param columns distinct, not empty
 * @param rows each as long as {@code columns}; a missing cell is null
 */
public record RawTable(
        String source,
        List<String> columns,
        List<@org.jspecify.annotations.Nullable String[]> rows) {
    public RawTable {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }
}
