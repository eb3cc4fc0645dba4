package medchain.reports.chart;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/** Numbers as a headline says them; the files hold them exactly. */
final class Words {
    private static final MathContext THREE_DIGITS = new MathContext(3, RoundingMode.HALF_EVEN);

    private Words() {}

    /** Whole when it is or when it is large, else three digits. */
    static String number(BigDecimal value) {
        var whole = value.setScale(0, RoundingMode.HALF_EVEN);
        boolean isWhole = value.compareTo(whole) == 0 || whole.abs().precision() > 3;
        var rounded = isWhole ? whole : value.round(THREE_DIGITS).stripTrailingZeros();
        return new DecimalFormat("#,##0.######", DecimalFormatSymbols.getInstance(Locale.ROOT))
                .format(rounded);
    }

    static String number(long value) {
        return number(BigDecimal.valueOf(value));
    }

    static String percent(long part, long all) {
        return all == 0
                ? "0 %"
                : number(new BigDecimal(100.0 * part / all).setScale(1, RoundingMode.HALF_EVEN))
                        + " %";
    }

    /** {@code 1 block}, {@code 2 blocks}. */
    static String count(long number, String thing) {
        return number(number) + " " + thing + (number == 1 ? "" : "s");
    }
}
