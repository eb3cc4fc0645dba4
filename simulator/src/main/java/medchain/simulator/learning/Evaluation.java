package medchain.simulator.learning;

import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * How a model did on rows that it was not trained on.
 *
 * @param confusion counts, by actual then predicted label, in the order of {@code labels}
 * @param predictions one a row, in the order of the rows
 */
public record Evaluation(
        int rows,
        double accuracy,
        double auc,
        double logLoss,
        List<String> labels,
        List<List<Integer>> confusion,
        List<Prediction> predictions) {
    /**
     * @param row 0-based row of the input file, header not counted
     * @param fold that the row was held back in, from 0; 0 where one model was judged
     * @param probabilities one a label, in the order of {@code labels}
     */
    public record Prediction(
            int row, int fold, List<Double> probabilities, String predicted, String actual) {
        public Prediction {
            probabilities = List.copyOf(probabilities);
        }

        /** Of two labels that of the second, of more that of the predicted one. */
        public double probability() {
            return probabilities.size() == 2
                    ? probabilities.get(1)
                    : Collections.max(probabilities);
        }
    }

    /**
     * How one label did among the rows.
     *
     * @param precision share of the rows predicted so that are so, 0 to 1; empty where none was
     * @param recall share of the rows that are so which were predicted so; empty where none is
     * @param f1 2 tp / (2 tp + fp + fn); empty where the label neither is nor was predicted
     * @param support rows that are so
     * @param auc of the label against the rest, see {@link RocCurve#area}; empty where all rows or
     *     none are so
     */
    public record OfLabel(
            String label,
            OptionalDouble precision,
            OptionalDouble recall,
            OptionalDouble f1,
            int support,
            OptionalDouble auc) {}

    /** Of two labels that of the second, of more each against the rest. */
    public List<RocCurve> rocCurves() {
        return judged().mapToObj(c -> RocCurve.of(labels.get(c), c, predictions)).toList();
    }

    /** Of two labels that of the second, of more each against the rest. */
    public List<Calibration> calibrations() {
        return judged().mapToObj(c -> Calibration.of(labels.get(c), c, predictions)).toList();
    }

    /**
     * How far probabilities are from the shares that come true, in the mean over rows and over the
     * labels of {@link #calibrations()} (expected calibration error, Naeini 2015): 0 to 1.
     */
    public double calibrationError() {
        return calibrations().stream().mapToDouble(Calibration::error).average().orElseThrow();
    }

    private IntStream judged() {
        return IntStream.range(labels.size() == 2 ? 1 : 0, labels.size());
    }

    /** One a label, in the order of {@code labels}; rows of labels unknown to the model count. */
    public List<OfLabel> perLabel() {
        return IntStream.range(0, labels.size()).mapToObj(this::ofLabel).toList();
    }

    private OfLabel ofLabel(int place) {
        var label = labels.get(place);
        double auc = RocCurve.of(label, place, predictions).area();
        int predicted = 0;
        int actual = 0;
        int both = 0;
        for (var row : predictions) {
            boolean said = row.predicted().equals(label);
            boolean is = row.actual().equals(label);
            predicted += said ? 1 : 0;
            actual += is ? 1 : 0;
            both += said && is ? 1 : 0;
        }
        return new OfLabel(
                label,
                share(both, predicted),
                share(both, actual),
                share(2 * both, predicted + actual),
                actual,
                Double.isFinite(auc) ? OptionalDouble.of(auc) : OptionalDouble.empty());
    }

    private static OptionalDouble share(int part, int of) {
        return of == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) part / of);
    }
}
