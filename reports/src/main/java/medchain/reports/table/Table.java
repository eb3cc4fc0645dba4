package medchain.reports.table;

import java.util.List;

/**
 * Rows under named columns, on their way to a file of the same name.
 *
 * @param name of the file, without its ending: {@code transactions}
 * @param rows made when they are asked for, so that a long run need not fit in memory; each row has
 *     one cell a column
 */
public record Table(String name, List<String> columns, Iterable<List<Cell>> rows) {
    public Table {
        columns = List.copyOf(columns);
        if (columns.isEmpty() || columns.stream().distinct().count() != columns.size()) {
            throw new IllegalArgumentException("columns of " + name + "; expected distinct names");
        }
    }
}
