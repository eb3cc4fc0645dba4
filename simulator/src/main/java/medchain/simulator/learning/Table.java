package medchain.simulator.learning;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A typed patient table; rows keep the number that they had in the input.
 *
 * @param columns in the order of the input, each as long as {@code rowNumbers}
 * @param rowNumbers 0-based row of the input file, header not counted; one a row
 */
public record Table(String source, List<Column> columns, List<Integer> rowNumbers) {
    public Table {
        columns = List.copyOf(columns);
        rowNumbers = List.copyOf(rowNumbers);
        for (var column : columns) {
            if (column.size() != rowNumbers.size()) {
                throw new IllegalArgumentException("columns as long as the table has rows");
            }
        }
    }

    public int rows() {
        return rowNumbers.size();
    }

    public List<String> names() {
        return columns.stream().map(Column::name).toList();
    }

    public Optional<Column> column(String name) {
        return columns.stream().filter(c -> c.name().equals(name)).findFirst();
    }

    /** The cells of a column as words, row by row; empty where missing. */
    public List<String> words(String column) {
        var out = new ArrayList<String>(rows());
        switch (column(column).orElseThrow()) {
            case Column.Numeric(var _, var values) ->
                    values.forEach(v -> out.add(v == null ? "" : v.toPlainString()));
            case Column.Categorical(var _, var values, var _) ->
                    values.forEach(v -> out.add(v == null ? "" : v));
        }
        return out;
    }

    /** The rows at these positions (not row numbers), in this order. */
    public Table at(List<Integer> positions) {
        var picked = columns.stream().map(c -> picked(c, positions)).toList();
        return new Table(source, picked, positions.stream().map(rowNumbers::get).toList());
    }

    private static Column picked(Column column, List<Integer> positions) {
        return switch (column) {
            case Column.Numeric(var name, var values) ->
                    new Column.Numeric(name, picked(values, positions));
            case Column.Categorical(var name, var values, var levels) ->
                    new Column.Categorical(name, picked(values, positions), levels);
        };
    }

    private static <T> List<@Nullable T> picked(List<@Nullable T> values, List<Integer> positions) {
        var out = new ArrayList<@Nullable T>(positions.size());
        for (int position : positions) {
            out.add(values.get(position));
        }
        return out;
    }
}
