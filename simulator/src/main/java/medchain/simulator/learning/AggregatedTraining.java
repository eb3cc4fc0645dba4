package medchain.simulator.learning;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import medchain.simulator.kernel.Answer;
import medchain.simulator.kernel.Assumption;

/**
 * The trainer's side of training by sums: says what to sum next, and takes the step that the sums
 * allow. Arrives where training on all rows in one place does, but for the rounding of sums to 12
 * decimals.
 *
 * <p>First the moments, from which every feature's mean and deviation follow; then one round of
 * normal equations for ridge regression, or Newton's steps for logistic regression, halved while
 * they make the loss worse (Boyd and Vandenberghe, Convex Optimization, 9.5).
 */
public final class AggregatedTraining {
    private static final int MOST_ROUNDS = 40;
    private static final double NOISE = 1e-11;

    /** Steps square what is left, so the step from here needs no check. */
    private static final double NEARLY = 1e-7;

    private final Agreement agreement;
    private final boolean ridge;
    private final double l2;
    private SumsWanted wanted;
    private List<Scaling> scalings = List.of();
    private Optional<Step> last = Optional.empty();
    private int rounds;

    /** Where the last accepted weights were, and where the next ones are looked for. */
    private record Step(double[] from, double loss, double[] direction, double share) {
        double[] taken() {
            var out = from.clone();
            for (int j = 0; j < out.length; j++) {
                out[j] -= share * direction[j];
            }
            return out;
        }

        Step halved() {
            return new Step(from, loss, direction, share / 2);
        }
    }

    AggregatedTraining(Agreement agreement, boolean ridge, double l2) {
        this.agreement = agreement;
        this.ridge = ridge;
        this.l2 = l2;
        this.wanted = new SumsWanted.Moments(agreement.width(), agreement.decimals());
    }

    /** What is to be summed now. */
    public SumsWanted wanted() {
        return wanted;
    }

    /** Rounds that were heard. */
    public int rounds() {
        return rounds;
    }

    /**
     * Takes the sums of this round.
     *
     * @param rows how many rows all holders have
     * @param sums over all rows, as many as were wanted
     * @return the model when this was the last round; refused when there are no best weights
     */
    public Answer<Optional<Model>> heard(int rows, List<BigInteger> sums) {
        Assumption.check(sums.size() == wanted.size() && rows > 0, "sums that nobody asked for");
        rounds++;
        return switch (wanted) {
            case SumsWanted.Moments(_, int decimals) -> scale(rows, sums, decimals);
            case SumsWanted.Products _ -> solve(sums);
            case SumsWanted.Derivatives(_, var weights) -> newton(rows, sums, weights);
        };
    }

    private Answer<Optional<Model>> scale(int rows, List<BigInteger> sums, int decimals) {
        var learnt = new ArrayList<Scaling>();
        for (int j = 0; j < sums.size(); j += 2) {
            learnt.add(
                    Scaling.of(
                            rows,
                            new BigDecimal(sums.get(j), decimals),
                            new BigDecimal(sums.get(j + 1), 2 * decimals)));
        }
        scalings = List.copyOf(learnt);
        wanted = ridge ? new SumsWanted.Products(scalings) : at(new double[width()]);
        return Answer.of(Optional.empty());
    }

    private int width() {
        return Weights.moving(scalings).size() + 1;
    }

    private SumsWanted at(double[] weights) {
        var list = new ArrayList<Double>();
        for (double weight : weights) {
            list.add(weight);
        }
        return new SumsWanted.Derivatives(scalings, list);
    }

    private Answer<Optional<Model>> solve(List<BigInteger> sums) {
        int width = width();
        var equations = new NormalEquations(triangle(sums, width, width), part(sums, 0, width));
        return RidgeTraining.solve(equations, l2)
                .map(w ->
                        Optional.of(
                                RidgeTraining.model(
                                        agreement.scaledBy(scalings),
                                        agreement.classes(),
                                        Weights.moving(scalings),
                                        w,
                                        l2)));
    }

    private Answer<Optional<Model>> newton(int rows, List<BigInteger> sums, List<Double> weights) {
        var w = weights.stream().mapToDouble(Double::doubleValue).toArray();
        int width = w.length;
        double loss = number(sums.getFirst());
        var gradient = part(sums, 1, width);
        var hessian = triangle(sums, 1 + width, width);
        for (int j = 0; j < width - 1; j++) {
            loss += 0.5 * l2 * w[j] * w[j];
            gradient[j] += l2 * w[j];
            hessian[j][j] += l2;
        }
        boolean separated = l2 == 0 && loss < LogisticTraining.SEPARATED;
        if (rounds > MOST_ROUNDS || separated) {
            return noBest();
        }
        if (last.isPresent() && loss > last.get().loss() * (1 + NOISE)) {
            last = last.map(Step::halved);
            wanted = at(last.orElseThrow().taken());
            return Answer.of(Optional.empty());
        }
        var direction = Cholesky.solve(hessian, gradient);
        if (direction.isEmpty()) {
            return noBest();
        }
        var step = new Step(w, loss, direction.get(), 1);
        var next = step.taken();
        if (Weights.largest(next) > LogisticTraining.RUNAWAY) {
            return noBest();
        }
        if (Weights.largest(gradient) <= NEARLY * rows) {
            return Answer.of(Optional.of(logistic(next)));
        }
        last = Optional.of(step);
        wanted = at(next);
        return Answer.of(Optional.empty());
    }

    private Model logistic(double[] w) {
        var cleaning = agreement.scaledBy(scalings);
        var linear = Weights.linear(cleaning, Weights.moving(scalings), w, 0);
        var names = cleaning.columns().stream().flatMap(c -> c.produces().stream()).toList();
        return new LogisticModel(cleaning, names, agreement.classes(), List.of(linear), l2);
    }

    private static Answer<Optional<Model>> noBest() {
        return Answer.refused(
                "no best weights were found: the features tell the labels apart perfectly, or"
                        + " repeat each other; hint: a penalty such as --l2 1");
    }

    private static double number(BigInteger sum) {
        return new BigDecimal(sum, SumsWanted.DECIMALS).doubleValue();
    }

    private static double[] part(List<BigInteger> sums, int from, int length) {
        var out = new double[length];
        for (int j = 0; j < length; j++) {
            out[j] = number(sums.get(from + j));
        }
        return out;
    }

    private static double[][] triangle(List<BigInteger> sums, int from, int width) {
        var out = new double[width][width];
        int at = from;
        for (int a = 0; a < width; a++) {
            for (int b = 0; b <= a; b++) {
                out[a][b] = number(sums.get(at++));
            }
        }
        return out;
    }
}
