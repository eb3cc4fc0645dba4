package medchain.scenarios.language;

import medchain.scenarios.language.Tree.Entry;
import medchain.scenarios.language.Tree.Items;
import medchain.scenarios.language.Tree.Scalar;
import medchain.scenarios.language.Tree.Section;

/** Writes a document as YAML that reads back as the same document. */
final class EffectiveText {
    private static final String PLAIN =
            "[A-Za-z][A-Za-z0-9_./%-]*|[0-9][0-9.]*[A-Za-z%][A-Za-z]*|-?[0-9]+";

    private final StringBuilder out = new StringBuilder();
    private final boolean explains;

    private EffectiveText(boolean explains) {
        this.explains = explains;
    }

    static String write(Section root) {
        return write(root, false);
    }

    /** With what each key means behind it. */
    static String explained(Section root) {
        return write(root, true);
    }

    private static String write(Section root, boolean explains) {
        var writer = new EffectiveText(explains);
        writer.section("", root, 0);
        return writer.out.toString();
    }

    private void section(String path, Section section, int indent) {
        for (var entry : section.entries()) {
            out.append(" ".repeat(indent));
            entry(path.isEmpty() ? entry.key() : path + "." + entry.key(), entry, indent);
        }
    }

    private void entry(String path, Entry entry, int indent) {
        out.append(entry.key()).append(':');
        var end = explains ? Keys.find(path).map(k -> "    # " + k.doc()).orElse("") + "\n" : "\n";
        switch (entry.value()) {
            case Scalar s -> out.append(' ').append(scalar(s)).append(end);
            case Section s when s.entries().isEmpty() -> out.append(" {}").append(end);
            case Items i when i.items().isEmpty() -> out.append(" []").append(end);
            case Section s -> {
                out.append(end);
                section(path, s, indent + 2);
            }
            case Items i -> {
                out.append(end);
                i.items().forEach(item -> item(path + "[]", item, indent + 2));
            }
        }
    }

    private void item(String path, Tree item, int indent) {
        out.append(" ".repeat(indent)).append("- ");
        switch (item) {
            case Scalar s -> out.append(scalar(s)).append('\n');
            case Section s -> {
                if (s.entries().isEmpty()) {
                    out.append("{}\n");
                }
                for (int i = 0; i < s.entries().size(); i++) {
                    out.append(i == 0 ? "" : " ".repeat(indent + 2));
                    var entry = s.entries().get(i);
                    entry(path + "." + entry.key(), entry, indent + 2);
                }
            }
            case Items _ -> throw new IllegalStateException("the language has no list in a list");
        }
    }

    /** Plain where no reader could take it for something else, else in double quotes. */
    private static String scalar(Scalar scalar) {
        var text = scalar.text();
        if (text.matches(PLAIN) && (!scalar.quoted() || !text.matches(Schema.LOOKS_TYPED))) {
            return text;
        }
        var quoted = new StringBuilder("\"");
        text.codePoints()
                .forEach(c -> {
                    switch (c) {
                        case '"' -> quoted.append("\\\"");
                        case '\\' -> quoted.append("\\\\");
                        case '\n' -> quoted.append("\\n");
                        case '\t' -> quoted.append("\\t");
                        case '\r' -> quoted.append("\\r");
                        default -> quoted.appendCodePoint(c);
                    }
                });
        return quoted.append('"').toString();
    }
}
