package medchain.simulator.learning;

import java.util.List;

/**
 * Logistic regression on thermometer bits: a step function of each feature, added up.
 *
 * <p>Encrypt the bits ({@link Thermometer#apply(Features)}) and score them with {@link #overBits}.
 *
 * @param cleaning of the input rows, up to but not including the bits
 * @param overBits the weights; its features are the bits
 */
public record AdditiveModel(FittedCleaning cleaning, Thermometer grid, LogisticModel overBits)
        implements Model {
    @Override
    public String kind() {
        return "additive";
    }

    @Override
    public List<String> classes() {
        return overBits.classes();
    }

    @Override
    public double[] probabilities(Features.Row row) {
        return overBits.probabilities(grid.apply(row));
    }
}
