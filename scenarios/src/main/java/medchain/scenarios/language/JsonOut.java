package medchain.scenarios.language;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

/** Writes JSON, one member a line; lists of plain values stay on their line. */
final class JsonOut {
    private static final String STEP = "  ";

    private final StringBuilder out = new StringBuilder();
    private int depth;
    private boolean first = true;

    /** An object and nothing else. */
    static String document(java.util.function.Consumer<JsonOut> members) {
        var json = new JsonOut();
        json.block('{', '}', () -> members.accept(json));
        return json.out.append('\n').toString();
    }

    JsonOut text(String key, String value) {
        return plain(key, quoted(value));
    }

    JsonOut whole(String key, long value) {
        return plain(key, Long.toString(value));
    }

    JsonOut number(String key, double value) {
        return plain(key, literal(value));
    }

    JsonOut decimal(String key, BigDecimal value) {
        return plain(key, value.toString());
    }

    JsonOut flag(String key, boolean value) {
        return plain(key, Boolean.toString(value));
    }

    JsonOut texts(String key, List<String> values) {
        return plain(key, line(values.stream().map(JsonOut::quoted).toList()));
    }

    JsonOut numbers(String key, List<Double> values) {
        return plain(key, line(values.stream().map(JsonOut::literal).toList()));
    }

    /** Values that are written as they are shown: whole numbers, decimals, truth values. */
    JsonOut plains(String key, List<?> values) {
        return plain(key, line(values.stream().map(Object::toString).toList()));
    }

    /** A list of lists, each on a line. */
    JsonOut rows(String key, List<? extends List<?>> rows) {
        key(key);
        block(
                '[',
                ']',
                () ->
                        rows.forEach(row -> {
                            separate();
                            out.append(line(row.stream().map(Object::toString).toList()));
                        }));
        return this;
    }

    JsonOut object(String key, Runnable members) {
        key(key);
        block('{', '}', members);
        return this;
    }

    <T> JsonOut objects(String key, List<T> items, BiConsumer<JsonOut, T> members) {
        key(key);
        block(
                '[',
                ']',
                () ->
                        items.forEach(item -> {
                            separate();
                            block('{', '}', () -> members.accept(this, item));
                        }));
        return this;
    }

    private JsonOut plain(String key, String value) {
        key(key);
        out.append(value);
        return this;
    }

    private void key(String key) {
        separate();
        out.append(quoted(key)).append(": ");
    }

    private void separate() {
        out.append(first ? "\n" : ",\n").append(STEP.repeat(depth));
        first = false;
    }

    private void block(char open, char close, Runnable inside) {
        out.append(open);
        depth++;
        first = true;
        inside.run();
        depth--;
        if (!first) {
            out.append('\n').append(STEP.repeat(depth));
        }
        out.append(close);
        first = false;
    }

    private static String line(List<String> values) {
        return values.stream().collect(Collectors.joining(", ", "[", "]"));
    }

    /** The shortest digits that are read as the same double. */
    private static String literal(double value) {
        if (!Double.isFinite(value)) {
            throw new BadInput(
                    BadInput.BAD_DATA,
                    Optional.empty(),
                    "the model holds a number that is not finite; expected one that converged",
                    Optional.empty());
        }
        return Double.toString(value);
    }

    /** Everything that could steer a terminal or is not seen is escaped. */
    private static String quoted(String text) {
        var quoted = new StringBuilder("\"");
        text.codePoints()
                .forEach(c -> {
                    if (c == '"' || c == '\\') {
                        quoted.append('\\').appendCodePoint(c);
                    } else if (c == '\t' || Text.forbidden(c) || c == '\uFEFF') {
                        for (char unit : Character.toChars(c)) {
                            quoted.append(String.format(Locale.ROOT, "\\u%04x", (int) unit));
                        }
                    } else {
                        quoted.appendCodePoint(c);
                    }
                });
        return quoted.append('"').toString();
    }
}
