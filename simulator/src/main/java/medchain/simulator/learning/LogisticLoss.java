package medchain.simulator.learning;

/**
 * The penalised negative log-likelihood of logistic regression, with its derivatives.
 *
 * <p>Two classes have one linear score, that of the second class against 0. More classes have one
 * each; adding a number to all their intercepts changes nothing, so the penalty ½(Σ intercepts)²
 * picks the ones that add up to 0, without moving a probability. Weights carry ½λ‖w‖²; intercepts
 * are otherwise free.
 *
 * <p>Parameters stand score by score, each its weights and then its intercept. Only {@link
 * StrictMath} is used, so that every machine finds the same digits.
 */
final class LogisticLoss {
    private final double[][] x;
    private final int[] y;
    private final int classes;
    private final int scores;
    private final int width;
    private final double l2;

    LogisticLoss(double[][] x, int[] y, int classes, double l2) {
        this.x = x;
        this.y = y;
        this.classes = classes;
        this.scores = classes == 2 ? 1 : classes;
        this.width = x[0].length + 1;
        this.l2 = l2;
    }

    int parameters() {
        return scores * width;
    }

    int width() {
        return width;
    }

    /** Soft-max of the scores; two classes have one score, the second's. */
    static double[] probabilities(double[] scores, int classes) {
        return classes == 2 ? ofLogits(scores) : softMax(scores);
    }

    /** From log odds against the first class, one for each of the others. */
    static double[] ofLogits(double[] logits) {
        var z = new double[logits.length + 1];
        System.arraycopy(logits, 0, z, 1, logits.length);
        return softMax(z);
    }

    private static double[] softMax(double[] z) {
        int classes = z.length;
        double top = z[0];
        for (double score : z) {
            top = StrictMath.max(top, score);
        }
        var out = new double[classes];
        double sum = 0;
        for (int c = 0; c < classes; c++) {
            out[c] = StrictMath.exp(z[c] - top);
            sum += out[c];
        }
        for (int c = 0; c < classes; c++) {
            out[c] /= sum;
        }
        return out;
    }

    double value(double[] w) {
        double loss = 0;
        for (int i = 0; i < x.length; i++) {
            loss += surprise(scores(w, x[i]), y[i]);
        }
        double intercepts = 0;
        for (int s = 0; s < scores; s++) {
            for (int j = 0; j < width - 1; j++) {
                loss += 0.5 * l2 * w[s * width + j] * w[s * width + j];
            }
            intercepts += w[s * width + width - 1];
        }
        return scores == 1 ? loss : loss + 0.5 * intercepts * intercepts;
    }

    /** Fills the gradient and, row by row, the Hessian. */
    void derivatives(double[] w, double[] gradient, double[][] hessian) {
        startFromPenalty(w, gradient, hessian);
        for (int i = 0; i < x.length; i++) {
            var p = probabilities(scores(w, x[i]), classes);
            for (int s = 0; s < scores; s++) {
                int c = scores == 1 ? 1 : s;
                add(gradient, s * width, x[i], p[c] - (y[i] == c ? 1 : 0));
                for (int t = 0; t <= s; t++) {
                    int d = scores == 1 ? 1 : t;
                    double curvature = p[c] * ((c == d ? 1 : 0) - p[d]);
                    addOuter(hessian, s * width, t * width, x[i], curvature);
                }
            }
        }
        mirror(hessian);
    }

    private void startFromPenalty(double[] w, double[] gradient, double[][] hessian) {
        double intercepts = 0;
        for (int s = 0; s < scores; s++) {
            intercepts += scores == 1 ? 0 : w[s * width + width - 1];
        }
        for (int a = 0; a < w.length; a++) {
            boolean isIntercept = a % width == width - 1;
            java.util.Arrays.fill(hessian[a], 0);
            gradient[a] = isIntercept ? intercepts : l2 * w[a];
            hessian[a][a] = isIntercept ? 0 : l2;
            for (int b = width - 1; isIntercept && scores > 1 && b < w.length; b += width) {
                hessian[a][b] = 1;
            }
        }
    }

    private double[] scores(double[] w, double[] row) {
        var out = new double[scores];
        for (int s = 0; s < scores; s++) {
            int at = s * width;
            double sum = w[at + width - 1];
            for (int j = 0; j < width - 1; j++) {
                sum += w[at + j] * row[j];
            }
            out[s] = sum;
        }
        return out;
    }

    /** Minus the logarithm of the probability of what happened, safe for large scores. */
    private double surprise(double[] z, int happened) {
        if (scores == 1) {
            double against = happened == 1 ? -z[0] : z[0];
            return StrictMath.max(against, 0)
                    + StrictMath.log1p(StrictMath.exp(-StrictMath.abs(against)));
        }
        double top = z[0];
        for (double score : z) {
            top = StrictMath.max(top, score);
        }
        double sum = 0;
        for (double score : z) {
            sum += StrictMath.exp(score - top);
        }
        return top + StrictMath.log(sum) - z[happened];
    }

    private void add(double[] gradient, int at, double[] row, double factor) {
        for (int j = 0; j < width - 1; j++) {
            gradient[at + j] += factor * row[j];
        }
        gradient[at + width - 1] += factor;
    }

    private void addOuter(
            double[][] hessian, int rowAt, int columnAt, double[] row, double factor) {
        int last = width - 1;
        for (int j = 0; j <= last; j++) {
            double fj = factor * (j == last ? 1 : row[j]);
            var into = hessian[rowAt + j];
            int end = rowAt == columnAt ? j : last;
            for (int k = 0; k <= end; k++) {
                into[columnAt + k] += fj * (k == last ? 1 : row[k]);
            }
        }
    }

    private static void mirror(double[][] hessian) {
        for (int a = 0; a < hessian.length; a++) {
            for (int b = 0; b < a; b++) {
                hessian[b][a] = hessian[a][b];
            }
        }
    }
}
