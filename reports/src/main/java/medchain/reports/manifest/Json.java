package medchain.reports.manifest;

import java.util.Iterator;
import java.util.Locale;
import java.util.Map;

/** Writes ordered maps of text and numbers as JSON (RFC 8259), two spaces a level. */
final class Json {
    private Json() {}

    static String of(Map<String, Object> object) {
        var out = new StringBuilder();
        append(object, 0, out);
        return out.append('\n').toString();
    }

    private static void append(Object value, int depth, StringBuilder out) {
        switch (value) {
            case Map<?, ?> map -> appendObject(map, depth, out);
            case Iterable<?> list -> appendArray(list, depth, out);
            case Number number -> out.append(number);
            case Boolean answer -> out.append(answer);
            default -> appendText(value.toString(), out);
        }
    }

    private static void appendObject(Map<?, ?> map, int depth, StringBuilder out) {
        out.append('{');
        var separator = "\n";
        for (var entry : map.entrySet()) {
            out.append(separator).append("  ".repeat(depth + 1));
            appendText(String.valueOf(entry.getKey()), out);
            out.append(": ");
            append(entry.getValue(), depth + 1, out);
            separator = ",\n";
        }
        out.append('\n').append("  ".repeat(depth)).append('}');
    }

    private static void appendArray(Iterable<?> list, int depth, StringBuilder out) {
        out.append('[');
        for (Iterator<?> it = list.iterator(); it.hasNext(); ) {
            append(it.next(), depth, out);
            out.append(it.hasNext() ? ", " : "");
        }
        out.append(']');
    }

    /** Everything that is not plain ASCII is escaped, so that no viewer can be tricked by it. */
    private static void appendText(String text, StringBuilder out) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c >= ' ' && c <= '~') {
                out.append(c);
            } else {
                out.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
            }
        }
        out.append('"');
    }
}
