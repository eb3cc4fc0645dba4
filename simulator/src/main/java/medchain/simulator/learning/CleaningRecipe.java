package medchain.simulator.learning;

import java.math.BigDecimal;

/**
 * What cleaning does, in this order; learnt on training rows only, replayable on others.
 *
 * @param missing for numeric cells without a value (categorical cells take the mode, or are
 *     dropped)
 * @param clip share of the training rows at either end of a numeric column whose values become that
 *     of the nearest other row (winsorising, Dixon 1960), from 0 to below one half; 0: none
 */
public record CleaningRecipe(Missing missing, BigDecimal clip, Encode encode, Scale scale) {
    private static final BigDecimal HALF = new BigDecimal("0.5");

    public CleaningRecipe {
        if (clip.signum() < 0 || clip.compareTo(HALF) >= 0) {
            throw new IllegalArgumentException("clip; expected a share from 0 to below one half");
        }
        clip = clip.signum() == 0 ? BigDecimal.ZERO : clip.stripTrailingZeros();
    }

    /** Clips nothing. */
    public CleaningRecipe(Missing missing, Encode encode, Scale scale) {
        this(missing, BigDecimal.ZERO, encode, scale);
    }

    public static final CleaningRecipe USUAL =
            new CleaningRecipe(Missing.MEDIAN, Encode.ONEHOT, Scale.STANDARD);

    public enum Missing {
        MEDIAN,
        MODE,
        /** The median, and a column of 0 and 1 that tells where; a category of its own. */
        MARKER,
        DROP
    }

    public enum Encode {
        ONEHOT,
        ORDINAL,
        NONE
    }

    public enum Scale {
        STANDARD,
        MINMAX,
        NONE
    }
}
