package medchain.simulator.learning;

import java.math.BigDecimal;

/** What an exact score, as encrypted rows are given, means in the words of its model. */
public final class ScoreReading {
    private ScoreReading() {}

    /**
     * The probability of the second class.
     *
     * @param model of two classes
     * @param score of a logistic or additive model in log odds, of ridge regression an estimate of
     *     the probability, of a forest the sum over its trees
     */
    public static double probability(Model model, BigDecimal score) {
        double value = score.doubleValue();
        return switch (model) {
            case LogisticModel _, AdditiveModel _ ->
                    LogisticLoss.probabilities(new double[] {value}, 2)[1];
            case RidgeModel _ -> StrictMath.min(1, StrictMath.max(0, value));
            case ForestModel forest -> value / forest.trees().size();
        };
    }

    /** The most probable class, the first among equals. */
    public static String predicted(Model model, BigDecimal score) {
        double second = probability(model, score);
        return model.classes().get(Model.mostProbable(new double[] {1 - second, second}));
    }
}
