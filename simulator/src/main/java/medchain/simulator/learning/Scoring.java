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
    record Scored(int row, String actual, List<Double> probabilities) {}

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
                            row.probabilities().get(1),
                            classes.get(predicted),
                            row.actual()));
        }
        return new Evaluation(
                rows.size(),
                (double) right / rows.size(),
                auc(classes, rows),
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
    private static double auc(List<String> classes, List<Scored> rows) {
        if (classes.size() == 2) {
            return auc(classes.get(1), 1, rows);
        }
        return IntStream.range(0, classes.size())
                .mapToDouble(c -> auc(classes.get(c), c, rows))
                .filter(Double::isFinite)
                .average()
                .orElse(Double.NaN);
    }

    /**
     * The share of pairs (row of the class, other row) that the probability puts in the right
     * order, ties half; NaN when one side has no row (Mann and Whitney's U).
     */
    private static double auc(String label, int place, List<Scored> rows) {
        var order = new ArrayList<>(rows);
        order.sort((a, b) ->
                Double.compare(a.probabilities().get(place), b.probabilities().get(place)));
        long positives = rows.stream().filter(r -> r.actual().equals(label)).count();
        long negatives = rows.size() - positives;
        double rankSum = 0;
        int from = 0;
        while (from < order.size()) {
            int to = from;
            while (to < order.size()
                    && probability(order, to, place) == probability(order, from, place)) {
                to++;
            }
            double rank = (from + 1 + to) / 2.0;
            for (int i = from; i < to; i++) {
                rankSum += order.get(i).actual().equals(label) ? rank : 0;
            }
            from = to;
        }
        return (rankSum - positives * (positives + 1) / 2.0) / ((double) positives * negatives);
    }

    private static double probability(List<Scored> rows, int at, int place) {
        return rows.get(at).probabilities().get(place);
    }

    private static List<List<Integer>> lists(int[][] counts) {
        var out = new ArrayList<List<Integer>>();
        for (var row : counts) {
            out.add(Collections.unmodifiableList(IntStream.of(row).boxed().toList()));
        }
        return List.copyOf(out);
    }
}
