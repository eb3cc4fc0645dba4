package medchain.simulator.learning;

import java.util.List;

/**
 * A typed patient table; rows keep the number that they had in the input.
 *
 * @param columns in the order of the input
 * @param rowNumbers 0-based row of the input file, header not counted; one a row
 */
public record Table(String source, List<Column> columns, List<Integer> rowNumbers) {
    public Table {
        columns = List.copyOf(columns);
        rowNumbers = List.copyOf(rowNumbers);
    }

    public int rows() {
        return rowNumbers.size();
    }
}
