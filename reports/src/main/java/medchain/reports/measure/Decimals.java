package medchain.reports.measure;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/** One way to write a decimal: no trailing zeros, no exponent. */
final class Decimals {
    private static final int RATIO_DECIMALS = 6;

    private Decimals() {}

    static BigDecimal plain(BigDecimal value) {
        var stripped = value.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    /** The quotient to six decimals, half to even; 0 when there is nothing to divide by. */
    static BigDecimal ratio(BigDecimal of, BigDecimal by) {
        return by.signum() == 0
                ? BigDecimal.ZERO
                : plain(of.divide(by, RATIO_DECIMALS, RoundingMode.HALF_EVEN));
    }

    static BigDecimal ratio(BigInteger of, BigInteger by) {
        return ratio(new BigDecimal(of), new BigDecimal(by));
    }
}
