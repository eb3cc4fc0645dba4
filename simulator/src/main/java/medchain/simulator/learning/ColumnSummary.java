package medchain.simulator.learning;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * What a column holds.
 *
 * @param type "number" or "category"
 * @param count cells with a value
 * @param distinct different values; 1.0 and 1 are the same number
 * @param numbers empty for categories and for a column without a value
 */
public record ColumnSummary(
        String name, String type, int count, int missing, int distinct, Optional<Numbers> numbers) {

    /**
     * @param sum exact
     * @param sumOfSquares exact
     * @param mean to 34 digits
     * @param histogram how many values there are in each twelfth of the range, the lowest first
     */
    public record Numbers(
            BigDecimal min,
            BigDecimal max,
            BigDecimal sum,
            BigDecimal sumOfSquares,
            BigDecimal mean,
            List<Integer> histogram) {
        private static final int BINS = 12;
    }

    /** One summary a column, in the order of the columns. */
    public static List<ColumnSummary> describe(Table table) {
        return table.columns().stream().map(ColumnSummary::of).toList();
    }

    static ColumnSummary of(Column column) {
        return switch (column) {
            case Column.Numeric numeric -> ofNumbers(numeric);
            case Column.Categorical(var name, var values, var _) -> {
                var distinct = new TreeSet<String>();
                int count = 0;
                for (var value : values) {
                    if (value != null) {
                        distinct.add(value);
                        count++;
                    }
                }
                yield new ColumnSummary(
                        name,
                        "category",
                        count,
                        values.size() - count,
                        distinct.size(),
                        Optional.empty());
            }
        };
    }

    private static ColumnSummary ofNumbers(Column.Numeric column) {
        var present = new ArrayList<BigDecimal>(column.size());
        for (var value : column.values()) {
            if (value != null) {
                present.add(value);
            }
        }
        var distinct = new TreeSet<>(present);
        return new ColumnSummary(
                column.name(),
                "number",
                present.size(),
                column.size() - present.size(),
                distinct.size(),
                present.isEmpty() ? Optional.empty() : Optional.of(numbers(present, distinct)));
    }

    private static Numbers numbers(List<BigDecimal> present, TreeSet<BigDecimal> distinct) {
        var sum = BigDecimal.ZERO;
        var squares = BigDecimal.ZERO;
        for (var value : present) {
            sum = sum.add(value);
            squares = squares.add(value.multiply(value));
        }
        var mean = sum.divide(BigDecimal.valueOf(present.size()), MathContext.DECIMAL128);
        var histogram = histogram(present, distinct.first(), distinct.last());
        return new Numbers(distinct.first(), distinct.last(), sum, squares, mean, histogram);
    }

    private static List<Integer> histogram(
            List<BigDecimal> values, BigDecimal min, BigDecimal max) {
        var counts = new ArrayList<>(Collections.nCopies(Numbers.BINS, 0));
        var range = max.subtract(min);
        var bins = BigDecimal.valueOf(Numbers.BINS);
        for (var value : values) {
            int bin =
                    range.signum() == 0
                            ? 0
                            : value.subtract(min)
                                    .multiply(bins)
                                    .divideToIntegralValue(range)
                                    .min(bins.subtract(BigDecimal.ONE))
                                    .intValueExact();
            counts.set(bin, counts.get(bin) + 1);
        }
        return List.copyOf(counts);
    }
}
