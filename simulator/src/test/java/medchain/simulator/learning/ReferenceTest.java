package medchain.simulator.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import medchain.simulator.kernel.Parallel;
import org.junit.jupiter.api.Test;

/** Agreement with results that another program found in other ways. */
class ReferenceTest {
    private static final TrainingPlan.Logistic LOGISTIC = new TrainingPlan.Logistic(1.0);

    @Test
    void column_sums_equal_the_reference_to_the_last_digit() {
        assertThat(compareAggregates("wdbc/aggregates.csv", wdbc())).isEqualTo(3 * 30);
    }

    @Test
    void labels_and_distinct_values_are_counted_as_in_the_reference() {
        var labels = wdbc().words("diagnosis");
        for (var line : rest("reference/wdbc/value_counts.csv")) {
            var cell = line.split(",", -1);
            if (cell[0].equals("ALL") || cell[1].equals(cell[3])) {
                assertThat(labels.stream().filter(cell[3]::equals))
                        .hasSize(Integer.parseInt(cell[4]));
            }
        }
        var features = rest("reference/wdbc/features.csv");
        assertThat(features).hasSize(30);
        for (var line : features) {
            var cell = line.split(",", -1);
            var column = wdbc().column(cell[1]).orElseThrow();
            assertThat(ColumnSummary.of(column).missing()).isEqualTo(Integer.parseInt(cell[2]));
            assertThat(ColumnSummary.of(column).distinct()).isEqualTo(Integer.parseInt(cell[3]));
        }
    }

    private static List<String> rest(String file) {
        var lines = TestTables.lines(TestTables.reference(file));
        return lines.subList(1, lines.size());
    }

    @Test
    void column_sums_of_the_heart_patients_equal_the_reference_once_gaps_are_dropped() {
        var table =
                TableReading.read(
                                TestTables.csv(TestTables.reference("heart/heart_cleveland.csv")),
                                Optional.empty(),
                                Optional.empty())
                        .orBug();
        var complete = new java.util.ArrayList<Integer>();
        for (int i = 0; i < table.rows(); i++) {
            int at = i;
            if (table.columns().stream()
                    .allMatch(
                            c -> !(c instanceof Column.Numeric n) || n.values().get(at) != null)) {
                complete.add(i);
            }
        }
        assertThat(ColumnSummary.describe(table).stream().mapToInt(ColumnSummary::missing).sum())
                .isEqualTo(6);
        assertThat(complete).hasSize(297);
        assertThat(compareAggregates("heart_cleveland_complete/aggregates.csv", table.at(complete)))
                .isEqualTo(6 * 14);
    }

    @Test
    void logistic_weights_agree_with_the_reference_in_every_fold() {
        var file = TestTables.reference("reference/wdbc/lr_l2_coefficients.csv");
        var weights = new TreeMap<String, TreeMap<String, Double>>();
        for (var line : TestTables.lines(file).subList(1, TestTables.lines(file).size())) {
            var cell = line.split(",", -1);
            weights.computeIfAbsent(cell[0], _ -> new TreeMap<>())
                    .put(cell[2], Double.valueOf(cell[6]));
        }
        var folds = folds();
        for (var fold : weights.entrySet()) {
            var rows =
                    fold.getKey().equals("full")
                            ? wdbc()
                            : wdbc().at(folds.fold(Integer.parseInt(fold.getKey())).train());
            var model = logistic(rows);
            var linear = model.standardised().getFirst();
            assertThat(linear.intercept())
                    .isCloseTo(fold.getValue().get("(intercept)"), within(1e-9));
            for (int j = 0; j < 30; j++) {
                assertThat(linear.weights().get(j))
                        .isCloseTo(fold.getValue().get(model.features().get(j)), within(1e-9));
            }
        }
    }

    @Test
    void out_of_fold_probabilities_and_metrics_agree_with_the_reference() {
        var expected = probabilities("reference/wdbc/lr_l2_cv_predictions.csv");
        var found = crossValidated(LOGISTIC);
        assertThat(found.predictions()).hasSize(569);
        for (var prediction : found.predictions()) {
            assertThat(prediction.probability())
                    .isCloseTo(expected.get(prediction.row()), within(1e-9));
        }
        assertThat(found.accuracy()).isCloseTo(0.9806678383128296, within(1e-12));
        assertThat(found.auc()).isCloseTo(0.9952301675387135, within(1e-12));
        assertThat(found.logLoss()).isCloseTo(0.07194830188618878, within(1e-9));
        assertThat(found.confusion().toString()).isEqualTo("[[352, 5], [6, 206]]");
    }

    @Test
    void the_forest_is_as_good_as_the_reference_forests() {
        var found = crossValidated(new TrainingPlan.Forest(100, 20, 1));
        assertThat(found.accuracy()).isBetween(0.9595782 - 0.015, 0.9666081 + 0.015);
        assertThat(found.auc()).isCloseTo(0.9904868, within(0.01));
    }

    @Test
    void fixed_point_weights_and_scores_equal_the_reference() {
        var scores =
                TestTables.lines(TestTables.reference("reference/wdbc/fixed_point_scores.csv"));
        var lines =
                TestTables.lines(TestTables.reference("reference/wdbc/fixed_point_weights.csv"));
        var full = logistic(wdbc());
        var model = FixedPointModel.of(full, 7);
        for (int j = 0; j < 30; j++) {
            var cell = lines.get(j + 2).split(",", -1);
            assertThat(model.features().get(j)).isEqualTo(cell[0]);
            assertThat(
                            model.sums()
                                    .getFirst()
                                    .weights()
                                    .get(j)
                                    .subtract(new BigInteger(cell[2]))
                                    .abs())
                    .isLessThan(BigInteger.valueOf(100));
        }
        var exact = referenceModel();
        var features =
                FittedCleaning.fit(CleaningRecipe.USUAL, wdbc(), Optional.of("diagnosis"))
                        .then(c -> c.apply(wdbc()))
                        .orBug();
        for (int r = 0; r < 569; r++) {
            var cell = scores.get(r + 1).split(",", -1);
            var score = exact.scores(features.rows().get(r)).getFirst();
            assertThat(score).isEqualTo(new BigInteger(cell[2]));
            var exactly = List.of(new BigDecimal(score, exact.scoreDecimals()));
            assertThat(ScoreReading.probabilities(full, exactly)[1])
                    .isCloseTo(Double.parseDouble(cell[4]), within(1e-7));
        }
    }

    private static FixedPointModel referenceModel() {
        var lines =
                TestTables.lines(TestTables.reference("reference/wdbc/fixed_point_weights.csv"));
        var names = new java.util.ArrayList<String>();
        var weights = new java.util.ArrayList<BigInteger>();
        for (var line : lines.subList(2, lines.size())) {
            names.add(line.split(",", -1)[0]);
            weights.add(new BigInteger(line.split(",", -1)[2]));
        }
        var intercept = new BigInteger(lines.get(1).split(",", -1)[2].split(" ")[0]);
        return new FixedPointModel(names, weights, intercept, 7);
    }

    private static Evaluation crossValidated(TrainingPlan plan) {
        return Training.crossValidate(
                        plan, CleaningRecipe.USUAL, wdbc(), "diagnosis", folds(), Parallel.SERIAL)
                .orBug()
                .evaluation();
    }

    private static LogisticModel logistic(Table rows) {
        return (LogisticModel)
                Training.train(LOGISTIC, CleaningRecipe.USUAL, rows, "diagnosis").orBug();
    }

    private static Folds folds() {
        var lines = TestTables.lines(TestTables.reference("reference/wdbc/prepared.csv"));
        var folds = new TreeMap<Integer, Integer>();
        for (var line : lines.subList(1, lines.size())) {
            var cell = line.split(",", 3);
            folds.put(Integer.valueOf(cell[0]), Integer.valueOf(cell[1]));
        }
        return Folds.given(wdbc(), folds).orBug();
    }

    private static TreeMap<Integer, Double> probabilities(String file) {
        var out = new TreeMap<Integer, Double>();
        var lines = TestTables.lines(TestTables.reference(file));
        for (var line : lines.subList(1, lines.size())) {
            var cell = line.split(",", -1);
            out.put(Integer.valueOf(cell[0]), Double.valueOf(cell[3]));
        }
        return out;
    }

    private static Table wdbc() {
        return TableReading.read(TestTables.wdbc(), Optional.of("diagnosis"), Optional.empty())
                .orBug();
    }

    /** Returns how many lines of the reference were compared. */
    private static int compareAggregates(String file, Table table) {
        int compared = 0;
        for (var line : TestTables.lines(TestTables.reference("reference/" + file))) {
            var cell = line.split(",", -1);
            var rows = rowsOf(cell[0], cell[1], table);
            if (rows.isEmpty()) {
                continue;
            }
            var summary = ColumnSummary.of(rows.get().column(cell[2]).orElseThrow());
            var numbers = summary.numbers().orElseThrow();
            assertThat(summary.count()).isEqualTo(Integer.parseInt(cell[3]));
            assertThat(summary.missing()).isEqualTo(Integer.parseInt(cell[4]));
            assertThat(numbers.sum()).isEqualByComparingTo(new BigDecimal(cell[5]));
            assertThat(numbers.sumOfSquares()).isEqualByComparingTo(new BigDecimal(cell[6]));
            relative(numbers.mean().doubleValue(), cell[7]);
            assertThat(numbers.min()).isEqualByComparingTo(new BigDecimal(cell[11]));
            assertThat(numbers.max()).isEqualByComparingTo(new BigDecimal(cell[12]));
            compared++;
        }
        return compared;
    }

    /** All rows, or those of a label; the header and a site that is in no column have none. */
    private static Optional<Table> rowsOf(String groupBy, String group, Table table) {
        if (groupBy.equals("ALL")) {
            return Optional.of(table);
        }
        return table.column(groupBy)
                .map(_ -> {
                    var labels = table.words(groupBy);
                    return table.at(
                            IntStream.range(0, labels.size())
                                    .filter(i -> labels.get(i).equals(group))
                                    .boxed()
                                    .toList());
                });
    }

    /** To a relative 1e-12. */
    private static void relative(double found, String expected) {
        double wanted = Double.parseDouble(expected);
        assertThat(found).isCloseTo(wanted, within(Math.abs(wanted) * 1e-12));
    }
}
