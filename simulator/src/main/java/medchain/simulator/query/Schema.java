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
 * @param population what the row numbers count, the name of the input: two datasets of one owner
 *     and one population are about the same patients
 * @param label the column that groups the rows; empty when there is one group only
 * @param groups not empty, with distinct names
 */
public record Schema(
        String population, String label, List<Column> columns, Slots slots, List<Group> groups) {

    /** Where the numbers of a column come from. */
    public enum Origin {
        /** The cleaned table itself. */
        MEASURED,
        /** Two measured columns multiplied, for variances and covariances: {@code age*bmi}. */
        PRODUCT,
        /** 1 where a measured value is at most a threshold, else 0: {@code age<=54.5}. */
        BIT
    }

    /**
     * @param decimals values were multiplied by 10^decimals
     * @param bits every whole number is below 2^bits in size
     */
    public record Column(String name, int decimals, int bits, Origin origin) {
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

    /** The whole number that no sum of this column, over these many rows, can exceed. */
    BigInteger mostOf(Column column, int rows) {
        return BigInteger.ONE.shiftLeft(column.bits()).multiply(BigInteger.valueOf(rows));
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
        return slots.reaches(mostOf(column, rows()));
    }

    /** Columns that come from the table itself. */
    public List<String> measured() {
        return columns.stream()
                .filter(column -> column.origin() == Origin.MEASURED)
                .map(Column::name)
                .toList();
    }

    /** The names of these columns; all measured columns when none is named. */
    List<String> named(List<String> wanted) {
        return wanted.isEmpty() ? measured() : List.copyOf(new LinkedHashSet<>(wanted));
    }
}
