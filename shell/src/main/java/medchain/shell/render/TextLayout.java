package medchain.shell.render;

import java.util.ArrayList;
import java.util.List;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.WCWidth;

/** Lays views out in lines for people: tables fit the width, remarks wrap at words. */
final class TextLayout {
    /** Where there is less room beside its name, a value stands below it. */
    private static final int LEAST_VALUE = 10;

    private final int width;
    private final Glyphs glyphs;

    TextLayout(int width, Glyphs glyphs) {
        this.width = Math.max(20, width);
        this.glyphs = glyphs;
    }

    List<AttributedString> lines(View view) {
        return switch (view) {
            case View.Sheet sheet -> sheet(sheet);
            case View.Facts facts -> facts(facts);
            case View.Note(var tone, var text) ->
                    wrapped(text.stripLeading(), tone, text.substring(0, leadingBlanks(text)));
            case View.Heading(var title, var meaning) -> heading(title, meaning);
            case View.Text(var text) ->
                    text.stream().map(l -> styled(View.Text.safe(l), Tone.PLAIN)).toList();
        };
    }

    private List<AttributedString> heading(String title, String meaning) {
        var lines = new ArrayList<AttributedString>();
        lines.add(AttributedString.EMPTY);
        lines.add(styled(glyphs.bullet() + " " + SafeText.of(title), Tone.HEADING));
        if (!meaning.isEmpty()) {
            lines.addAll(wrapped(meaning, Tone.PLAIN, "  "));
        }
        return lines;
    }

    private List<AttributedString> facts(View.Facts facts) {
        var lines = new ArrayList<AttributedString>();
        title(facts.title(), lines);
        var longest =
                facts.values().keySet().stream().mapToInt(TextLayout::columns).max().orElse(0);
        facts.values()
                .forEach((name, value) -> {
                    var label = " " + pad(SafeText.of(name), longest, false) + "  ";
                    var text = SafeText.of(Values.brief(value));
                    if (width - columns(label) < LEAST_VALUE) {
                        lines.add(styled(" " + SafeText.of(name), Tone.FAINT));
                        label = "   ";
                    }
                    for (var line : wrap(text, width - columns(label))) {
                        lines.add(fact(label, line, Values.tone(value)));
                        label = " ".repeat(columns(label));
                    }
                });
        return lines;
    }

    private static AttributedString fact(String label, String text, Tone tone) {
        return new AttributedStringBuilder()
                .style(Tone.FAINT.style())
                .append(label)
                .style(tone.style())
                .append(text)
                .toAttributedString();
    }

    private List<AttributedString> sheet(View.Sheet sheet) {
        var lines = new ArrayList<AttributedString>();
        title(sheet.title(), lines);
        if (sheet.rows().isEmpty()) {
            lines.add(styled("  (none)", Tone.FAINT));
            return lines;
        }
        var table = TextTable.of(sheet, width, glyphs);
        lines.addAll(table.isPresent() ? table.get().lines() : oneBelowTheOther(sheet));
        return lines;
    }

    /** For terminals too narrow for the table: each row as named values. */
    private List<AttributedString> oneBelowTheOther(View.Sheet sheet) {
        var lines = new ArrayList<AttributedString>();
        for (var row : sheet.rows()) {
            var facts = View.facts("");
            for (int i = 0; i < row.size(); i++) {
                facts = facts.and(sheet.columns().get(i), row.get(i));
            }
            lines.addAll(facts(facts));
            lines.add(styled(glyphs.horizontal().repeat(Math.min(width, 20)), Tone.FAINT));
        }
        return lines;
    }

    private void title(String title, List<AttributedString> lines) {
        if (!title.isEmpty()) {
            lines.add(styled(SafeText.of(title), Tone.STRONG));
        }
    }

    private List<AttributedString> wrapped(String text, Tone tone, String indent) {
        var lines = new ArrayList<AttributedString>();
        var line = new StringBuilder();
        for (var word : SafeText.capped(text, SafeText.MESSAGE_CAP).split(" ", -1)) {
            if (!line.isEmpty() && columns(indent) + columns(line) + 1 + columns(word) > width) {
                lines.add(styled(indent + line, tone));
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(styled(indent + line, tone));
        return lines;
    }

    private static int leadingBlanks(String text) {
        return Math.min(text.length() - text.stripLeading().length(), 8);
    }

    private static AttributedString styled(String text, Tone tone) {
        return new AttributedString(text, tone.style());
    }

    /** How many columns of a terminal the text takes; wide characters take two. */
    static int columns(CharSequence text) {
        return text.codePoints().map(c -> Math.max(0, WCWidth.wcwidth(c))).sum();
    }

    /** In lines of so many columns, 2 at least: broken at blanks, and where a word is longer. */
    static List<String> wrap(String text, int columns) {
        int most = Math.max(2, columns);
        var lines = new ArrayList<String>();
        var line = new StringBuilder();
        for (var word : text.split(" ", -1)) {
            var rest = word;
            if (!line.isEmpty() && columns(line) + 1 + columns(rest) > most) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ");
            while (columns(line) + columns(rest) > most) {
                var head = head(rest, most - columns(line));
                lines.add(line + head);
                line.setLength(0);
                rest = rest.substring(head.length());
            }
            line.append(rest);
        }
        lines.add(line.toString());
        return lines;
    }

    private static String head(String text, int columns) {
        int used = 0;
        int end = 0;
        while (end < text.length()) {
            int c = text.codePointAt(end);
            used += Math.max(0, WCWidth.wcwidth(c));
            if (used > columns) {
                break;
            }
            end += Character.charCount(c);
        }
        return text.substring(0, Math.max(end, Character.charCount(text.codePointAt(0))));
    }

    static String cut(String text, int columns, String ellipsis) {
        var kept = new StringBuilder();
        int used = 0;
        for (int c : text.codePoints().toArray()) {
            int w = Math.max(0, WCWidth.wcwidth(c));
            if (used + w > columns - 1) {
                break;
            }
            used += w;
            kept.appendCodePoint(c);
        }
        return kept.append(ellipsis).toString();
    }

    static String pad(String text, int columns, boolean right) {
        var blanks = " ".repeat(Math.max(0, columns - columns(text)));
        return right ? blanks + text : text + blanks;
    }
}
