package medchain.simulator.learning;

/**
 * What cleaning does, in this order; learnt on training rows only, replayable on others.
 *
 * @param missing for numeric cells without a value (categorical cells take the mode, or are
 *     dropped)
 */
public record CleaningRecipe(Missing missing, Encode encode, Scale scale) {
    public static final CleaningRecipe USUAL =
            new CleaningRecipe(Missing.MEDIAN, Encode.ONEHOT, Scale.STANDARD);

    public enum Missing {
        MEDIAN,
        MODE,
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
