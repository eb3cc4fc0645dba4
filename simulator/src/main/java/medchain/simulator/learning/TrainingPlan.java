package medchain.simulator.learning;

/** Which kind of model to train, and how. */
public sealed interface TrainingPlan {
    /**
     * L2-regularised logistic regression, the intercept not penalised.
     *
     * @param l2 penalty weight λ in ½λ‖w‖², from 0
     */
    record Logistic(double l2) implements TrainingPlan {
        public Logistic {
            if (!(l2 >= 0) || Double.isInfinite(l2)) {
                throw new IllegalArgumentException("l2; expected a number from 0");
            }
        }
    }

    /**
     * @param trees 1 to 10,000
     * @param depth edges from root to leaf, at most
     */
    record Forest(int trees, int depth, long seed) implements TrainingPlan {
        public Forest {
            if (trees < 1 || trees > 10_000 || depth < 1 || depth > 30) {
                throw new IllegalArgumentException(
                        "forest; expected 1 to 10000 trees of depth 1 to 30");
            }
        }
    }
}
