package medchain.simulator.learning;

import java.util.List;

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
}
