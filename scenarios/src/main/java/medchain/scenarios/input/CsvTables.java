package medchain.scenarios.input;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import medchain.scenarios.language.BadInput;
import medchain.scenarios.language.Place;
import medchain.simulator.learning.RawTable;
import org.jspecify.annotations.Nullable;

/** Reads patient tables from CSV text. */
public final class CsvTables {
    /** Rows that one table may have. */
    public static final int MOST_ROWS = 1_000_000;

    private CsvTables() {}

    /**
     * @param source name for messages
     * @param missing words that stand for "no value"; an empty cell always does
     */
    public static RawTable read(String source, InputStream in, List<String> missing) {
        try (var rows = CsvRows.open(source, in)) {
            var cells = new ArrayList<@Nullable String[]>();
            for (var row = rows.next(); row.isPresent(); row = rows.next()) {
                if (cells.size() == MOST_ROWS) {
                    throw BadInput.data(
                            rows.at(row.get().line()),
                            "more than " + MOST_ROWS + " rows; expected at most that");
                }
                cells.add(known(row.get().cells(), missing));
            }
            if (cells.isEmpty()) {
                throw BadInput.data(rows.at(1), "only a header; expected rows below it");
            }
            return table(source, rows.columns(), cells);
        } catch (IOException unreadable) {
            throw new BadInput(
                    BadInput.IO,
                    Optional.of(new Place(source, 1, 1)),
                    "cannot be read",
                    Optional.empty());
        }
    }

    /** NullAway does not see in a class file that the cells of a row may be null. */
    @SuppressWarnings("NullAway")
    private static RawTable table(
            String source, List<String> columns, List<@Nullable String[]> cells) {
        return new RawTable(source, columns, cells);
    }

    private static @Nullable String[] known(List<String> cells, List<String> missing) {
        var known = new @Nullable String[cells.size()];
        for (int i = 0; i < known.length; i++) {
            var cell = cells.get(i);
            known[i] = cell.isEmpty() || missing.contains(cell) ? null : cell;
        }
        return known;
    }
}
