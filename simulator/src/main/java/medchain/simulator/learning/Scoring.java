package medchain.simulator.learning;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/** Accuracy, AUC, log loss and confusion matrix from probabilities and what was true. */
final class Scoring {
    /** Keeps the log loss of a confident mistake finite, as scikit-learn's log_loss does. */
    private static final double LEAST = 1e-15;

    private Scoring() {}

    /**
     * @param actual a label of the classes, or one never seen in training, which no model can get
     *     right
     */
    record Scored(int row, int fold, String actual, List<Double> probabilities) {}

    static Evaluation of(List<String> classes, List<Scored> rows) {
        var confusion = new int[classes.size()][classes.size()];
        var predictions = new ArrayList<Evaluation.Prediction>(rows.size());
        int right = 0;
        double loss = 0;
        for (var row : rows) {
            int actual = classes.indexOf(row.actual());
            int predicted = mostProbable(row.probabilities());
            right += actual == predicted ? 1 : 0;
            double p = actual < 0 ? 0 : row.probabilities().get(actual);
            loss -= StrictMath.log(Math.clamp(p, LEAST, 1 - LEAST));
            if (actual >= 0) {
                confusion[actual][predicted]++;
            }
            predictions.add(
                    new Evaluation.Prediction(
                            row.row(),
                            row.fold(),
                            row.probabilities(),
                            classes.get(predicted),
                            row.actual()));
        }
        return new Evaluation(
                rows.size(),
                (double) right / rows.size(),
                auc(classes, predictions),
                loss / rows.size(),
                classes,
                lists(confusion),
                predictions);
    }

    private static int mostProbable(List<Double> probabilities) {
        return Model.mostProbable(
                probabilities.stream().mapToDouble(Double::doubleValue).toArray());
    }

    /** Of two classes that of the second; of more the mean of each against the rest. */
    private static double auc(List<String> classes, List<Evaluation.Prediction> rows) {
        return IntStream.range(classes.size() == 2 ? 1 : 0, classes.size())
                .mapToDouble(c -> RocCurve.of(classes.get(c), c, rows).area())
                .filter(Double::isFinite)
                .average()
                .orElse(Double.NaN);
    }

    private static List<List<Integer>> lists(int[][] counts) {
        var out = new ArrayList<List<Integer>>();
        for (var row : counts) {
            out.add(Collections.unmodifiableList(IntStream.of(row).boxed().toList()));
        }
        return List.copyOf(out);
    }
}
