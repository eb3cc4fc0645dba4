package medchain.simulator.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ForkJoinPool;
import medchain.simulator.kernel.Answer;
import medchain.simulator.kernel.Parallel;
import org.junit.jupiter.api.Test;

class TrainingTest {
    private static final Table WDBC =
            TableReading.read(TestTables.wdbc(), Optional.of("diagnosis"), Optional.empty())
                    .orBug();

    @Test
    void the_number_of_threads_changes_no_digit_of_a_model() {
        for (var plan : List.of(new TrainingPlan.Logistic(1), new TrainingPlan.Forest(20, 5, 7))) {
            assertThat(trainedIn(1, plan))
                    .isEqualTo(trainedIn(1, plan))
                    .isEqualTo(trainedIn(5, plan));
        }
        assertThat(trainedIn(1, new TrainingPlan.Forest(20, 5, 8)))
                .isNotEqualTo(trainedIn(1, new TrainingPlan.Forest(20, 5, 7)));
    }

    @Test
    void an_additive_model_learns_a_shape_that_no_line_can() {
        var lines = new String[201];
        lines[0] = "x,y";
        for (int i = 0; i < 200; i++) {
            lines[i + 1] = i + "," + (i > 60 && i < 140 ? "in" : "out");
        }
        var table = labelled(lines);
        var additive = train(new TrainingPlan.Additive(0.1, 16), table).orBug();
        var straight = train(new TrainingPlan.Logistic(0.1), table).orBug();
        assertThat(Training.evaluate(additive, table).orBug().accuracy()).isGreaterThan(0.9);
        assertThat(Training.evaluate(straight, table).orBug().accuracy()).isLessThan(0.7);
        var grid = ((AdditiveModel) additive).grid();
        assertThat(grid.thresholds().getFirst()).hasSize(15);
        var bits = grid.apply(additive.cleaning().apply(table).orBug());
        var fixed = FixedPointModel.of(((AdditiveModel) additive).overBits(), 0);
        for (int r = 0; r < 200; r++) {
            var row = additive.cleaning().apply(table).orBug().rows().get(r);
            var score = new BigDecimal(fixed.scores(bits.rows().get(r)).getFirst(), 12);
            assertThat(ScoreReading.probabilities(additive, List.of(score)))
                    .containsExactly(additive.probabilities(row), within(1e-9));
        }
    }

    @Test
    void a_tree_is_no_deeper_than_asked() {
        var forest = (ForestModel) trainedIn(1, new TrainingPlan.Forest(20, 3, 7));
        assertThat(forest.trees().stream().mapToInt(TrainingTest::depth).max()).hasValue(3);
    }

    @Test
    void three_classes_are_learnt_and_their_probabilities_add_up() {
        var table = three(60);
        var model = train(new TrainingPlan.Logistic(0.5), table).orBug();
        var found = Training.evaluate(model, table).orBug();
        assertThat(found.labels()).containsExactly("0", "1", "2");
        assertThat(found.accuracy()).isGreaterThan(0.9);
        var features = model.cleaning().apply(table).orBug();
        for (var row : features.rows()) {
            var p = model.probabilities(row);
            assertThat(p[0] + p[1] + p[2]).isCloseTo(1, within(1e-12));
        }
        var intercepts =
                ((LogisticModel) model)
                        .standardised().stream().mapToDouble(Linear::intercept).sum();
        assertThat(intercepts).isCloseTo(0, within(1e-9));
    }

    @Test
    void whole_numbers_mean_the_probabilities_of_a_model_of_three_labels() {
        var table = three(60);
        var linear = (LogisticModel) train(new TrainingPlan.Logistic(0.5), table).orBug();
        var weights = FixedPointModel.of(linear, 2);
        var forest = (ForestModel) train(new TrainingPlan.Forest(10, 4, 1), table).orBug();
        var trees = FixedPointForest.of(forest).orBug();
        var features = linear.cleaning().apply(table).orBug();
        var bits = FixedPointForest.grid(forest).apply(features);
        assertThat(weights.labels()).containsExactly("1", "2").isEqualTo(trees.labels());
        for (int r = 0; r < features.rows().size(); r++) {
            var row = features.rows().get(r);
            means(linear, weights, row, row);
            means(forest, trees, row, bits.rows().get(r));
        }
    }

    private static void means(
            Model model, ScoringModel fixed, Features.Row row, Features.Row read) {
        var scores =
                fixed.scores(read).stream()
                        .map(score -> new BigDecimal(score, fixed.scoreDecimals()))
                        .toList();
        assertThat(ScoreReading.probabilities(model, scores))
                .containsExactly(model.probabilities(row), within(1e-8));
        assertThat(ScoreReading.predicted(model, scores)).isEqualTo(model.predict(row));
        assertThat(ScoreReading.ofEveryClass(model, scores))
                .hasSize(3)
                .endsWith(scores.get(0), scores.get(1));
    }

    /** Three labels that share every leaf: nobody is more probable, whatever is rounded. */
    @Test
    void shares_of_a_leaf_add_up_to_one_and_rounding_decides_nothing() {
        var table = three(60);
        var forest = (ForestModel) train(new TrainingPlan.Forest(1, 2, 1), table).orBug();
        var thirds =
                new ForestModel(
                        forest.cleaning(),
                        forest.features(),
                        forest.classes(),
                        List.of(new ForestModel.Leaf(List.of(1, 1, 1))));
        var leaves = FixedPointForest.of(thirds).orBug().trees().getFirst().leaves();
        assertThat(leaves.get(0)).containsOnly(333_333_334);
        assertThat(leaves.get(1)).containsOnly(333_333_333);
        var scores = leaves.stream().map(l -> BigDecimal.valueOf(l.getFirst(), 9)).toList();
        assertThat(ScoreReading.ofEveryClass(thirds, scores).getFirst()).isEqualTo("0.333333333");
        assertThat(ScoreReading.predicted(thirds, scores)).isEqualTo("0");
    }

    @Test
    void raw_weights_score_unscaled_features_as_standardised_weights_score_scaled_ones() {
        var model =
                (LogisticModel)
                        train(new TrainingPlan.Logistic(1), three(40).at(twoLabels())).orBug();
        var raw = model.raw().getFirst();
        for (var row : model.cleaning().apply(three(40)).orBug().rows()) {
            var x = row.values().stream().mapToDouble(Number::doubleValue).toArray();
            double z = raw.of(x);
            assertThat(1 / (1 + Math.exp(-z)))
                    .isCloseTo(model.probabilities(row)[1], within(1e-12));
        }
    }

    @Test
    void labels_that_are_told_apart_perfectly_need_a_penalty() {
        var table = labelled("x,y", "1,a", "2,a", "3,a", "4,b", "5,b", "6,b");
        assertThat(why(train(new TrainingPlan.Logistic(0), table))).contains("--l2");
        assertThat(train(new TrainingPlan.Logistic(1), table)).isInstanceOf(Answer.Given.class);
    }

    @Test
    void a_constant_column_gets_no_weight_and_disturbs_nobody() {
        var table = labelled("x,k,y", "1,5,a", "2,5,b", "3,5,a", "4,5,b", "5,5,b", "6,5,a");
        for (double l2 : new double[] {0, 1}) {
            var model = (LogisticModel) train(new TrainingPlan.Logistic(l2), table).orBug();
            assertThat(model.standardised().getFirst().weights().get(1)).isZero();
        }
        var only = labelled("k,y", "5,a", "5,b", "5,b", "5,b");
        var model = train(new TrainingPlan.Logistic(1), only).orBug();
        assertThat(model.probabilities(model.cleaning().apply(only).orBug().rows().getFirst())[1])
                .isCloseTo(0.75, within(1e-9));
    }

    @Test
    void one_label_only_or_as_many_as_rows_teach_nothing() {
        assertThat(why(train(new TrainingPlan.Logistic(1), labelled("x,y", "1,a", "2,a"))))
                .contains("same");
        assertThat(why(train(new TrainingPlan.Logistic(1), labelled("x,y", "1,a", "2,b", "3,c"))))
                .contains("few values");
    }

    @Test
    void a_row_with_a_label_never_seen_counts_as_a_mistake() {
        var model = train(new TrainingPlan.Logistic(1), three(40).at(twoLabels())).orBug();
        var found = Training.evaluate(model, three(40)).orBug();
        assertThat(found.accuracy()).isLessThan(0.7);
        assertThat(found.rows()).isEqualTo(120);
    }

    @Test
    void auc_counts_ties_as_half() {
        var rows =
                List.of(
                        new Scoring.Scored(0, 0, "b", List.of(0.5, 0.5)),
                        new Scoring.Scored(1, 0, "a", List.of(0.5, 0.5)),
                        new Scoring.Scored(2, 0, "b", List.of(0.1, 0.9)),
                        new Scoring.Scored(3, 0, "a", List.of(0.2, 0.8)));
        assertThat(Scoring.of(List.of("a", "b"), rows).auc()).isCloseTo(2.5 / 4, within(1e-15));
        assertThat(Scoring.of(List.of("a", "b"), rows.subList(1, 2)).auc()).isNaN();
    }

    @Test
    void a_label_missing_in_a_fold_is_refused() {
        var table = labelled("x,y", "1,a", "2,a", "3,a", "4,b", "5,c", "6,b", "7,c");
        var folds = new Folds(2, List.of(0, 1, 0, 1, 1, 0, 1));
        var answer =
                Training.crossValidate(
                        new TrainingPlan.Logistic(1),
                        CleaningRecipe.USUAL,
                        table,
                        "y",
                        folds,
                        Parallel.SERIAL);
        assertThat(answer).isInstanceOf(Answer.Refused.class);
    }

    private static Model trainedIn(int threads, TrainingPlan plan) {
        try (var pool = new ForkJoinPool(threads)) {
            return pool.invoke(
                    java.util.concurrent.ForkJoinTask.adapt(() ->
                            Training.train(plan, CleaningRecipe.USUAL, WDBC, "diagnosis").orBug()));
        }
    }

    private static int depth(ForestModel.Node node) {
        return switch (node) {
            case ForestModel.Leaf _ -> 0;
            case ForestModel.Branch(var _, var _, var yes, var no) ->
                    1 + Math.max(depth(yes), depth(no));
        };
    }

    /** Three clouds of rows around three corners, overlapping a little. */
    private static Table three(int each) {
        var random = TestTables.bytes(5);
        var lines = new String[3 * each + 1];
        lines[0] = "u,v,y";
        var bytes = new byte[2];
        for (int i = 0; i < 3 * each; i++) {
            random.fill(bytes);
            int label = i % 3;
            int u = (label == 1 ? 230 : 0) + bytes[0];
            int v = (label == 2 ? 230 : 0) + bytes[1];
            lines[i + 1] = u + "," + v + "," + label;
        }
        return labelled(lines);
    }

    private static List<Integer> twoLabels() {
        return java.util.stream.IntStream.range(0, 120).filter(i -> i % 3 != 2).boxed().toList();
    }

    private static Answer<Model> train(TrainingPlan plan, Table table) {
        return Training.train(plan, CleaningRecipe.USUAL, table, "y");
    }

    private static Table labelled(String... lines) {
        return TableReading.read(TestTables.table(lines), Optional.of("y"), Optional.empty())
                .orBug();
    }

    private static String why(Answer<Model> answer) {
        return ((Answer.Refused<Model>) answer).why();
    }
}
