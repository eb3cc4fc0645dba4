package medchain.simulator.learning;

import java.util.List;
import medchain.simulator.kernel.Answer;

/** Trains ridge regression by its normal equations. */
final class RidgeTraining {
    private RidgeTraining() {}

    static Answer<RidgeModel> train(TrainingSet set, double l2) {
        if (set.classes().size() != 2) {
            return Answer.refused(
                    "ridge regression takes the label as 0 and 1; expected two labels, not "
                            + set.classes().size());
        }
        var moving = Weights.moving(set.cleaning().scalings());
        var sums = NormalEquations.of(set.scaled(moving), set.y());
        return solve(sums, l2).map(w -> model(set.cleaning(), set.classes(), moving, w, l2));
    }

    /**
     * @return refused when the features repeat each other and nothing is penalised
     */
    static Answer<double[]> solve(NormalEquations sums, double l2) {
        var penalised = new double[sums.products().length][];
        for (int i = 0; i < penalised.length; i++) {
            penalised[i] = sums.products()[i].clone();
            penalised[i][i] += i < penalised.length - 1 ? l2 : 0;
        }
        return Cholesky.solve(penalised, sums.targets())
                .<Answer<double[]>>map(Answer::of)
                .orElseGet(() ->
                        Answer.refused(
                                "no best weights exist: the features repeat each other; hint: a"
                                        + " penalty such as --l2 1"));
    }

    static RidgeModel model(
            FittedCleaning cleaning,
            List<String> classes,
            List<Integer> moving,
            double[] w,
            double l2) {
        var names = cleaning.columns().stream().flatMap(c -> c.produces().stream()).toList();
        return new RidgeModel(cleaning, names, classes, Weights.linear(cleaning, moving, w, 0), l2);
    }
}
