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
     * Ridge regression of the label, taken as 0 and 1, the intercept not penalised (Hoerl and
     * Kennard 1970).
     *
     * @param l2 penalty weight λ in ½λ‖w‖², from 0
     */
    record Ridge(double l2) implements TrainingPlan {
        public Ridge {
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

    /**
     * Logistic regression on thermometer bits of every feature.
     *
     * @param l2 penalty weight λ in ½λ‖w‖², from 0
     * @param bins of each feature, 2 to 256
     */
    record Additive(double l2, int bins) implements TrainingPlan {
        public Additive {
            if (!(l2 >= 0) || Double.isInfinite(l2) || bins < 2 || bins > 256) {
                throw new IllegalArgumentException(
                        "additive; expected an l2 from 0 and 2 to 256 bins");
            }
        }
    }
}
