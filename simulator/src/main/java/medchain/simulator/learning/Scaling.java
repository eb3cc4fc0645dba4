package medchain.simulator.learning;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Collections;
import java.util.List;

/**
 * Centres and scales one column: {@code (x - centre) / spread}.
 *
 * @param spread 1 for a constant column, which therefore becomes zeros
 * @param constant the training rows all had one value, so no model can learn from this column
 */
public record Scaling(double centre, double spread, boolean constant) {
    private static final MathContext EXACT_ENOUGH = MathContext.DECIMAL128;

    public Scaling {
        if (!Double.isFinite(centre) || !(spread > 0) || Double.isInfinite(spread)) {
            throw new IllegalArgumentException("scaling; expected a finite centre and spread");
        }
    }

    double apply(double x) {
        return (x - centre) / spread;
    }

    static Scaling fit(CleaningRecipe.Scale scale, List<BigDecimal> values) {
        var min = Collections.min(values);
        var max = Collections.max(values);
        var constant = min.compareTo(max) == 0;
        return switch (scale) {
            case NONE -> new Scaling(0, 1, constant);
            case MINMAX ->
                    new Scaling(
                            min.doubleValue(),
                            constant ? 1 : max.subtract(min).doubleValue(),
                            constant);
            case STANDARD -> standard(values, constant);
        };
    }

    /** Mean and standard deviation with divisor n, from exact sums rounded once. */
    private static Scaling standard(List<BigDecimal> values, boolean constant) {
        var sum = BigDecimal.ZERO;
        var squares = BigDecimal.ZERO;
        for (var value : values) {
            sum = sum.add(value);
            squares = squares.add(value.multiply(value));
        }
        return constant ? constant(values.size(), sum) : of(values.size(), sum, squares);
    }

    private static Scaling constant(int rows, BigDecimal sum) {
        return new Scaling(
                sum.divide(BigDecimal.valueOf(rows), EXACT_ENOUGH).doubleValue(), 1, true);
    }

    /**
     * The same from the sums alone, whoever added them up.
     *
     * @param rows from 1
     */
    static Scaling of(int rows, BigDecimal sum, BigDecimal squares) {
        var n = BigDecimal.valueOf(rows);
        var spread = squares.multiply(n).subtract(sum.multiply(sum));
        if (spread.signum() <= 0) {
            return constant(rows, sum);
        }
        var variance = spread.divide(n.multiply(n), EXACT_ENOUGH);
        return new Scaling(
                sum.divide(n, EXACT_ENOUGH).doubleValue(),
                variance.sqrt(EXACT_ENOUGH).doubleValue(),
                false);
    }
}
