package medchain.simulator.query;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import medchain.simulator.paillier.Slots;

/**
 * What all may know of an encrypted dataset: its shape, and which rows have which label.
 *
 * <p>Every column is cut into blocks of as many rows as a ciphertext has slots. A block holds rows
 * of one group only, so that a group's sum is a sum of whole ciphertexts; the last block of a group
 * is filled up with zeros.
 *
 * @param label the column that groups the rows; empty when there is one group only
 * @param groups not empty, with distinct names
 */
public record Schema(String label, List<Column> columns, Slots slots, List<Group> groups) {

    /**
     * @param decimals values were multiplied by 10^decimals
     * @param bits every whole number is below 2^bits in size
     */
    public record Column(String name, int decimals, int bits) {
        public Column {
            if (decimals < 0 || decimals > 255 || bits < 1 || bits > 65_535) {
                throw new IllegalArgumentException("a column's scale or size out of range");
            }
        }
    }

    /**
     * @param label the value that these rows share
     * @param rows row numbers of the input, in the order of the slots
     */
    public record Group(String label, List<Integer> rows) {
        public Group {
            rows = List.copyOf(rows);
        }

        int blocks(Slots slots) {
            return (rows.size() + slots.count() - 1) / slots.count();
        }
    }

    public Schema {
        columns = List.copyOf(columns);
        groups = List.copyOf(groups);
        var problem = problem(columns, slots, groups);
        if (problem.isPresent()) {
            throw new IllegalArgumentException(problem.get());
        }
    }

    private static Optional<String> problem(List<Column> columns, Slots slots, List<Group> groups) {
        var names = new TreeSet<String>();
        for (var column : columns) {
            if (!names.add(column.name())) {
                return Optional.of("a column twice");
            }
            if (column.bits() >= slots.bits()) {
                return Optional.of("a column wider than its slots");
            }
        }
        var labels = new TreeSet<String>();
        var rows = new TreeSet<Integer>();
        for (var group : groups) {
            if (group.rows().isEmpty() || !labels.add(group.label())) {
                return Optional.of("a group twice, or without a row");
            }
            for (int row : group.rows()) {
                if (row < 0 || !rows.add(row)) {
                    return Optional.of("row " + row + " twice");
                }
            }
        }
        return rows.isEmpty() || columns.isEmpty()
                ? Optional.of("no row or no column")
                : Optional.empty();
    }

    public int rows() {
        return groups.stream().mapToInt(group -> group.rows().size()).sum();
    }

    /** Ciphertexts of one column. */
    public int blocks() {
        return groups.stream().mapToInt(group -> group.blocks(slots)).sum();
    }

    public Optional<Column> column(String name) {
        return columns.stream().filter(column -> column.name().equals(name)).findFirst();
    }

    /** For each block its rows in the order of the slots. */
    List<List<Integer>> rowsOfBlocks() {
        var out = new ArrayList<List<Integer>>();
        for (var group : groups) {
            for (int from = 0; from < group.rows().size(); from += slots.count()) {
                int to = Math.min(group.rows().size(), from + slots.count());
                out.add(group.rows().subList(from, to));
            }
        }
        return out;
    }

    /** The blocks of a group: from, inclusive, to, exclusive. */
    List<Integer> blocksOf(Group wanted) {
        int from = 0;
        for (var group : groups) {
            int to = from + group.blocks(slots);
            if (group.equals(wanted)) {
                return List.of(from, to);
            }
            from = to;
        }
        throw new IllegalArgumentException("a group of another dataset");
    }

    /** Whether sums over all rows of a column stay within a slot. */
    boolean sumsFit(Column column) {
        var most = BigInteger.ONE.shiftLeft(column.bits()).multiply(BigInteger.valueOf(rows()));
        return slots.reaches(most);
    }

    /** The names of these columns; all columns when none is named. */
    List<String> named(List<String> wanted) {
        return wanted.isEmpty()
                ? columns.stream().map(Column::name).toList()
                : List.copyOf(new LinkedHashSet<>(wanted));
    }
}
