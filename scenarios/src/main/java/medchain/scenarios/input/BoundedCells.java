package medchain.scenarios.input;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;
import medchain.scenarios.language.BadInput;
import medchain.scenarios.language.Place;

/**
 * CSV text as it streams by; refuses a cell that never ends and a row of too many cells before
 * anybody keeps them in memory, as the parser behind it would.
 */
final class BoundedCells extends FilterReader {
    /** Each character of a cell may be a quote, which is written twice; and two around it. */
    private static final int LONGEST = 2 * CsvRows.LONGEST_CELL + 2;

    private final String source;
    private final char delimiter;
    private Where where = Where.BEFORE_CELL;
    private int length;
    private int cells = 1;
    private int line = 1;

    private enum Where {
        BEFORE_CELL,
        BARE,
        QUOTED,
        AFTER_QUOTE
    }

    BoundedCells(Reader text, String source, char delimiter) {
        super(text);
        this.source = source;
        this.delimiter = delimiter;
    }

    @Override
    public int read() throws IOException {
        var one = new char[1];
        return read(one, 0, 1) < 0 ? -1 : one[0];
    }

    @Override
    public int read(char[] into, int offset, int most) throws IOException {
        int count = in.read(into, offset, most);
        for (int i = offset; i < offset + count; i++) {
            see(into[i]);
        }
        return count;
    }

    private void see(char c) {
        line += c == '\n' ? 1 : 0;
        if (where != Where.QUOTED && (c == delimiter || c == '\n' || c == '\r')) {
            cells = c == delimiter ? cells + 1 : 1;
            length = 0;
            where = Where.BEFORE_CELL;
        } else {
            where = next(c);
            length++;
        }
        check();
    }

    /** A quote opens a cell only where it begins one; twice in a quoted cell, it is content. */
    private Where next(char c) {
        return switch (where) {
            case BEFORE_CELL -> c == '"' ? Where.QUOTED : Where.BARE;
            case BARE -> Where.BARE;
            case QUOTED -> c == '"' ? Where.AFTER_QUOTE : Where.QUOTED;
            case AFTER_QUOTE -> c == '"' ? Where.QUOTED : Where.BARE;
        };
    }

    private void check() {
        if (length > LONGEST) {
            throw BadInput.data(
                    new Place(source, line, 1),
                    "a cell of more than "
                            + CsvRows.LONGEST_CELL
                            + " characters; expected at most that");
        }
        if (cells > CsvRows.MOST_COLUMNS) {
            throw BadInput.data(
                    new Place(source, line, 1),
                    "too many columns; expected at most " + CsvRows.MOST_COLUMNS);
        }
    }
}
