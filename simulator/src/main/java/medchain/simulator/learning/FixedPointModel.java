package medchain.simulator.learning;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import medchain.simulator.kernel.Answer;

/**
 * A linear score in whole numbers, so that encrypted and plain arithmetic agree to the last digit.
 *
 * <p>Weights are multiplied by 10^{@link #WEIGHT_DECIMALS} and features by 10^{@code
 * featureDecimals}, the intercept and the score by both.
 *
 * @param features names in the order of the weights
 * @param featureDecimals enough for every feature to be whole
 */
public record FixedPointModel(
        List<String> features, List<BigInteger> weights, BigInteger intercept, int featureDecimals)
        implements ScoringModel {
    public static final int WEIGHT_DECIMALS = 12;

    public FixedPointModel {
        features = List.copyOf(features);
        weights = List.copyOf(weights);
        if (features.size() != weights.size()) {
            throw new IllegalArgumentException("one weight a feature");
        }
    }

    @Override
    public int scoreDecimals() {
        return WEIGHT_DECIMALS + featureDecimals;
    }

    /**
     * @return refused for models of more than two classes
     */
    public static Answer<FixedPointModel> of(LogisticModel model, int featureDecimals) {
        return model.classes().size() == 2
                ? Answer.of(of(model.features(), model.raw().getFirst(), featureDecimals))
                : Answer.refused(
                        "an encrypted score is one number; expected a model of two classes, not "
                                + model.classes().size());
    }

    /** Over features as they are, before scaling. */
    public static FixedPointModel of(RidgeModel model, int featureDecimals) {
        return of(model.features(), model.raw(), featureDecimals);
    }

    private static FixedPointModel of(List<String> features, Linear raw, int featureDecimals) {
        var weights = new ArrayList<BigInteger>();
        for (double weight : raw.weights()) {
            weights.add(scaled(weight, WEIGHT_DECIMALS));
        }
        var intercept = scaled(raw.intercept(), WEIGHT_DECIMALS + featureDecimals);
        return new FixedPointModel(features, weights, intercept, featureDecimals);
    }

    @Override
    public BigInteger score(Features.Row row) {
        var sum = intercept;
        for (int j = 0; j < weights.size(); j++) {
            var x = row.values().get(j).movePointRight(featureDecimals).toBigIntegerExact();
            sum = sum.add(weights.get(j).multiply(x));
        }
        return sum;
    }

    /** The probability of the second class that a score means. */
    public double probability(BigInteger score) {
        double z = new BigDecimal(score, scoreDecimals()).doubleValue();
        return LogisticLoss.probabilities(new double[] {z}, 2)[1];
    }

    private static BigInteger scaled(double value, int decimals) {
        return new BigDecimal(value)
                .movePointRight(decimals)
                .setScale(0, RoundingMode.HALF_EVEN)
                .toBigIntegerExact();
    }
}
