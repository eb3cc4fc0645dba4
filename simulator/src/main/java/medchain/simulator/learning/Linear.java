package medchain.simulator.learning;

import java.util.ArrayList;
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

    /** The difference of two sums over the same features. */
    Linear minus(Linear other) {
        var differences = new ArrayList<Double>(weights.size());
        for (int j = 0; j < weights.size(); j++) {
            differences.add(weights.get(j) - other.weights.get(j));
        }
        return new Linear(intercept - other.intercept, differences);
    }

    /** The same sum over features as they were before scaling. */
    Linear unscaled(List<Scaling> scalings) {
        var raw = new ArrayList<Double>(weights.size());
        double constant = intercept;
        for (int j = 0; j < weights.size(); j++) {
            double weight = weights.get(j) / scalings.get(j).spread();
            raw.add(weight);
            constant -= weight * scalings.get(j).centre();
        }
        return new Linear(constant, raw);
    }
}
