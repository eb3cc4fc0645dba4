package medchain.simulator.learning;

import java.util.List;
import java.util.OptionalDouble;

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
     * @param probability of the second label
     */
    public record Prediction(int row, double probability, String predicted, String actual) {}

    /**
     * How one label did among the rows.
     *
     * @param precision share of the rows predicted so that are so, 0 to 1; empty where none was
     * @param recall share of the rows that are so which were predicted so; empty where none is
     * @param f1 2 tp / (2 tp + fp + fn); empty where the label neither is nor was predicted
     * @param support rows that are so
     */
    public record OfLabel(
            String label,
            OptionalDouble precision,
            OptionalDouble recall,
            OptionalDouble f1,
            int support) {}

    /** One a label, in the order of {@code labels}; rows of labels unknown to the model count. */
    public List<OfLabel> perLabel() {
        return labels.stream().map(this::ofLabel).toList();
    }

    private OfLabel ofLabel(String label) {
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
                actual);
    }

    private static OptionalDouble share(int part, int of) {
        return of == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) part / of);
    }
}
