package medchain.simulator.learning;

import java.util.List;

/**
 * What a trainer who sees no row wants to know next of the rows that others hold: sums over all of
 * them, in whole numbers.
 */
public sealed interface SumsWanted {
    /** Decimals of every sum but the moments. */
    int DECIMALS = 12;

    /** How many sums there are. */
    int size();

    /** Bits of a slot that no honest sum over all rows exceeds. */
    int slotBits();

    /**
     * The sum of each feature and of its square, exactly.
     *
     * @param features how many
     * @param decimals of a feature's values
     */
    record Moments(int features, int decimals) implements SumsWanted {
        /** Values are below 2^34 in size, and there are fewer than 2^40 rows. */
        private static final int VALUE_BITS = 34;

        private static final int ROW_BITS = 40;

        @Override
        public int size() {
            return 2 * features;
        }

        @Override
        public int slotBits() {
            return 2 * (VALUE_BITS + (10 * decimals + 2) / 3) + ROW_BITS;
        }
    }

    /**
     * {@link NormalEquations} of ridge regression.
     *
     * @param scalings one a feature
     */
    record Products(List<Scaling> scalings) implements SumsWanted {
        public Products {
            scalings = List.copyOf(scalings);
        }

        @Override
        public int size() {
            int width = Weights.moving(scalings).size() + 1;
            return width * (width + 1) / 2 + width;
        }

        @Override
        public int slotBits() {
            return SUM_BITS;
        }
    }

    /**
     * Loss, gradient and Hessian of logistic regression at these weights.
     *
     * @param scalings one a feature
     * @param weights of the features that are not constant, and the intercept
     */
    record Derivatives(List<Scaling> scalings, List<Double> weights) implements SumsWanted {
        public Derivatives {
            scalings = List.copyOf(scalings);
            weights = List.copyOf(weights);
            if (weights.size() != Weights.moving(scalings).size() + 1) {
                throw new IllegalArgumentException("one weight a moving feature, and one more");
            }
        }

        @Override
        public int size() {
            int width = weights.size();
            return 1 + width + width * (width + 1) / 2;
        }

        @Override
        public int slotBits() {
            return SUM_BITS;
        }
    }

    /** 40 for the decimals, the rest for rows and squares of standardised values. */
    int SUM_BITS = 96;
}
