package medchain.simulator.learning;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import medchain.simulator.kernel.Answer;
import smile.classification.LogisticRegression;

/**
 * Trains logistic regression: smile finds the neighbourhood of the optimum (BFGS), our own Newton
 * steps finish.
 *
 * <p>Two reasons for the second part. smile stops when the objective hardly changes, which leaves
 * errors of 1e-5 in the weights; and it uses {@code Math.exp} and parallel sums, whose last digits
 * depend on processor and threads. Newton's method starts from smile's weights on a coarse grid, is
 * strict and serial, and converges quadratically, so every machine gets the same weights.
 */
final class LogisticTraining {
    /** Coarser than what smile leaves open, so that machines start from the same point. */
    private static final double GRID = 1.0 / 16;

    private static final int NEWTON_STEPS = 60;
    private static final int HALVINGS = 30;

    /** Rounding of the loss, relative; near the optimum a good step may seem to lose this much. */
    private static final double NOISE = 1e-13;

    /** Largest gradient entry left, a training row. */
    private static final double CONVERGED = 1e-12;

    /** A standardised weight beyond this means that the likelihood has no maximum. */
    static final double RUNAWAY = 1e3;

    /** Without a penalty, one row on the wrong side costs this much; less means there is none. */
    static final double SEPARATED = StrictMath.log(2);

    private LogisticTraining() {}

    static Answer<LogisticModel> train(TrainingSet set, double l2) {
        var moving = Weights.moving(set.cleaning().scalings());
        var x = set.scaled(moving);
        var loss = new LogisticLoss(x, set.y(), set.classes().size(), l2);
        var start = moving.isEmpty() ? new double[loss.parameters()] : smile(x, set, l2, loss);
        return newton(loss, start, x.length)
                .filter(w -> l2 > 0 || loss.value(w) >= SEPARATED)
                .<Answer<LogisticModel>>map(w -> Answer.of(model(set, moving, w, loss.width(), l2)))
                .orElseGet(() ->
                        Answer.refused(
                                "no best weights exist: the features tell the labels of the"
                                        + " training rows apart perfectly, or repeat each"
                                        + " other; hint: a penalty such as --l2 1"));
    }

    private static double[] smile(double[][] x, TrainingSet set, double l2, LogisticLoss loss) {
        var options = new LogisticRegression.Options(l2, 1e-7, 1000);
        var start = new double[loss.parameters()];
        var found =
                set.classes().size() == 2
                        ? new double[][] {
                            LogisticRegression.binomial(x, set.y(), options).coefficients()
                        }
                        : LogisticRegression.multinomial(x, set.y(), options).coefficients();
        for (int s = 0; s < found.length; s++) {
            for (int j = 0; j < loss.width(); j++) {
                start[s * loss.width() + j] = StrictMath.rint(found[s][j] / GRID) * GRID;
            }
        }
        return start;
    }

    private static Optional<double[]> newton(LogisticLoss loss, double[] start, int rows) {
        var w = usable(loss, start);
        var gradient = new double[w.length];
        var hessian = new double[w.length][w.length];
        for (int step = 0; step < NEWTON_STEPS; step++) {
            loss.derivatives(w, gradient, hessian);
            var direction = Cholesky.solve(hessian, gradient);
            if (direction.isEmpty()) {
                return Optional.empty();
            }
            boolean done = Weights.largest(gradient) <= CONVERGED * rows;
            var next = halved(loss, w, direction.get());
            if (done || next.isEmpty()) {
                return Optional.of(next.orElse(w))
                        .filter(_ -> Weights.largest(gradient) <= 1e-8 * rows);
            }
            w = next.get();
            if (Weights.largest(w) > RUNAWAY) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    private static double[] usable(LogisticLoss loss, double[] start) {
        return Double.isFinite(loss.value(start)) ? start.clone() : new double[start.length];
    }

    /** The step, or a half, a quarter … of it: the first that does not make the loss worse. */
    private static Optional<double[]> halved(LogisticLoss loss, double[] w, double[] direction) {
        double before = loss.value(w);
        double share = 1;
        for (int i = 0; i < HALVINGS; i++) {
            var next = w.clone();
            for (int j = 0; j < next.length; j++) {
                next[j] -= share * direction[j];
            }
            if (loss.value(next) <= before + NOISE * StrictMath.abs(before)) {
                return Optional.of(next);
            }
            share /= 2;
        }
        return Optional.empty();
    }

    private static LogisticModel model(
            TrainingSet set, List<Integer> moving, double[] w, int width, double l2) {
        var linears = new ArrayList<Linear>();
        for (int at = 0; at < w.length; at += width) {
            linears.add(Weights.linear(set.cleaning(), moving, w, at));
        }
        return new LogisticModel(
                set.cleaning(), set.features().names(), set.classes(), linears, l2);
    }
}
