package medchain.simulator.learning;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * Linear scores in whole numbers, so that encrypted and plain arithmetic agree to the last digit.
 *
 * <p>Weights are multiplied by 10^{@link #WEIGHT_DECIMALS} and features by 10^{@code
 * featureDecimals}, intercepts and scores by both.
 *
 * @param features names in the order of the weights
 * @param sums one or more
 * @param featureDecimals enough for every feature to be whole
 */
public record FixedPointModel(List<String> features, List<Sum> sums, int featureDecimals)
        implements ScoringModel {
    public static final int WEIGHT_DECIMALS = 12;

    /**
     * One score: intercept plus weight times feature.
     *
     * @param label that it is of
     * @param weights one a feature
     */
    public record Sum(String label, List<BigInteger> weights, BigInteger intercept) {
        public Sum {
            weights = List.copyOf(weights);
        }
    }

    public FixedPointModel {
        features = List.copyOf(features);
        sums = List.copyOf(sums);
        int each = features.size();
        if (sums.isEmpty() || sums.stream().anyMatch(sum -> sum.weights().size() != each)) {
            throw new IllegalArgumentException("one weight a feature, and a score or more");
        }
    }

    /** Of one score. */
    public FixedPointModel(
            List<String> features,
            List<BigInteger> weights,
            BigInteger intercept,
            int featureDecimals) {
        this(features, List.of(new Sum("", weights, intercept)), featureDecimals);
    }

    @Override
    public int scoreDecimals() {
        return WEIGHT_DECIMALS + featureDecimals;
    }

    @Override
    public List<String> labels() {
        return sums.stream().map(Sum::label).toList();
    }

    /**
     * Log odds of each label against the first (baseline-category logits, Agresti, Categorical Data
     * Analysis, chapter 8), over features as they are, before scaling.
     */
    public static FixedPointModel of(LogisticModel model, int featureDecimals) {
        var raw = model.raw();
        var labels = ScoringModel.scored(model.classes());
        var sums = new ArrayList<Sum>();
        for (int c = 0; c < labels.size(); c++) {
            var logit = raw.size() == 1 ? raw.getFirst() : raw.get(c + 1).minus(raw.getFirst());
            sums.add(sum(labels.get(c), logit, featureDecimals));
        }
        return new FixedPointModel(model.features(), sums, featureDecimals);
    }

    /** Over features as they are, before scaling. */
    public static FixedPointModel of(RidgeModel model, int featureDecimals) {
        var sum = sum("", model.raw(), featureDecimals);
        return new FixedPointModel(model.features(), List.of(sum), featureDecimals);
    }

    private static Sum sum(String label, Linear raw, int featureDecimals) {
        var weights = new ArrayList<BigInteger>();
        for (double weight : raw.weights()) {
            weights.add(scaled(weight, WEIGHT_DECIMALS));
        }
        var intercept = scaled(raw.intercept(), WEIGHT_DECIMALS + featureDecimals);
        return new Sum(label, weights, intercept);
    }

    @Override
    public List<BigInteger> scores(Features.Row row) {
        return sums.stream().map(sum -> score(sum, row)).toList();
    }

    private BigInteger score(Sum score, Features.Row row) {
        var sum = score.intercept();
        for (int j = 0; j < features.size(); j++) {
            var x = row.values().get(j).movePointRight(featureDecimals).toBigIntegerExact();
            sum = sum.add(score.weights().get(j).multiply(x));
        }
        return sum;
    }

    private static BigInteger scaled(double value, int decimals) {
        return new BigDecimal(value)
                .movePointRight(decimals)
                .setScale(0, RoundingMode.HALF_EVEN)
                .toBigIntegerExact();
    }
}
