package medchain.shell.render;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/** Something to be shown. Values are text, numbers or truth values; text may come from outside. */
public sealed interface View {

    /**
     * A table.
     *
     * @param title empty for none
     * @param rows each as long as {@code columns}
     */
    record Sheet(String title, List<String> columns, List<List<Object>> rows) implements View {
        public Sheet {
            columns = List.copyOf(columns);
            rows = List.copyOf(rows);
        }
    }

    /** Named values, one below the other. */
    record Facts(String title, SequencedMap<String, Object> values) implements View {
        public Facts and(String name, Object value) {
            var more = new LinkedHashMap<>(values);
            more.put(name, value);
            return new Facts(title, more);
        }
    }

    /** A sentence. */
    record Note(Tone tone, String text) implements View {}

    /**
     * A part of a story begins.
     *
     * @param meaning why it matters, in a sentence; may be empty
     */
    record Heading(String title, String meaning) implements View {}

    /** Whole lines, not laid out: a file's text, JSON lines. */
    record Text(List<String> lines) implements View {
        public Text {
            lines = List.copyOf(lines);
        }

        static String safe(String line) {
            return SafeText.capped(line, Integer.MAX_VALUE);
        }
    }

    /** How many there are from bin to bin: bars in a table, numbers elsewhere. */
    record Bars(List<Integer> counts) {
        @Override
        public String toString() {
            return counts.stream().map(String::valueOf).collect(Collectors.joining(" "));
        }
    }

    /** A value with a meaning of its own: "crashed" is bad wherever it stands. */
    record Toned(Object value, Tone tone) {
        @Override
        public String toString() {
            return value.toString();
        }
    }

    /**
     * A number that people read in another form: a time as {@code 3m 20s}.
     *
     * @param exact what other programs get
     */
    record Shown(Number exact, String brief) {
        @Override
        public String toString() {
            return exact.toString();
        }
    }

    static Note note(String text) {
        return new Note(Tone.PLAIN, text);
    }

    static Facts facts(String title) {
        return new Facts(title, new LinkedHashMap<>());
    }

    static SheetBuilder sheet(String title, String... columns) {
        return new SheetBuilder(title, List.of(columns), new ArrayList<>());
    }

    /** Collects the rows of a sheet. */
    record SheetBuilder(String title, List<String> columns, List<List<Object>> rows) {
        public SheetBuilder row(Object... values) {
            if (values.length != columns.size()) {
                throw new IllegalArgumentException("a row of " + title + " has another width");
            }
            rows.add(List.of(values));
            return this;
        }

        public Sheet done() {
            return new Sheet(title, columns, rows);
        }
    }
}
