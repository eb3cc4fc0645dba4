package medchain.simulator.learning;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Whether a probability of 30 % comes true in 30 of 100 rows: rows in ten bins of equal width by
 * the probability of a label, beside the share that is so.
 *
 * @param bins from 0 to 1, those without a row too
 */
public record Calibration(String label, List<Bin> bins) {
    private static final int BINS = 10;

    /** The 97.5 % point of the normal distribution, for intervals of 95 %. */
    private static final double Z = 1.959963984540054;

    public Calibration {
        bins = List.copyOf(bins);
    }

    /**
     * @param from probability, from which on, 0 to 1
     * @param to up to which; the last bin holds it, too
     * @param rows of such a probability
     * @param come rows of these that are of the label
     * @param sum of their probabilities
     */
    public record Bin(double from, double to, int rows, int come, double sum) {
        /** Mean probability; empty without a row. */
        public OptionalDouble predicted() {
            return rows == 0 ? OptionalDouble.empty() : OptionalDouble.of(sum / rows);
        }

        /** The share that is so; empty without a row. */
        public OptionalDouble observed() {
            return rows == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) come / rows);
        }

        /** Lower end of the 95 % interval of that share (Wilson 1927). */
        public OptionalDouble low() {
            return rows == 0 ? OptionalDouble.empty() : OptionalDouble.of(wilson(-1));
        }

        /** Upper end of the 95 % interval of that share (Wilson 1927). */
        public OptionalDouble high() {
            return rows == 0 ? OptionalDouble.empty() : OptionalDouble.of(wilson(1));
        }

        private double wilson(int side) {
            double n = (double) rows;
            double p = come / n;
            double middle = p + Z * Z / (2 * n);
            double half = Z * StrictMath.sqrt(p * (1 - p) / n + Z * Z / (4 * n * n));
            return Math.clamp((middle + side * half) / (1 + Z * Z / n), 0, 1);
        }
    }

    double error() {
        double off = 0;
        long rows = 0;
        for (var bin : bins) {
            off += Math.abs(bin.sum() - bin.come());
            rows += bin.rows();
        }
        return off / rows;
    }

    /**
     * @param place of the label among those of the predictions
     */
    static Calibration of(String label, int place, List<Evaluation.Prediction> predictions) {
        var rows = new int[BINS];
        var come = new int[BINS];
        var sum = new double[BINS];
        for (var prediction : predictions) {
            double p = prediction.probabilities().get(place);
            int bin = Math.min(BINS - 1, (int) (p * BINS));
            rows[bin]++;
            come[bin] += prediction.actual().equals(label) ? 1 : 0;
            sum[bin] += p;
        }
        var bins = new ArrayList<Bin>();
        for (int b = 0; b < BINS; b++) {
            bins.add(new Bin((double) b / BINS, (double) (b + 1) / BINS, rows[b], come[b], sum[b]));
        }
        return new Calibration(label, bins);
    }
}
