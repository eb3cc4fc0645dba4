package medchain.simulator.learning;

import java.util.List;

/**
 * A weighted sum: intercept plus weight times feature.
 *
 * @param weights one a feature
 */
public record Linear(double intercept, List<Double> weights) {
    public Linear {
        weights = List.copyOf(weights);
    }

    double of(double[] x) {
        double sum = intercept;
        for (int j = 0; j < x.length; j++) {
            sum += weights.get(j) * x[j];
        }
        return sum;
    }
}
