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

    /** The place of the largest probability, the first among equals. */
    static int mostProbable(double[] probabilities) {
        int best = 0;
        for (int c = 1; c < probabilities.length; c++) {
            best = probabilities[c] > probabilities[best] ? c : best;
        }
        return best;
    }
}
