package medchain.simulator.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import medchain.simulator.kernel.Parallel;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Models of heart patients, with the folds of the reference, agree with its metrics. */
class HeartReferenceTest {
    private static final int FOLDS = 10;
    private static final int SEED = 20_261_121;
    private static final String ILL = "ill";

    /** One metric of one kind of model, as its file writes it. */
    private static double metric(String model, String name) {
        var file = TestTables.reference("reference/heart_cleveland_complete/metrics.json");
        var text = String.join("\n", TestTables.lines(file));
        var ofModel = text.substring(text.indexOf("\"" + model + "\": {"));
        var found = Pattern.compile("\"" + name + "\": ([-+.e0-9]+)").matcher(ofModel);
        assertThat(found.find()).as(model + " " + name).isTrue();
        return Double.parseDouble(found.group(1));
    }

    /** The 297 rows without a gap; grades 1 to 4 are one label. */
    private static Table heart() {
        var raw = TestTables.csv(TestTables.reference("heart/heart_cleveland.csv"));
        int num = raw.columns().indexOf("num");
        var rows =
                raw.rows().stream()
                        .filter(row -> Arrays.stream(row).allMatch(cell -> cell != null))
                        .map(String[]::clone)
                        .toList();
        for (var row : rows) {
            row[num] = "0".equals(row[num]) ? "fine" : ILL;
        }
        var complete = new RawTable("heart", raw.columns(), rows);
        return TableReading.read(complete, Optional.of("num"), Optional.empty()).orBug();
    }

    private static Folds folds(Table table) {
        var of = ScikitFolds.of(table.words("num"), FOLDS, SEED);
        var byRow = new TreeMap<Integer, Integer>();
        IntStream.range(0, of.size()).forEach(row -> byRow.put(row, of.get(row)));
        return Folds.given(table, byRow).orBug();
    }

    private static Evaluation judged(TrainingPlan plan) {
        var table = heart();
        return Training.crossValidate(
                        plan, CleaningRecipe.USUAL, table, "num", folds(table), Parallel.SERIAL)
                .orBug()
                .evaluation();
    }

    /** The same folds as in a file that tells them row by row. */
    @Test
    void folds_told_by_their_seed_are_those_of_the_reference() {
        var lines = TestTables.lines(TestTables.reference("reference/wdbc/prepared.csv"));
        var folds = new ArrayList<Integer>();
        var labels = new ArrayList<String>();
        for (var line : lines.subList(1, lines.size())) {
            var cells = line.split(",", -1);
            folds.add(Integer.valueOf(cells[1]));
            labels.add(cells[cells.length - 1]);
        }
        assertThat(ScikitFolds.of(labels, FOLDS, SEED)).isEqualTo(folds);
    }

    @Test
    void penalised_logistic_regression_agrees_with_the_reference() {
        agrees("lr_l2", judged(new TrainingPlan.Logistic(1.0)), 1e-6);
    }

    /** Rank and classes allow it here; on breast cancer, which a plane separates, none exists. */
    @Test
    void logistic_regression_without_a_penalty_agrees_with_the_reference() {
        agrees("lr_mle", judged(new TrainingPlan.Logistic(0)), 1e-5);
    }

    private static void agrees(String model, Evaluation found, double tolerance) {
        assertThat(found.labels()).containsExactly("fine", ILL);
        assertThat(found.accuracy()).isCloseTo(metric(model, "accuracy"), within(1e-12));
        assertThat(found.auc()).isCloseTo(metric(model, "auc"), within(1e-12));
        assertThat(found.logLoss()).isCloseTo(metric(model, "logloss"), within(tolerance));
        assertThat(brier(found)).isCloseTo(metric(model, "brier"), within(tolerance));
        var counts = new ArrayList<Double>();
        found.confusion().forEach(row -> row.forEach(n -> counts.add((double) n)));
        assertThat(counts)
                .isEqualTo(
                        List.of("tn", "fp", "fn", "tp").stream()
                                .map(n -> metric(model, n))
                                .toList());
        for (int fold = 0; fold < FOLDS; fold++) {
            assertThat(accuracy(found, fold)).isCloseTo(foldAccuracy(model, fold), within(1e-6));
        }
    }

    private static double brier(Evaluation found) {
        return found.predictions().stream()
                .mapToDouble(p -> p.probability() - (p.actual().equals(ILL) ? 1 : 0))
                .map(miss -> miss * miss)
                .average()
                .orElseThrow();
    }

    private static double accuracy(Evaluation found, int fold) {
        return found.predictions().stream()
                .filter(p -> p.fold() == fold)
                .mapToDouble(p -> p.predicted().equals(p.actual()) ? 1 : 0)
                .average()
                .orElseThrow();
    }

    private static double foldAccuracy(String model, int fold) {
        var file = TestTables.reference("reference/heart_cleveland_complete/metrics.json");
        var text = String.join("", TestTables.lines(file));
        var ofModel = text.substring(text.indexOf("\"" + model + "\": {"));
        var list = ofModel.substring(ofModel.indexOf("\"fold_accuracy\": [") + 18);
        return Double.parseDouble(
                list.substring(0, list.indexOf(']')).split(",", -1)[fold].strip());
    }

    @Tag("long")
    @Test
    void the_forest_is_as_good_as_the_reference_forests() {
        var found = judged(new TrainingPlan.Forest(300, 20, 1));
        assertThat(found.accuracy())
                .isBetween(
                        metric("rf", "accuracy_min") - 0.015, metric("rf", "accuracy_max") + 0.015);
        assertThat(found.auc()).isCloseTo(metric("rf", "auc_mean"), within(0.01));
    }

    /** {@code time} tells when the patient died, or was last seen: it is left out. */
    @Test
    void heart_failure_teaches_every_kind_of_model_more_than_the_most_common_label() {
        var raw = TestTables.csv(TestTables.reference("heart/heart_failure.csv"));
        var all = TableReading.read(raw, Optional.of("DEATH_EVENT"), Optional.empty()).orBug();
        var known = all.columns().stream().filter(c -> !c.name().equals("time")).toList();
        var table = new Table(all.source(), known, all.rowNumbers());
        assertThat(table.rows()).isEqualTo(299);
        var folds =
                Folds.stratified(table.words("DEATH_EVENT"), FOLDS, TestTables.bytes(1)).orBug();
        for (var plan :
                List.of(
                        new TrainingPlan.Logistic(1.0),
                        new TrainingPlan.Additive(1.0, 4),
                        new TrainingPlan.Ridge(1.0),
                        new TrainingPlan.Forest(100, 5, 1))) {
            var found =
                    Training.crossValidate(
                                    plan,
                                    CleaningRecipe.USUAL,
                                    table,
                                    "DEATH_EVENT",
                                    folds,
                                    Parallel.SERIAL)
                            .orBug()
                            .evaluation();
            assertThat(found.accuracy()).as("%s, 203 of 299 live", plan).isGreaterThan(203.0 / 299);
            assertThat(found.auc()).as("%s", plan).isGreaterThan(0.7);
        }
    }
}
