package medchain.reports.chart;

import java.awt.BasicStroke;
import java.util.List;

/** Labels of a table in a chart: their colours, and their text made harmless and short. */
final class LabelHues {
    private static final List<Hue> HUES =
            List.of(Hue.BLUE, Hue.VERMILION, Hue.GREEN, Hue.ORANGE, Hue.PURPLE, Hue.SKY, Hue.GREY);

    /** More would not be told apart. */
    static final int MOST = HUES.size();

    private static final int LONGEST = 24;

    private LabelHues() {}

    static Hue of(int place) {
        return HUES.get(place);
    }

    static BasicStroke line() {
        return Theme.line(1.8);
    }

    /** In a file labels are as they came; nothing in a picture may hide or reorder. */
    static String shown(String label) {
        var shown = new StringBuilder();
        label.codePoints()
                .limit(LONGEST)
                .forEach(c -> shown.appendCodePoint(plain(c) ? c : 0xFFFD));
        return label.codePointCount(0, label.length()) > LONGEST ? shown + "…" : shown.toString();
    }

    private static boolean plain(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.PRIVATE_USE,
                    Character.SURROGATE,
                    Character.UNASSIGNED ->
                    false;
            default -> true;
        };
    }
}
