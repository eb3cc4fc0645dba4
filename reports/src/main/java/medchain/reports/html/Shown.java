package medchain.reports.html;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/** Numbers and long texts as a page shows them; the CSV files hold them whole. */
final class Shown {
    private static final int DECIMALS = 2;

    private Shown() {}

    /** {@code 1234567.891} as {@code 1,234,567.89}. */
    static String number(String exact) {
        var format = new DecimalFormat("#,##0.##", DecimalFormatSymbols.getInstance(Locale.ROOT));
        return format.format(new BigDecimal(exact).setScale(DECIMALS, RoundingMode.HALF_EVEN));
    }

    /** {@code 579.2} as {@code 579.20}. */
    static String money(String exact) {
        var format = new DecimalFormat("#,##0.00", DecimalFormatSymbols.getInstance(Locale.ROOT));
        return format.format(new BigDecimal(exact));
    }

    /** Hashes by their beginning, sentences by their first words. */
    static String shortened(String text) {
        return text.matches("[0-9a-f]{64}") ? text.substring(0, 12) + "…" : text;
    }
}
