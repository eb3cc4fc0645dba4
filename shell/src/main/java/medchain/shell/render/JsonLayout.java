package medchain.shell.render;

import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/** Writes a view as one JSON value on one line (RFC 8259). */
final class JsonLayout {
    private JsonLayout() {}

    static String line(View view) {
        return switch (view) {
            case View.Sheet sheet -> array(sheet);
            case View.Facts facts -> object(facts.values());
            case View.Note(_, var text) -> object(Map.of("message", text));
            case View.Heading(var title, _) -> object(Map.of("heading", title));
        };
    }

    private static String array(View.Sheet sheet) {
        var array = new StringJoiner(",\n ", "[", "]");
        for (var row : sheet.rows()) {
            var object = new StringJoiner(", ", "{", "}");
            for (int c = 0; c < row.size(); c++) {
                object.add(member(sheet.columns().get(c), row.get(c)));
            }
            array.add(object.toString());
        }
        return array.toString();
    }

    private static String object(Map<String, Object> values) {
        var object = new StringJoiner(", ", "{", "}");
        values.forEach((name, value) -> object.add(member(name, value)));
        return object.toString();
    }

    private static String member(String name, Object value) {
        return quoted(name.replace(' ', '_')) + ": " + json(value);
    }

    private static String json(Object value) {
        return switch (Values.plain(value)) {
            case Double d when d.isNaN() || d.isInfinite() -> "null";
            case Number n -> n instanceof Double ? n.toString() : Values.text(n);
            case Boolean b -> b.toString();
            case List<?> list -> {
                var array = new StringJoiner(", ", "[", "]");
                list.forEach(item -> array.add(json(String.valueOf(item))));
                yield array.toString();
            }
            case Object text -> quoted(text.toString());
        };
    }

    /** Everything outside printable ASCII is escaped: no terminal nor reader can stumble. */
    private static String quoted(String text) {
        var json = new StringBuilder("\"");
        for (char c : text.toCharArray()) {
            switch (c) {
                case '"' -> json.append("\\\"");
                case '\\' -> json.append("\\\\");
                case '\n' -> json.append("\\n");
                default -> {
                    if (c >= ' ' && c < 0x7F) {
                        json.append(c);
                    } else {
                        json.append("\\u").append(Integer.toHexString(0x10000 | c).substring(1));
                    }
                }
            }
        }
        return json.append('"').toString();
    }
}
