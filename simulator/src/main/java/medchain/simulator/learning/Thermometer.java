package medchain.simulator.learning;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Turns each number into bits "at most t" for a public grid of thresholds t, so that a plain
 * weighted sum, which encryption allows, can follow any shape of one feature's influence.
 *
 * @param features the names of the columns that are read
 * @param thresholds rising, one list a feature
 */
public record Thermometer(List<String> features, List<List<BigDecimal>> thresholds) {
    public Thermometer {
        features = List.copyOf(features);
        thresholds = thresholds.stream().map(List::copyOf).toList();
    }

    /**
     * Cuts every column of the training rows at the bounds of bins that hold about as many rows
     * each.
     *
     * @param bins from 2; columns of few values get fewer
     */
    public static Thermometer fit(Features training, int bins) {
        var thresholds = new ArrayList<List<BigDecimal>>();
        for (int c = 0; c < training.names().size(); c++) {
            int at = c;
            var sorted =
                    training.rows().stream().map(row -> row.values().get(at)).sorted().toList();
            var cuts = new TreeSet<BigDecimal>();
            for (int bin = 1; bin < bins; bin++) {
                cuts.add(sorted.get((int) ((long) bin * sorted.size() / bins)));
            }
            cuts.removeIf(cut -> cut.compareTo(sorted.getLast()) >= 0);
            thresholds.add(List.copyOf(cuts));
        }
        return new Thermometer(training.names(), thresholds);
    }

    /** The name of the bit of this threshold: {@code age<=54.5}. */
    public static String bit(String feature, BigDecimal threshold) {
        return feature + "<=" + threshold.toPlainString();
    }

    /** The names of the bits, in their order. */
    public List<String> names() {
        var names = new ArrayList<String>();
        for (int c = 0; c < features.size(); c++) {
            for (var threshold : thresholds.get(c)) {
                names.add(bit(features.get(c), threshold));
            }
        }
        return names;
    }

    /**
     * One column of 0 and 1 a threshold, named {@code age<=54.5}.
     *
     * @param exact has the columns that this grid reads, in any order
     */
    public Features apply(Features exact) {
        var places = features.stream().map(exact.names()::indexOf).toList();
        return new Features(names(), exact.rows().stream().map(row -> apply(row, places)).toList());
    }

    /**
     * @param row with the columns that this grid reads, in its order
     */
    Features.Row apply(Features.Row row) {
        return apply(row, IntStream.range(0, features.size()).boxed().toList());
    }

    private Features.Row apply(Features.Row row, List<Integer> places) {
        var bits = new ArrayList<BigDecimal>();
        for (int c = 0; c < features.size(); c++) {
            var value = row.values().get(places.get(c));
            for (var threshold : thresholds.get(c)) {
                bits.add(value.compareTo(threshold) <= 0 ? BigDecimal.ONE : BigDecimal.ZERO);
            }
        }
        return new Features.Row(row.number(), row.label(), bits);
    }
}
