package medchain.simulator.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** ROC curves and calibration, held against counting by hand. */
class CurvesTest {
    private static final List<String> LABELS = List.of("a", "b", "c");

    /** Coarse probabilities, so that many are equal. */
    private static Evaluation random(long seed, List<String> labels, int rows) {
        var random = new Random(seed);
        var scored = new ArrayList<Scoring.Scored>();
        for (int row = 0; row < rows; row++) {
            var weights = labels.stream().map(_ -> 1 + random.nextInt(5)).toList();
            double sum = weights.stream().mapToInt(Integer::intValue).sum();
            var probabilities = weights.stream().map(w -> w / sum).toList();
            var actual = labels.get(random.nextInt(labels.size()));
            scored.add(new Scoring.Scored(row, row % 3, actual, probabilities));
        }
        return Scoring.of(labels, scored);
    }

    @Test
    void the_area_below_is_the_share_of_pairs_in_the_right_order_ties_half() {
        for (long seed = 1; seed <= 50; seed++) {
            var evaluation = random(seed, LABELS, 40);
            for (int c = 0; c < 3; c++) {
                var curve = evaluation.rocCurves().get(c);
                assertThat(curve.label()).isEqualTo(LABELS.get(c));
                assertThat(curve.area())
                        .as("seed %d, label %d", seed, c)
                        .isCloseTo(pairs(evaluation, c), within(1e-12));
                assertThat(evaluation.perLabel().get(c).auc()).hasValue(curve.area());
            }
        }
    }

    private static double pairs(Evaluation evaluation, int c) {
        double right = 0;
        long all = 0;
        for (var yes : evaluation.predictions()) {
            for (var no : evaluation.predictions()) {
                if (yes.actual().equals(LABELS.get(c)) && !no.actual().equals(LABELS.get(c))) {
                    int order =
                            Double.compare(yes.probabilities().get(c), no.probabilities().get(c));
                    right += order > 0 ? 1 : order == 0 ? 0.5 : 0;
                    all++;
                }
            }
        }
        return right / all;
    }

    @Test
    void at_every_threshold_of_the_curve_the_rows_above_are_counted() {
        var evaluation = random(7, List.of("n", "y"), 60);
        assertThat(evaluation.rocCurves()).hasSize(1);
        var curve = evaluation.rocCurves().getFirst();
        for (var point : curve.points()) {
            var above =
                    evaluation.predictions().stream()
                            .filter(p -> p.probability() >= point.threshold().orElse(2))
                            .toList();
            long of = above.stream().filter(p -> p.actual().equals("y")).count();
            assertThat(point.truePositives()).isEqualTo((int) of);
            assertThat(point.falsePositives()).isEqualTo(above.size() - (int) of);
        }
        assertThat(curve.points().getLast().truePositives()).isEqualTo(curve.positives());
        assertThat(curve.points().getLast().falsePositives()).isEqualTo(curve.negatives());
    }

    @Test
    void test_rows_of_one_label_have_no_area() {
        var rows = List.of(new Scoring.Scored(0, 0, "y", List.of(0.4, 0.6)));
        var evaluation = Scoring.of(List.of("n", "y"), rows);
        assertThat(evaluation.auc()).isNaN();
        assertThat(evaluation.perLabel().get(1).auc()).isEmpty();
    }

    /** Interval of 8 of 10: Wilson's, as R's binom::binom.wilson gives it. */
    @Test
    void bins_hold_counts_means_and_wilsons_interval() {
        var rows = new ArrayList<Scoring.Scored>();
        for (int row = 0; row < 10; row++) {
            double p = 0.7 + row / 100.0;
            rows.add(new Scoring.Scored(row, 0, row < 8 ? "y" : "n", List.of(1 - p, p)));
        }
        rows.add(new Scoring.Scored(10, 0, "y", List.of(0.0, 1.0)));
        var evaluation = Scoring.of(List.of("n", "y"), rows);
        var bins = evaluation.calibrations().getFirst().bins();

        var seventy = bins.get(7);
        assertThat(seventy.rows()).isEqualTo(10);
        assertThat(seventy.predicted().orElseThrow()).isCloseTo(0.745, within(1e-12));
        assertThat(seventy.observed()).hasValue(0.8);
        assertThat(seventy.low().orElseThrow()).isCloseTo(0.4901625, within(1e-6));
        assertThat(seventy.high().orElseThrow()).isCloseTo(0.9433178, within(1e-6));
        assertThat(bins.get(9).rows()).isEqualTo(1);
        assertThat(bins.get(0).observed()).isEmpty();
        assertThat(evaluation.calibrationError()).isCloseTo(0.55 / 11, within(1e-12));
    }
}
