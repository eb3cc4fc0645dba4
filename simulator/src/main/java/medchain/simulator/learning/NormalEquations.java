package medchain.simulator.learning;

/**
 * What least squares needs to know of the rows, and no more: sums, which can be added up over those
 * who hold the rows.
 *
 * @param products sums of products of two features, the last of them 1; lower triangle
 * @param targets sums of products of a feature and the target
 */
record NormalEquations(double[][] products, double[] targets) {

    static NormalEquations of(double[][] x, int[] y) {
        int width = (x.length == 0 ? 0 : x[0].length) + 1;
        var products = new double[width][width];
        var targets = new double[width];
        for (int i = 0; i < x.length; i++) {
            for (int a = 0; a < width; a++) {
                double xa = at(x[i], a);
                targets[a] += xa * y[i];
                for (int b = 0; b <= a; b++) {
                    products[a][b] += xa * at(x[i], b);
                }
            }
        }
        return new NormalEquations(products, targets);
    }

    private static double at(double[] row, int place) {
        return place < row.length ? row[place] : 1;
    }
}
