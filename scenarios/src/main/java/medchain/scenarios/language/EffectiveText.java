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

    private EffectiveText() {}

    static String write(Section root) {
        var writer = new EffectiveText();
        writer.section(root, 0);
        return writer.out.toString();
    }

    private void section(Section section, int indent) {
        for (var entry : section.entries()) {
            out.append(" ".repeat(indent));
            entry(entry, indent);
        }
    }

    private void entry(Entry entry, int indent) {
        out.append(entry.key()).append(':');
        switch (entry.value()) {
            case Scalar s -> out.append(' ').append(scalar(s)).append('\n');
            case Section s when s.entries().isEmpty() -> out.append(" {}\n");
            case Items i when i.items().isEmpty() -> out.append(" []\n");
            case Section s -> {
                out.append('\n');
                section(s, indent + 2);
            }
            case Items i -> {
                out.append('\n');
                i.items().forEach(item -> item(item, indent + 2));
            }
        }
    }

    private void item(Tree item, int indent) {
        out.append(" ".repeat(indent)).append("- ");
        switch (item) {
            case Scalar s -> out.append(scalar(s)).append('\n');
            case Section s -> {
                if (s.entries().isEmpty()) {
                    out.append("{}\n");
                }
                for (int i = 0; i < s.entries().size(); i++) {
                    out.append(i == 0 ? "" : " ".repeat(indent + 2));
                    entry(s.entries().get(i), indent + 2);
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
