package medchain.simulator.learning;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import medchain.simulator.kernel.Answer;
import org.jspecify.annotations.Nullable;

/**
 * Reads a table of text as typed columns: numbers stay exact decimals, words become categories.
 *
 * <p>A number is what a reader of any country takes for the same number: an optional sign, ASCII
 * digits, an optional point, an optional exponent of ten. {@code NaN}, {@code Infinity}, {@code
 * 0x1F}, {@code 1_000}, {@code 1,5} and digits of other scripts are words.
 */
public final class TableReading {
    /** Cells longer than this are no numbers; keeps a hostile cell from costing quadratic time. */
    static final int NUMBER_CHARACTERS = 64;

    /** An exponent beyond this would make an exact integer of absurd length. */
    private static final int EXPONENT = 300;

    /** At most this share of a column of numbers may be words for the column to be a mistake. */
    private static final double MISTAKES = 0.1;

    private static final Pattern NUMBER =
            Pattern.compile("[+-]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)([eE][+-]?[0-9]{1,4})?");

    private TableReading() {}

    /**
     * @param label the column to be predicted: always categorical, none of its cells missing
     * @param id the column that names rows: dropped, since it describes no patient
     * @return refused, naming row and column, when a column of numbers holds a few words, when a
     *     named column is not there, or when there is no row
     */
    public static Answer<Table> read(RawTable raw, Optional<String> label, Optional<String> id) {
        for (var name : List.of(label, id)) {
            if (name.isPresent() && !raw.columns().contains(name.get())) {
                return Answer.refused(noSuchColumn(raw.source(), name.get(), raw.columns()));
            }
        }
        if (raw.rows().isEmpty()) {
            return Answer.refused(raw.source() + " has no rows; expected at least one");
        }
        var columns = new ArrayList<Column>();
        for (int c = 0; c < raw.columns().size(); c++) {
            var name = raw.columns().get(c);
            if (id.isPresent() && id.get().equals(name)) {
                continue;
            }
            var isLabel = label.isPresent() && label.get().equals(name);
            switch (column(raw, c, isLabel)) {
                case Answer.Given<Column>(var column) -> columns.add(column);
                case Answer.Refused<Column>(var why) -> {
                    return Answer.refused(why);
                }
            }
        }
        return Answer.of(new Table(raw.source(), columns, rowNumbers(raw.rows().size())));
    }

    /** The message for a column that a table does not have. */
    public static String noSuchColumn(String source, String name, List<String> columns) {
        return source
                + " has no column "
                + Names.shown(name)
                + "; expected one of "
                + Names.shown(columns);
    }

    /** The exact value of a cell, if it is a number. */
    static Optional<BigDecimal> number(String cell) {
        if (cell.length() > NUMBER_CHARACTERS || !NUMBER.matcher(cell).matches()) {
            return Optional.empty();
        }
        var value = new BigDecimal(cell);
        return Math.abs((long) value.scale()) > EXPONENT ? Optional.empty() : Optional.of(value);
    }

    private static List<Integer> rowNumbers(int rows) {
        var numbers = new ArrayList<Integer>(rows);
        for (int r = 0; r < rows; r++) {
            numbers.add(r);
        }
        return numbers;
    }

    private static Answer<Column> column(RawTable raw, int c, boolean isLabel) {
        var name = raw.columns().get(c);
        var cells = cells(raw, c);
        if (isLabel) {
            int gap = cells.indexOf(null);
            return gap < 0
                    ? Answer.of(categorical(name, cells))
                    : Answer.refused(
                            at(raw, gap, name) + "no label; expected a value in every row");
        }
        var numbers = new ArrayList<@Nullable BigDecimal>(cells.size());
        int filled = 0;
        int words = 0;
        int firstWord = -1;
        for (int r = 0; r < cells.size(); r++) {
            var cell = cells.get(r);
            var number = cell == null ? Optional.<BigDecimal>empty() : number(cell);
            numbers.add(number.orElse(null));
            filled += cell == null ? 0 : 1;
            if (cell != null && number.isEmpty()) {
                words++;
                firstWord = firstWord < 0 ? r : firstWord;
            }
        }
        if (words == 0) {
            return Answer.of(new Column.Numeric(name, numbers));
        }
        return words > MISTAKES * filled
                ? Answer.of(categorical(name, cells))
                : Answer.refused(
                        mistake(raw, firstWord, name, cells.get(firstWord), words, filled));
    }

    private static List<@Nullable String> cells(RawTable raw, int c) {
        var cells = new ArrayList<@Nullable String>(raw.rows().size());
        for (var row : raw.rows()) {
            var cell = row[c];
            cells.add(cell == null || cell.isBlank() ? null : cell.strip());
        }
        return cells;
    }

    private static Column categorical(String name, List<@Nullable String> cells) {
        var levels = new TreeSet<>(Names.BY_NUMBER_THEN_WORD);
        for (var cell : cells) {
            if (cell != null) {
                levels.add(cell);
            }
        }
        return new Column.Categorical(name, cells, List.copyOf(levels));
    }

    private static String mistake(
            RawTable raw, int row, String column, @Nullable String cell, int words, int filled) {
        return at(raw, row, column)
                + Names.shown(String.valueOf(cell))
                + " among numbers ("
                + words
                + " of "
                + filled
                + " cells); expected a number such as 12.5; hint: declare it as a missing marker if"
                + " it stands for no value";
    }

    private static String at(RawTable raw, int row, String column) {
        return raw.source() + " row " + row + " column " + Names.shown(column) + ": ";
    }
}
