package medchain.shell.render;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;

/** A sheet between lines, its text columns cut so that the whole fits the terminal. */
final class TextTable {
    /** No text column becomes narrower than this. */
    private static final int NARROWEST = 6;

    /** Text columns are cut to this before anything else is. */
    private static final int WIDE = 24;

    private final View.Sheet sheet;
    private final List<List<String>> cells;
    private final List<Boolean> numeric;
    private final int[] widths;
    private final Glyphs glyphs;

    private TextTable(View.Sheet sheet, Glyphs glyphs) {
        this.sheet = sheet;
        this.glyphs = glyphs;
        this.cells =
                sheet.rows().stream()
                        .map(row -> row.stream().map(v -> text(v, glyphs)).toList())
                        .toList();
        this.numeric =
                IntStream.range(0, sheet.columns().size())
                        .mapToObj(
                                c -> sheet.rows().stream().allMatch(r -> Values.isNumber(r.get(c))))
                        .toList();
        this.widths = IntStream.range(0, sheet.columns().size()).map(this::naturalWidth).toArray();
    }

    private static String text(Object value, Glyphs glyphs) {
        return value instanceof View.Bars(var counts)
                ? glyphs.histogram(counts)
                : SafeText.of(Values.text(value));
    }

    /** Empty when even the cut table would be wider than the terminal. */
    static Optional<TextTable> of(View.Sheet sheet, int width, Glyphs glyphs) {
        var table = new TextTable(sheet, glyphs);
        return table.shrinkTo(width) ? Optional.of(table) : Optional.empty();
    }

    List<AttributedString> lines() {
        var lines = new ArrayList<AttributedString>();
        lines.add(rule(glyphs.top()));
        lines.add(headerLine());
        lines.add(rule(glyphs.middle()));
        for (int row = 0; row < cells.size(); row++) {
            lines.add(rowLine(row));
        }
        lines.add(rule(glyphs.bottom()));
        return lines;
    }

    private int naturalWidth(int column) {
        var header = TextLayout.columns(SafeText.of(sheet.columns().get(column)));
        return cells.stream()
                .mapToInt(row -> TextLayout.columns(row.get(column)))
                .reduce(header, Math::max);
    }

    /** The width of the widest value, the header left out. */
    private int dataWidth(int column) {
        return cells.stream()
                .mapToInt(row -> TextLayout.columns(row.get(column)))
                .reduce(3, Math::max);
    }

    /**
     * Long text is cut first, then headers, then text, the first column last: it names the row;
     * numbers never.
     */
    private boolean shrinkTo(int width) {
        var data = IntStream.range(0, widths.length).map(this::dataWidth).toArray();
        int excess = IntStream.of(widths).sum() + 3 * widths.length + 1 - width;
        excess = cut(excess, c -> c > 0 && !numeric.get(c) && widths[c] > WIDE);
        excess = cut(excess, c -> widths[c] > data[c]);
        excess = cut(excess, c -> c > 0 && !numeric.get(c) && widths[c] > NARROWEST);
        return cut(excess, c -> !numeric.get(c) && widths[c] > NARROWEST) <= 0;
    }

    /** Takes from the widest column that may be cut, again and again; returns what is left. */
    private int cut(int excess, IntPredicate mayBeCut) {
        int left = excess;
        while (left > 0) {
            var widest =
                    IntStream.range(0, widths.length)
                            .filter(mayBeCut)
                            .reduce((a, b) -> widths[b] > widths[a] ? b : a);
            if (widest.isEmpty()) {
                return left;
            }
            widths[widest.getAsInt()]--;
            left--;
        }
        return left;
    }

    private AttributedString rule(String corners) {
        var line = new StringBuilder(corners.substring(0, 1));
        for (int c = 0; c < widths.length; c++) {
            line.append(glyphs.horizontal().repeat(widths[c] + 2))
                    .append(c < widths.length - 1 ? corners.charAt(1) : corners.charAt(2));
        }
        return new AttributedString(line, Tone.FAINT.style());
    }

    private AttributedString headerLine() {
        var line = new AttributedStringBuilder();
        for (int c = 0; c < widths.length; c++) {
            cell(line, c, SafeText.of(sheet.columns().get(c)), Tone.STRONG.style());
        }
        return border(line).toAttributedString();
    }

    private AttributedString rowLine(int row) {
        var line = new AttributedStringBuilder();
        for (int c = 0; c < widths.length; c++) {
            var tone = Values.tone(sheet.rows().get(row).get(c));
            cell(line, c, cells.get(row).get(c), tone.style());
        }
        return border(line).toAttributedString();
    }

    private void cell(AttributedStringBuilder line, int c, String text, AttributedStyle style) {
        var shown =
                TextLayout.columns(text) > widths[c]
                        ? TextLayout.cut(text, widths[c], glyphs.ellipsis())
                        : text;
        border(line)
                .append(" ")
                .style(style)
                .append(TextLayout.pad(shown, widths[c], numeric.get(c)))
                .style(AttributedStyle.DEFAULT)
                .append(" ");
    }

    private AttributedStringBuilder border(AttributedStringBuilder line) {
        return line.style(Tone.FAINT.style())
                .append(glyphs.vertical())
                .style(AttributedStyle.DEFAULT);
    }
}
