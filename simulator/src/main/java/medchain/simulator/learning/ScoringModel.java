package medchain.simulator.learning;

import java.math.BigInteger;
import java.util.List;

/** A model in whole numbers, so that encrypted and plain arithmetic agree to the last digit. */
public sealed interface ScoringModel permits FixedPointModel, FixedPointForest {
    /** The columns that it reads, in the order of its weights or tests. */
    List<String> features();

    /** Decimals of a score. */
    int scoreDecimals();

    /**
     * The score of a row in the clear: the number that the encrypted path must reach.
     *
     * @param row with one value a feature, in their order
     */
    BigInteger score(Features.Row row);
}
