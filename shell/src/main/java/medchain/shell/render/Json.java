package medchain.shell.render;

import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/** Writes values as JSON (RFC 8259) in printable ASCII: no terminal nor reader can stumble. */
public final class Json {
    private Json() {}

    /**
     * @param value a map, a list, a number, a truth value, or text
     */
    public static String of(Object value) {
        return switch (Values.plain(value)) {
            case Map<?, ?> map -> {
                var object = new StringJoiner(", ", "{", "}");
                map.forEach((k, v) -> object.add(quoted(k.toString()) + ": " + of(v)));
                yield object.toString();
            }
            case List<?> list -> {
                var array = new StringJoiner(", ", "[", "]");
                list.forEach(item -> array.add(of(item)));
                yield array.toString();
            }
            case Double d -> d.isNaN() || d.isInfinite() ? "null" : d.toString();
            case Number n -> Values.text(n);
            case Boolean b -> b.toString();
            case Object text -> quoted(text.toString());
        };
    }

    private static String quoted(String text) {
        var json = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
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
