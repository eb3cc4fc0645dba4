package medchain.simulator.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import medchain.simulator.kernel.Answer;
import org.junit.jupiter.api.Test;

/** Training by sums arrives where training on all rows in one place does. */
class AggregatedTrainingTest {
    private static final Table WDBC = labelled(TestTables.wdbc(), "diagnosis");

    @Test
    void logistic_weights_from_sums_of_five_holders_are_those_of_all_rows_together() {
        var plan = new TrainingPlan.Logistic(1);
        var pooled = (LogisticModel) pooled(plan, WDBC, "diagnosis");
        var summed = (LogisticModel) summed(plan, WDBC, "diagnosis", 5).orBug();
        assertThat(summed.cleaning().scalings()).isEqualTo(pooled.cleaning().scalings());
        assertThat(summed.features()).isEqualTo(pooled.features());
        same(summed.standardised().getFirst(), pooled.standardised().getFirst(), 1e-10);
        assertThat(rounds).isLessThanOrEqualTo(12);
    }

    @Test
    void ridge_weights_from_sums_take_two_rounds_and_are_those_of_all_rows_together() {
        var plan = new TrainingPlan.Ridge(1);
        var pooled = (RidgeModel) pooled(plan, WDBC, "diagnosis");
        var summed = (RidgeModel) summed(plan, WDBC, "diagnosis", 3).orBug();
        same(summed.standardised(), pooled.standardised(), 1e-9);
        assertThat(rounds).isEqualTo(2);
        var evaluation = Training.evaluate(summed, WDBC).orBug();
        assertThat(evaluation.accuracy()).isGreaterThan(0.95);
    }

    @Test
    void constant_columns_and_categories_go_through_sums_too() {
        var rows = new ArrayList<String>(List.of("age,sex,site,y"));
        for (int i = 0; i < 80; i++) {
            rows.add((20 + i % 37) + "," + (i % 3 == 0 ? "f" : "m") + ",7," + (i % 5 < 2 ? 1 : 0));
        }
        var table = labelled(TestTables.table(rows.toArray(String[]::new)), "y");
        var plan = new TrainingPlan.Logistic(0.5);
        var pooled = (LogisticModel) pooled(plan, table, "y");
        var summed = (LogisticModel) summed(plan, table, "y", 4).orBug();
        assertThat(summed.features()).containsExactly("age", "sex=f", "sex=m", "site");
        same(summed.standardised().getFirst(), pooled.standardised().getFirst(), 1e-10);
    }

    @Test
    void labels_that_the_features_tell_apart_have_no_best_weights_without_a_penalty() {
        var rows = new ArrayList<String>(List.of("x,y"));
        for (int i = 0; i < 40; i++) {
            rows.add(i + "," + (i < 20 ? "a" : "b"));
        }
        var table = labelled(TestTables.table(rows.toArray(String[]::new)), "y");
        assertThat(summed(new TrainingPlan.Logistic(0), table, "y", 2).why()).contains("--l2 1");
        assertThat(summed(new TrainingPlan.Logistic(1), table, "y", 2).model()).isPresent();
    }

    @Test
    void gaps_that_nobody_can_fill_are_refused_or_their_rows_dropped() {
        var rows = new ArrayList<String>(List.of("x,z,y"));
        for (int i = 0; i < 40; i++) {
            rows.add((i * 7 % 11) + "," + (i == 3 ? "" : i % 6) + "," + (i % 3 == 0 ? "a" : "b"));
        }
        var table = labelled(TestTables.table(rows.toArray(String[]::new)), "y");
        assertThat(Agreement.of(CleaningRecipe.USUAL, table, "y"))
                .isInstanceOfSatisfying(
                        Answer.Refused.class, r -> assertThat("" + r.why()).contains("drop"));
        var dropping =
                new CleaningRecipe(
                        CleaningRecipe.Missing.DROP,
                        CleaningRecipe.Encode.ONEHOT,
                        CleaningRecipe.Scale.STANDARD);
        assertThat(Agreement.of(dropping, table, "y").then(a -> a.holder(table)).orBug().rows())
                .isEqualTo(39);
    }

    @Test
    void ends_that_nobody_sees_all_rows_of_are_not_clipped() {
        var clipping =
                new CleaningRecipe(
                        CleaningRecipe.Missing.DROP,
                        new java.math.BigDecimal("0.01"),
                        CleaningRecipe.Encode.ONEHOT,
                        CleaningRecipe.Scale.STANDARD);
        assertThat(why(Agreement.of(clipping, WDBC, "diagnosis"))).contains("--clip");
    }

    @Test
    void a_holder_gives_nothing_for_weights_that_single_patients_out_or_for_other_columns() {
        var agreement = Agreement.of(CleaningRecipe.USUAL, WDBC, "diagnosis").orBug();
        var holder = agreement.holder(WDBC).orBug();
        var scalings = Collections.nCopies(30, new Scaling(0, 1, false));
        var huge = new SumsWanted.Derivatives(scalings, Collections.nCopies(31, 1e6));
        assertThat(why(holder.of(huge))).contains("single patients");
        var other = new SumsWanted.Moments(29, agreement.decimals());
        assertThat(why(holder.of(other))).contains("other columns");
        var tiny = Collections.nCopies(30, new Scaling(0, 1e-12, false));
        assertThat(why(holder.of(new SumsWanted.Products(tiny)))).contains("does not fit");
    }

    private static String why(Answer<?> answer) {
        return answer instanceof Answer.Refused<?>(var why) ? why : "given";
    }

    private int rounds;

    private Result summed(TrainingPlan plan, Table table, String label, int holders) {
        var agreement = Agreement.of(CleaningRecipe.USUAL, table, label).orBug();
        var parts = new ArrayList<LocalSums>();
        for (int h = 0; h < holders; h++) {
            int at = h;
            var own = IntStream.range(0, table.rows()).filter(i -> i % holders == at);
            parts.add(agreement.holder(table.at(own.boxed().toList())).orBug());
        }
        var trainer = agreement.trainer(plan).orBug();
        while (true) {
            var total =
                    new ArrayList<>(Collections.nCopies(trainer.wanted().size(), BigInteger.ZERO));
            for (var part : parts) {
                var sums = part.of(trainer.wanted()).orBug();
                for (int i = 0; i < sums.size(); i++) {
                    total.set(i, total.get(i).add(sums.get(i)));
                }
            }
            var heard = trainer.heard(table.rows(), total);
            rounds = trainer.rounds();
            if (heard instanceof Answer.Refused<Optional<Model>>(var why)) {
                return new Result(Optional.empty(), why);
            }
            if (heard.orBug().isPresent()) {
                return new Result(heard.orBug(), "");
            }
        }
    }

    private record Result(Optional<Model> model, String why) {
        Model orBug() {
            return model.orElseThrow(() -> new AssertionError(why));
        }
    }

    private static Model pooled(TrainingPlan plan, Table table, String label) {
        return Training.train(plan, CleaningRecipe.USUAL, table, label).orBug();
    }

    private static void same(Linear found, Linear expected, double by) {
        assertThat(found.intercept()).isCloseTo(expected.intercept(), within(by));
        assertThat(found.weights()).hasSameSizeAs(expected.weights());
        for (int j = 0; j < found.weights().size(); j++) {
            assertThat(found.weights().get(j)).isCloseTo(expected.weights().get(j), within(by));
        }
    }

    private static Table labelled(RawTable raw, String label) {
        return TableReading.read(raw, Optional.of(label), Optional.empty()).orBug();
    }
}
