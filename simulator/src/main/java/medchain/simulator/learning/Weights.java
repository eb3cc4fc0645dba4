package medchain.simulator.learning;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** What training does with the weights it has found. */
final class Weights {
    /** Digits kept of a weight: more than any use needs, fewer than rounding errors reach. */
    private static final MathContext KEPT = new MathContext(13);

    private Weights() {}

    /** Constant columns teach nothing and would make the equations singular. */
    static List<Integer> moving(List<Scaling> scalings) {
        return IntStream.range(0, scalings.size())
                .filter(j -> !scalings.get(j).constant())
                .boxed()
                .toList();
    }

    /**
     * @param w of the moving columns and the intercept, from {@code at} on; other columns get 0
     */
    static Linear linear(FittedCleaning cleaning, List<Integer> moving, double[] w, int at) {
        int all = cleaning.scalings().size();
        var weights = new ArrayList<Double>(all);
        for (int j = 0; j < all; j++) {
            int place = moving.indexOf(j);
            weights.add(place < 0 ? 0.0 : kept(w[at + place]));
        }
        return new Linear(kept(w[at + moving.size()]), weights);
    }

    private static double kept(double weight) {
        return new BigDecimal(weight).round(KEPT).doubleValue();
    }

    static double largest(double[] values) {
        double most = 0;
        for (double value : values) {
            most = StrictMath.max(most, StrictMath.abs(value));
        }
        return most;
    }
}
