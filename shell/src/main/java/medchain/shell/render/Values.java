package medchain.shell.render;

import java.math.BigDecimal;
import java.util.Locale;

/** One way to write a value as text, the same in tables, CSV and JSON. */
final class Values {
    private Values() {}

    static Object plain(Object value) {
        return switch (value) {
            case View.Toned(var inner, _) -> plain(inner);
            case View.Shown(var exact, _) -> exact;
            case Object other -> other;
        };
    }

    static Tone tone(Object value) {
        return value instanceof View.Toned(_, var tone) ? tone : Tone.PLAIN;
    }

    static boolean isNumber(Object value) {
        return plain(value) instanceof Number;
    }

    /** As {@link #text}, for people. */
    static String brief(Object value) {
        return value instanceof View.Shown(_, var brief) ? brief : text(value);
    }

    static String text(Object value) {
        return switch (plain(value)) {
            case BigDecimal exact -> exact.toPlainString();
            case Double d -> decimal(d);
            case Float f -> decimal(f);
            case Object other -> other.toString();
        };
    }

    /** Six significant digits: enough for people; files keep all of them. */
    private static String decimal(double value) {
        if (value == Math.rint(value) && Math.abs(value) < 1e15) {
            return String.format(Locale.ROOT, "%.0f", value);
        }
        var magnitude = (int) Math.floor(Math.log10(Math.abs(value)));
        return magnitude < -5 || magnitude > 14
                ? String.format(Locale.ROOT, "%.5e", value)
                : String.format(Locale.ROOT, "%." + Math.max(0, 5 - magnitude) + "f", value);
    }
}
