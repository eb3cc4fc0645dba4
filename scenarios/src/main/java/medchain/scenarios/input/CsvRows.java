package medchain.scenarios.input;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import medchain.scenarios.language.BadInput;
import medchain.scenarios.language.Place;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Rows of a CSV file (RFC 4180) with a header, one at a time; every problem names its physical
 * line.
 */
final class CsvRows implements AutoCloseable {
    static final long MOST_BYTES = 1L << 30;
    static final int MOST_COLUMNS = 10_000;
    static final int LONGEST_CELL = 64 * 1024;

    private final String source;
    private final CSVParser parser;
    private final Iterator<CSVRecord> records;
    private final List<String> columns;

    private CsvRows(String source, CSVParser parser) {
        this.source = source;
        this.parser = parser;
        this.records = parser.iterator();
        this.columns = header();
    }

    /**
     * @param source name for messages
     * @param in closed with this
     */
    static CsvRows open(String source, InputStream in) throws IOException {
        var buffered = new BufferedInputStream(in);
        buffered.mark(FileKind.BYTES);
        var first = buffered.readNBytes(FileKind.BYTES);
        var kind = FileKind.notText(first);
        if (kind.isPresent()) {
            in.close();
            throw BadInput.data(
                    new Place(source, 1, 1), "looks like " + kind.get() + "; expected CSV text");
        }
        if (new String(first, StandardCharsets.UTF_8).stripLeading().startsWith("{")) {
            in.close();
            throw BadInput.data(
                    new Place(source, 1, 1),
                    "looks like JSON; expected CSV text",
                    Optional.of("\"fhir import\" makes a CSV file of FHIR bundles"));
        }
        buffered.reset();
        var text = new BufferedReader(new StrictUtf8(buffered, source, MOST_BYTES), 1 << 16);
        skipByteOrderMark(text);
        char delimiter = delimiter(text);
        var format =
                CSVFormat.RFC4180.builder().setDelimiter(delimiter).setIgnoreEmptyLines(true).get();
        var bounded = new BoundedCells(text, source, delimiter);
        return new CsvRows(source, CSVParser.parse(bounded, format));
    }

    private static void skipByteOrderMark(BufferedReader text) throws IOException {
        text.mark(1);
        if (text.read() != '\ufeff') {
            text.reset();
        }
    }

    /** A comma, unless the first line has none and has semicolons or tabs. */
    private static char delimiter(BufferedReader text) throws IOException {
        text.mark(LONGEST_CELL);
        var first = new StringBuilder();
        for (int c = text.read();
                c >= 0 && c != '\n' && first.length() < LONGEST_CELL - 1;
                c = text.read()) {
            first.append((char) c);
        }
        text.reset();
        var line = first.toString();
        if (line.indexOf(',') < 0) {
            return line.indexOf(';') >= 0 ? ';' : line.indexOf('\t') >= 0 ? '\t' : ',';
        }
        return ',';
    }

    private List<String> header() {
        var first = read();
        if (first.isEmpty()) {
            throw BadInput.data(at(1), "an empty file; expected a line of column names");
        }
        var names = first.get().toList().stream().map(String::strip).toList();
        checkNames(names);
        return names;
    }

    private void checkNames(List<String> names) {
        if (names.size() > 1 && names.stream().allMatch(n -> n.matches("[-+0-9.eE?]*"))) {
            throw BadInput.data(
                    at(1),
                    "the first line holds numbers; expected column names",
                    Optional.of("add a first line with a name for each column"));
        }
        var seen = new TreeSet<String>();
        for (int i = 0; i < names.size(); i++) {
            if (names.get(i).isEmpty()) {
                throw BadInput.data(
                        at(1), "column " + (i + 1) + " has no name; expected one for each");
            }
            if (!seen.add(names.get(i))) {
                throw BadInput.data(
                        at(1), "column \"" + names.get(i) + "\" twice; expected each name once");
            }
        }
    }

    List<String> columns() {
        return columns;
    }

    /** The next data row, as many cells as there are columns; blank lines are skipped. */
    Optional<Row> next() {
        var record = read();
        if (record.isEmpty()) {
            return Optional.empty();
        }
        long line = parser.getCurrentLineNumber();
        var cells = record.get().toList();
        if (cells.size() != columns.size()) {
            throw BadInput.data(
                    at(line),
                    "a row of "
                            + cells.size()
                            + " cells; expected "
                            + columns.size()
                            + " as in the header");
        }
        return Optional.of(
                new Row(
                        Math.toIntExact(record.get().getRecordNumber() - 2),
                        line,
                        strip(cells, line)));
    }

    private List<String> strip(List<String> cells, long line) {
        var stripped = new ArrayList<String>(cells.size());
        for (var cell : cells) {
            if (cell.length() > LONGEST_CELL) {
                throw BadInput.data(
                        at(line),
                        "column \""
                                + columns.get(stripped.size())
                                + "\" has a cell of "
                                + cell.length()
                                + " characters; expected at most "
                                + LONGEST_CELL);
            }
            stripped.add(cell.strip());
        }
        return stripped;
    }

    private Optional<CSVRecord> read() {
        try {
            return records.hasNext() ? Optional.of(records.next()) : Optional.empty();
        } catch (UncheckedIOException broken) {
            throw broken(String.valueOf(broken.getMessage()));
        }
    }

    private BadInput broken(String message) {
        if (message.contains("EOF reached before encapsulated token finished")) {
            var line = message.replaceFirst("(?s).*startline ([0-9]+).*", "$1");
            return BadInput.data(
                    at(line.matches("[0-9]+") ? Long.parseLong(line) : 1),
                    "a quote \" that is not closed; expected another \" before the end of the file");
        }
        if (message.contains("Invalid character between encapsulated token and delimiter")) {
            return BadInput.data(
                    at(parser.getCurrentLineNumber() + 1),
                    "text after a closing quote; expected a comma or the end of the line",
                    Optional.of("a quote inside a quoted cell is written twice: \"\""));
        }
        return new BadInput(
                BadInput.IO,
                Optional.of(at(parser.getCurrentLineNumber())),
                "cannot be read on",
                Optional.empty());
    }

    Place at(long line) {
        return new Place(source, Math.toIntExact(Math.max(1, line)), 1);
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }

    /**
     * A data row.
     *
     * @param number 0-based, header not counted
     * @param line physical line on which it ends, 1-based
     */
    record Row(int number, long line, List<String> cells) {}
}
