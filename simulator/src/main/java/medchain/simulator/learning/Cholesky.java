package medchain.simulator.learning;

import java.util.Optional;

/** Solves symmetric positive definite equations (Golub and Van Loan, algorithm 4.2.1). */
final class Cholesky {
    private Cholesky() {}

    /**
     * @param a symmetric; only the lower triangle is read, nothing is changed
     * @return the x with a·x = b; empty when {@code a} is not positive definite to working
     *     precision
     */
    static Optional<double[]> solve(double[][] a, double[] b) {
        int n = b.length;
        var l = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = a[i][j];
                for (int k = 0; k < j; k++) {
                    sum -= l[i][k] * l[j][k];
                }
                if (i == j && !(sum > 1e-14 * a[i][i])) {
                    return Optional.empty();
                }
                l[i][j] = i == j ? StrictMath.sqrt(sum) : sum / l[j][j];
            }
        }
        return Optional.of(backward(l, forward(l, b)));
    }

    private static double[] forward(double[][] l, double[] b) {
        var y = new double[b.length];
        for (int i = 0; i < b.length; i++) {
            double sum = b[i];
            for (int k = 0; k < i; k++) {
                sum -= l[i][k] * y[k];
            }
            y[i] = sum / l[i][i];
        }
        return y;
    }

    private static double[] backward(double[][] l, double[] y) {
        var x = new double[y.length];
        for (int i = y.length - 1; i >= 0; i--) {
            double sum = y[i];
            for (int k = i + 1; k < y.length; k++) {
                sum -= l[k][i] * x[k];
            }
            x[i] = sum / l[i][i];
        }
        return x;
    }
}
