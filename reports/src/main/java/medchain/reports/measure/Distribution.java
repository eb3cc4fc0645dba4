package medchain.reports.measure;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.Optional;

/**
 * Observations of one quantity, kept exactly; every statistic is computed from all of them, never
 * from a sketch.
 */
public final class Distribution {
    private static final int MEAN_DECIMALS = 9;

    private final long[] sorted;
    private final int scale;

    /**
     * @param unscaled the observations in units of 10^-scale, in any order
     */
    Distribution(long[] unscaled, int scale) {
        this.sorted = unscaled.clone();
        this.scale = scale;
        Arrays.sort(this.sorted);
    }

    public long count() {
        return sorted.length;
    }

    /**
     * Empty when there are too few observations for it, see {@link Statistic#observationsNeeded}.
     */
    public Optional<BigDecimal> of(Statistic statistic) {
        if (sorted.length < statistic.observationsNeeded()) {
            return Optional.empty();
        }
        return Optional.of(
                switch (statistic) {
                    case MEAN -> mean();
                    case P50, P90, P95, P99, P99_9, MAX -> exact(sorted[rank(statistic)]);
                });
    }

    private BigDecimal mean() {
        var sum = BigDecimal.ZERO;
        for (long observation : sorted) {
            sum = sum.add(BigDecimal.valueOf(observation, scale));
        }
        return Decimals.plain(
                sum.divide(
                        BigDecimal.valueOf(sorted.length), MEAN_DECIMALS, RoundingMode.HALF_EVEN));
    }

    /** Nearest rank: the smallest observation that at least this share does not exceed. */
    private int rank(Statistic statistic) {
        long upTo = (sorted.length * (long) statistic.perMille() + 999) / 1000;
        return (int) upTo - 1;
    }

    private BigDecimal exact(long unscaled) {
        return Decimals.plain(BigDecimal.valueOf(unscaled, scale));
    }
}
