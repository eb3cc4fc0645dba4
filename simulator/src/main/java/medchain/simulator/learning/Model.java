package medchain.simulator.learning;

import java.util.List;

/** A trained model: a value that tells the probability of each class for a row of features. */
public sealed interface Model permits LogisticModel, RidgeModel, ForestModel, AdditiveModel {
    /** "logistic", "ridge", "forest" or "additive". */
    String kind();

    /** What the training rows taught about cleaning; applies to the rows to be scored. */
    FittedCleaning cleaning();

    /** The labels that can be predicted, in a fixed order; two or more. */
    List<String> classes();

    /** One probability a class; they add up to 1. */
    double[] probabilities(Features.Row row);

    /** The most probable class, the first among equals. */
    default String predict(Features.Row row) {
        return classes().get(mostProbable(probabilities(row)));
    }

    /** Two ways of adding up the same shares differ by less. */
    double ROUNDING = 1e-8;

    /** The place of the largest probability; of those that only rounding sets apart, the first. */
    static int mostProbable(double[] probabilities) {
        double most = probabilities[0];
        for (double p : probabilities) {
            most = StrictMath.max(most, p);
        }
        int best = 0;
        while (probabilities[best] < most - ROUNDING) {
            best++;
        }
        return best;
    }
}
