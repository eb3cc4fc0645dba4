package medchain.simulator.learning;

import java.util.List;

/**
 * Logistic regression.
 *
 * @param features the names of the cleaned columns
 * @param standardised over scaled features: one linear score for two classes (of the second), one a
 *     class for more
 * @param l2 the penalty that it was trained with
 */
public record LogisticModel(
        FittedCleaning cleaning,
        List<String> features,
        List<String> classes,
        List<Linear> standardised,
        double l2)
        implements Model {
    public LogisticModel {
        features = List.copyOf(features);
        classes = List.copyOf(classes);
        standardised = List.copyOf(standardised);
    }

    @Override
    public String kind() {
        return "logistic";
    }

    @Override
    public double[] probabilities(Features.Row row) {
        var x = cleaning.scaled(row);
        var scores = new double[standardised.size()];
        for (int c = 0; c < scores.length; c++) {
            scores[c] = standardised.get(c).of(x);
        }
        return LogisticLoss.probabilities(scores, classes.size());
    }

    /** The same linear scores over features as they are, before scaling. */
    public List<Linear> raw() {
        return standardised.stream().map(l -> l.unscaled(cleaning.scalings())).toList();
    }
}
