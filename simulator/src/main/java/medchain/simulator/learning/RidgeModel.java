package medchain.simulator.learning;

import java.util.List;

/**
 * Ridge regression of a label of two values, taken as 0 and 1: the score is a linear estimate of
 * the probability of the second.
 *
 * @param features the names of the cleaned columns
 * @param classes two
 * @param standardised over scaled features
 * @param l2 the penalty that it was trained with
 */
public record RidgeModel(
        FittedCleaning cleaning,
        List<String> features,
        List<String> classes,
        Linear standardised,
        double l2)
        implements Model {
    public RidgeModel {
        features = List.copyOf(features);
        classes = List.copyOf(classes);
    }

    @Override
    public String kind() {
        return "ridge";
    }

    /** The estimate, cut off at 0 and 1. */
    @Override
    public double[] probabilities(Features.Row row) {
        double score = standardised.of(cleaning.scaled(row));
        double second = StrictMath.min(1, StrictMath.max(0, score));
        return new double[] {1 - second, second};
    }

    /** The same score over features as they are, before scaling. */
    public Linear raw() {
        return standardised.unscaled(cleaning.scalings());
    }
}
