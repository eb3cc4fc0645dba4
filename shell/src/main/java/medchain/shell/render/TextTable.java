package medchain.shell.render;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;

/**
 * A sheet between lines. Long text goes on in the next line of its cell, so that the whole fits the
 * terminal; headers may be cut, values never.
 */
final class TextTable {
    /** Text wraps to this before anything else gives way. */
    private static final int WIDE = 24;

    /** A header is cut to this before text wraps at every word. */
    private static final int HEADER = 6;

    /** A longer word is broken where nothing else helps. */
    private static final int LONGEST_WORD = 16;

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
                : SafeText.of(Values.brief(value));
    }

    /** Empty when even the narrowest table would be wider than the terminal. */
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
            rowLines(row, lines);
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

    /** The width of the longest word. */
    private int wordWidth(int column) {
        int longest =
                cells.stream()
                        .flatMap(row -> Stream.of(row.get(column).split(" ", -1)))
                        .mapToInt(TextLayout::columns)
                        .reduce(3, Math::max);
        return sheet.rows().stream().anyMatch(r -> r.get(column) instanceof View.Bars)
                ? dataWidth(column)
                : Math.min(LONGEST_WORD, longest);
    }

    /** Long text wraps first, then headers are cut, then all text wraps; numbers stay whole. */
    private boolean shrinkTo(int width) {
        var data = IntStream.range(0, widths.length).map(this::dataWidth).toArray();
        var words = IntStream.range(0, widths.length).map(this::wordWidth).toArray();
        int excess = IntStream.of(widths).sum() + 3 * widths.length + 1 - width;
        excess = cut(excess, c -> isText(c) && widths[c] > WIDE);
        excess = cut(excess, c -> widths[c] > Math.max(data[c], HEADER));
        excess = cut(excess, c -> isText(c) && widths[c] > Math.max(words[c], HEADER));
        return cut(excess, c -> widths[c] > (isText(c) ? words[c] : data[c])) <= 0;
    }

    private boolean isText(int column) {
        return !numeric.get(column);
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

    /** As many lines as the cell takes that takes most. */
    private void rowLines(int row, List<AttributedString> lines) {
        var wrapped =
                IntStream.range(0, widths.length)
                        .mapToObj(c -> wrapped(cells.get(row).get(c), widths[c]))
                        .toList();
        int most = wrapped.stream().mapToInt(List::size).max().orElse(1);
        for (int i = 0; i < most; i++) {
            var line = new AttributedStringBuilder();
            for (int c = 0; c < widths.length; c++) {
                var tone = Values.tone(sheet.rows().get(row).get(c));
                var parts = wrapped.get(c);
                cell(line, c, i < parts.size() ? parts.get(i) : "", tone.style());
            }
            lines.add(border(line).toAttributedString());
        }
    }

    private static List<String> wrapped(String text, int width) {
        return TextLayout.columns(text) <= width ? List.of(text) : TextLayout.wrap(text, width);
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
