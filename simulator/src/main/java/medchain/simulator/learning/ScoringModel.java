package medchain.simulator.learning;

import java.math.BigInteger;
import java.util.List;

/**
 * A model in whole numbers, so that encrypted and plain arithmetic agree to the last digit.
 *
 * <p>It gives one score for every label but the first, whose own follows from them: no more numbers
 * of a patient are told than the labels' probabilities need. {@link ScoreReading} makes
 * probabilities of them.
 */
public sealed interface ScoringModel permits FixedPointModel, FixedPointForest {
    /** The columns that it reads, in the order of its weights or tests. */
    List<String> features();

    /** Decimals of a score. */
    int scoreDecimals();

    /** What each score is of: all labels but the first; of two labels, one empty name. */
    List<String> labels();

    /**
     * The scores of a row in the clear, one a label: the numbers that the encrypted path must
     * reach.
     *
     * @param row with one value a feature, in their order
     */
    List<BigInteger> scores(Features.Row row);

    /** The {@link #labels} of a model of these classes. */
    static List<String> scored(List<String> classes) {
        return classes.size() == 2 ? List.of("") : classes.subList(1, classes.size());
    }
}
