package medchain.reports.measure;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * Where a quantity lies with 95 % confidence, to nine digits.
 *
 * @param low not above {@code high}
 */
public record Interval(BigDecimal low, BigDecimal high) {
    private static final double TAIL = 0.975;
    private static final MathContext DIGITS = new MathContext(9, RoundingMode.HALF_EVEN);

    /**
     * Of the mean of what replicates with different seeds measured: mean ± t(0.975, n - 1) s / √n
     * (Student 1908). Bootstrap percentiles cover 8 to 15 points less than 95 % with 5 to 30
     * replicates, so they are not used.
     *
     * @return empty with fewer than two replicates
     */
    public static Optional<Interval> ofMean(List<BigDecimal> replicates) {
        int n = replicates.size();
        if (n < 2) {
            return Optional.empty();
        }
        double mean = mean(replicates).doubleValue();
        double squares = 0;
        for (var value : replicates) {
            double off = value.doubleValue() - mean;
            squares += off * off;
        }
        double t = TDistribution.of(n - 1.0).inverseCumulativeProbability(TAIL);
        double half = t * Math.sqrt(squares / (n - 1) / n);
        return Optional.of(of(mean - half, mean + half));
    }

    /**
     * Of a share, from {@code hits} among {@code trials}: the score interval of Wilson (1927),
     * which stays within 0 and 1 and is right for shares near them, where mean ± 1.96 s is not
     * (Brown, Cai and DasGupta 2001).
     *
     * @return empty without trials
     * @throws IllegalArgumentException unless 0 ≤ hits ≤ trials
     */
    public static Optional<Interval> ofShare(long hits, long trials) {
        if (hits < 0 || hits > trials) {
            throw new IllegalArgumentException("hits; expected 0 to the number of trials");
        }
        if (trials == 0) {
            return Optional.empty();
        }
        double z = NormalDistribution.of(0, 1).inverseCumulativeProbability(TAIL);
        double share = (double) hits / trials;
        double spread = z * z / trials;
        double centre = (share + spread / 2) / (1 + spread);
        double half =
                z
                        * Math.sqrt(share * (1 - share) / trials + spread / (4.0 * trials))
                        / (1 + spread);
        double low = hits == 0 ? 0 : centre - half;
        double high = hits == trials ? 1 : centre + half;
        return Optional.of(of(low, high));
    }

    /** The exact sum by the number, to nine digits. */
    public static BigDecimal mean(List<BigDecimal> values) {
        var sum = values.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        return Decimals.plain(sum.divide(BigDecimal.valueOf(values.size()), DIGITS));
    }

    private static Interval of(double low, double high) {
        return new Interval(
                Decimals.plain(new BigDecimal(low).round(DIGITS)),
                Decimals.plain(new BigDecimal(high).round(DIGITS)));
    }

    /** What the mean may be off, either way. */
    public BigDecimal halfWidth() {
        return Decimals.plain(high.subtract(low).divide(BigDecimal.TWO));
    }

    public boolean overlaps(Interval other) {
        return low.compareTo(other.high) <= 0 && other.low.compareTo(high) <= 0;
    }
}
