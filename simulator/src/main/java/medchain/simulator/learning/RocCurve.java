package medchain.simulator.learning;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;

/**
 * How many rows of a label are found, and how many others are taken for it, at every threshold of
 * the probability (Fawcett 2006).
 *
 * @param positives rows of the label
 * @param negatives rows of other labels
 * @param points rising in both counts, from (0, 0) to (negatives, positives); points on a straight
 *     line between their neighbours are left out
 */
public record RocCurve(String label, int positives, int negatives, List<Point> points) {
    public RocCurve {
        points = List.copyOf(points);
    }

    /**
     * @param threshold rows of at least this probability are taken for the label; empty: none are
     */
    public record Point(OptionalDouble threshold, int falsePositives, int truePositives) {}

    /**
     * @param place of the label among those of the predictions
     */
    static RocCurve of(String label, int place, List<Evaluation.Prediction> predictions) {
        var order = new ArrayList<>(predictions);
        order.sort(
                Comparator.comparingDouble(
                                (Evaluation.Prediction p) -> p.probabilities().get(place))
                        .reversed());
        var points = new ArrayList<Point>();
        points.add(new Point(OptionalDouble.empty(), 0, 0));
        int found = 0;
        int wrong = 0;
        for (int i = 0; i < order.size(); i++) {
            double probability = order.get(i).probabilities().get(place);
            boolean is = order.get(i).actual().equals(label);
            found += is ? 1 : 0;
            wrong += is ? 0 : 1;
            boolean last = i + 1 == order.size();
            if (last || order.get(i + 1).probabilities().get(place) != probability) {
                add(points, new Point(OptionalDouble.of(probability), wrong, found));
            }
        }
        return new RocCurve(label, found, wrong, points);
    }

    private static void add(List<Point> points, Point next) {
        int many = points.size();
        if (many > 1 && isStraight(points.get(many - 2), points.get(many - 1), next)) {
            points.removeLast();
        }
        points.add(next);
    }

    private static boolean isStraight(Point a, Point b, Point c) {
        long right = (long) b.falsePositives - a.falsePositives;
        long up = (long) b.truePositives - a.truePositives;
        return right * (c.truePositives - b.truePositives)
                == up * (c.falsePositives - b.falsePositives);
    }

    /**
     * The area below: the share of pairs (row of the label, other row) that the probability puts in
     * the right order, ties half (Mann and Whitney's U); NaN when one side has no row.
     */
    public double area() {
        long twice = 0;
        for (int i = 1; i < points.size(); i++) {
            var from = points.get(i - 1);
            var to = points.get(i);
            long across = (long) to.falsePositives - from.falsePositives;
            twice += across * ((long) to.truePositives + from.truePositives);
        }
        return (double) twice / (2.0 * positives * negatives);
    }
}
