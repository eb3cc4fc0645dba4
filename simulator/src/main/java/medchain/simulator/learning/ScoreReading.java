package medchain.simulator.learning;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** What exact scores, as encrypted rows are given, mean in the words of their model. */
public final class ScoreReading {
    private ScoreReading() {}

    /**
     * One score a class of a model of more than two: the first's is no log odds against itself, or
     * what the trees have left.
     *
     * @param scores of a row, see {@link ScoringModel#labels}
     * @return the scores as they are, for a model of two classes
     */
    public static List<BigDecimal> ofEveryClass(Model model, List<BigDecimal> scores) {
        if (model.classes().size() == 2) {
            return scores;
        }
        var first =
                switch (model) {
                    case LogisticModel _, AdditiveModel _, RidgeModel _ -> BigDecimal.ZERO;
                    case ForestModel forest ->
                            scores.stream()
                                    .reduce(
                                            BigDecimal.valueOf(forest.trees().size()),
                                            BigDecimal::subtract);
                };
        var all = new ArrayList<>(List.of(first));
        all.addAll(scores);
        return all;
    }

    /**
     * The probability of each class.
     *
     * @param scores of a row, see {@link ScoringModel#labels}: of a logistic or additive model log
     *     odds against the first class, of ridge regression an estimate of the second's
     *     probability, of a forest sums over its trees
     */
    public static double[] probabilities(Model model, List<BigDecimal> scores) {
        int classes = model.classes().size();
        if (scores.size() != classes - 1) {
            throw new IllegalArgumentException("a score for every class but the first");
        }
        var values = scores.stream().mapToDouble(BigDecimal::doubleValue).toArray();
        return switch (model) {
            case LogisticModel _, AdditiveModel _ -> LogisticLoss.ofLogits(values);
            case RidgeModel _ -> completed(StrictMath.min(1, StrictMath.max(0, values[0])));
            case ForestModel forest -> completed(shares(values, forest.trees().size()));
        };
    }

    private static double[] shares(double[] sums, int trees) {
        var out = new double[sums.length];
        for (int c = 0; c < out.length; c++) {
            out[c] = sums[c] / trees;
        }
        return out;
    }

    /** With the first class's probability before the others'. */
    private static double[] completed(double... others) {
        var out = new double[others.length + 1];
        out[0] = 1;
        for (int c = 0; c < others.length; c++) {
            out[c + 1] = others[c];
            out[0] -= others[c];
        }
        return out;
    }

    /** The most probable class, the first among equals. */
    public static String predicted(Model model, List<BigDecimal> scores) {
        return model.classes().get(Model.mostProbable(probabilities(model, scores)));
    }
}
