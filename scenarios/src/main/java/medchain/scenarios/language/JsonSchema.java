package medchain.scenarios.language;

import java.util.List;
import java.util.stream.Collectors;
import medchain.scenarios.language.Key.Kind;

/**
 * Writes the JSON Schema of scenario files (draft 2020-12), for editors, from the registry of keys.
 */
public final class JsonSchema {
    private static final String DURATION = "^[0-9]+(\\\\.[0-9]+)?(ns|us|ms|s|m|h|d)$";
    private static final String SHARE = "^[0-9]+(\\\\.[0-9]+)?%$";
    private static final String SIZE = "^[0-9]+(\\\\.[0-9]+)?(B|KiB|MiB|GiB)$";
    private static final String SPEED = "^[0-9]+(\\\\.[0-9]+)?x$";
    private static final String BITRATE = "^[0-9]+(\\\\.[0-9]+)?(kbit|Mbit|Gbit)/s$";
    private static final String NAME = "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$";

    private final StringBuilder out = new StringBuilder();
    private int indent;

    private JsonSchema() {}

    public static String write() {
        var writer = new JsonSchema();
        writer.out.append("{\n");
        writer.indent = 2;
        writer.line("\"$schema\": \"https://json-schema.org/draft/2020-12/schema\",");
        writer.line("\"title\": \"MedChain scenario\",");
        writer.section("");
        writer.out.append("}\n");
        return writer.out.toString();
    }

    private void section(String path) {
        line("\"type\": \"object\",");
        line("\"additionalProperties\": false,");
        var keys = Keys.of(path);
        var needed = keys.stream().filter(Key::required).map(k -> text(k.name())).toList();
        if (!needed.isEmpty()) {
            line("\"required\": [" + String.join(", ", needed) + "],");
        }
        line("\"properties\": {");
        indent += 2;
        for (int i = 0; i < keys.size(); i++) {
            key(keys.get(i), i + 1 < keys.size() ? "," : "");
        }
        indent -= 2;
        line("}");
    }

    private void key(Key key, String comma) {
        line(text(key.name()) + ": {");
        indent += 2;
        line("\"description\": " + text(key.doc()) + ",");
        switch (key.kind()) {
            case Kind.Section _ -> section(key.path());
            case Kind.Sections _ -> {
                line("\"type\": \"array\",");
                line("\"items\": {");
                inside(() -> section(key.path() + "[]"));
                line("}");
            }
            case Kind.Either(var single) -> {
                line("\"anyOf\": [");
                inside(() -> either(key, single));
                line("]");
            }
            default -> line(single(key.kind()));
        }
        indent -= 2;
        line("}" + comma);
    }

    private void either(Key key, Kind single) {
        line("{" + single(single) + "},");
        line("{");
        inside(() -> section(key.path()));
        line("}");
    }

    private void inside(Runnable lines) {
        indent += 2;
        lines.run();
        indent -= 2;
    }

    private static String single(Kind kind) {
        return switch (kind) {
            case Kind.Text _, Kind.Line _ -> "\"type\": \"string\"";
            case Kind.Name _ -> pattern(NAME);
            case Kind.Choice(var values) -> choice(values);
            case Kind.Whole(long least, long most) ->
                    "\"type\": \"integer\", \"minimum\": " + least + ", \"maximum\": " + most;
            case Kind.Decimal(double least, double most) ->
                    "\"type\": \"number\", \"minimum\": " + least + ", \"maximum\": " + most;
            case Kind.Time _ -> pattern(DURATION);
            case Kind.Share _ -> "\"anyOf\": [{" + pattern(SHARE) + "}, {\"const\": 0}]";
            case Kind.Size _ -> pattern(SIZE);
            case Kind.Speed _ -> pattern(SPEED);
            case Kind.Bitrate _ -> pattern(BITRATE);
            case Kind.Precision _ ->
                    "\"anyOf\": [{"
                            + pattern(SHARE)
                            + "}, {"
                            + pattern(DURATION)
                            + "}, {\"type\": \"number\", \"exclusiveMinimum\": 0}]";
            case Kind.Flag _ -> "\"type\": \"boolean\"";
            case Kind.Lines _ -> "\"type\": \"array\", \"items\": {\"type\": \"string\"}";
            case Kind.Table _ ->
                    "\"type\": [\"string\", \"array\"], \"items\": {\"type\": \"string\"}";
            case Kind.Counts _ ->
                    "\"type\": \"object\", \"additionalProperties\": {\"type\": \"integer\","
                            + " \"minimum\": 0}";
            case Kind.Grid _ ->
                    "\"type\": \"object\", \"additionalProperties\": {\"type\": [\"array\","
                            + " \"object\"]}";
            case Kind.Choices(var values) ->
                    "\"type\": \"object\", \"additionalProperties\": {" + choice(values) + "}";
            case Kind.Section _, Kind.Sections _, Kind.Either _ ->
                    throw new IllegalArgumentException("no single value");
        };
    }

    /** Digits are a number to an editor, whether quoted or not to us. */
    private static String choice(List<String> values) {
        return values.stream()
                .flatMap(v ->
                        v.matches("[0-9]+")
                                ? List.of(v, text(v)).stream()
                                : List.of(text(v)).stream())
                .collect(Collectors.joining(", ", "\"enum\": [", "]"));
    }

    private static String pattern(String pattern) {
        return "\"type\": \"string\", \"pattern\": \"" + pattern + "\"";
    }

    private static String text(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    private void line(String text) {
        out.append(" ".repeat(indent)).append(text).append('\n');
    }
}
