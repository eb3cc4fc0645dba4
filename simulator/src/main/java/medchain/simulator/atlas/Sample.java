package medchain.simulator.atlas;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Mean and confidence half-width of measurements that are nearly independent. */
public record Sample(int size, double mean, double deviation) {
    private static final double Z99 = 2.5758;

    public static Sample of(Collection<Double> values) {
        double mean = values.stream().mapToDouble(v -> v).average().orElseThrow();
        double squares = values.stream().mapToDouble(v -> (v - mean) * (v - mean)).sum();
        return new Sample(values.size(), mean, StrictMath.sqrt(squares / (values.size() - 1)));
    }

    /**
     * Means over neighbours, for values that are correlated with those near them.
     *
     * @param batch how many neighbours; what is left over at the end is not counted
     */
    public static Sample ofBatches(List<Long> values, int batch) {
        var means = new ArrayList<Double>();
        for (int i = 0; i + batch <= values.size(); i += batch) {
            var part = values.subList(i, i + batch);
            means.add(part.stream().mapToLong(v -> v).average().orElseThrow());
        }
        return of(means);
    }

    /** Each of so many trials came out or did not. */
    static Sample ofShare(long hits, int trials) {
        double share = (double) hits / trials;
        double variance = share * (1 - share) * trials / (trials - 1.0);
        return new Sample(trials, share, StrictMath.sqrt(variance));
    }

    public double halfWidth(double z) {
        return z * deviation / StrictMath.sqrt(size);
    }

    /**
     * Of the interval in which the true mean lies with 99 % confidence: Student's t by the first
     * two terms of its expansion around the normal quantile (Abramowitz and Stegun, 26.7.5).
     */
    public double halfWidth99() {
        double v = size - 1.0;
        double z = Z99;
        double z3 = z * z * z;
        double first = (z3 + z) / 4;
        double second = (5 * z3 * z * z + 16 * z3 + 3 * z) / 96;
        return halfWidth(z + first / v + second / (v * v));
    }
}
