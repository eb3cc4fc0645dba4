package medchain.simulator.world;

import static medchain.simulator.world.SmallWorld.ADA;
import static medchain.simulator.world.SmallWorld.DORA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import medchain.simulator.identity.AccountId;
import medchain.simulator.identity.DatasetId;
import medchain.simulator.identity.ModelId;
import medchain.simulator.identity.NodeId;
import medchain.simulator.identity.Purpose;
import medchain.simulator.journal.Happening;
import medchain.simulator.learning.CleaningRecipe;
import medchain.simulator.learning.LogisticModel;
import medchain.simulator.learning.RidgeModel;
import medchain.simulator.learning.TrainingPlan;
import medchain.simulator.node.Conduct;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Models from rows that never leave their holders, over the simulated network. */
class TrainingTogetherTest {
    private static final DatasetId WARD = new DatasetId("ward");
    private static final ModelId TOGETHER = new ModelId("together");
    private static final ModelId POOLED = new ModelId("pooled");

    private final World world = SmallWorld.world(42);

    @Tag("long")
    @Test
    void ridge_and_logistic_models_are_those_of_all_rows_together_though_one_delegate_lies() {
        loaded();
        var liar = new Conduct.Lie(Conduct.Misuse.SHARES);
        world.apply(new Directive.Misbehave(new NodeId(0), "bad-shares", liar));
        var ridge = new TrainingPlan.Ridge(1);
        done(train(TOGETHER, ridge, List.of(ADA, DORA)));
        waited();
        done(new Directive.TrainModel(POOLED, WARD, ridge));
        same(
                ((RidgeModel) model(TOGETHER)).standardised().weights(),
                ((RidgeModel) model(POOLED)).standardised().weights());

        var logistic = new TrainingPlan.Logistic(1);
        done(train(new ModelId("t2"), logistic, List.of(ADA, DORA)));
        waited();
        done(new Directive.TrainModel(new ModelId("p2"), WARD, logistic));
        same(
                ((LogisticModel) model(new ModelId("t2"))).standardised().getFirst().weights(),
                ((LogisticModel) model(new ModelId("p2"))).standardised().getFirst().weights());

        var rounds = all(Happening.QueryAnswered.class);
        assertThat(rounds)
                .hasSizeGreaterThan(10)
                .allSatisfy(r -> assertThat(r.encrypted()).isEqualByComparingTo(r.plaintext()));
        assertThat(all(Happening.ShareRejected.class)).isNotEmpty();
        assertThat(world.accessEntries().stream().map(e -> e.action()))
                .contains("train by sums", "give share", "open aggregate");
    }

    @Test
    void what_cannot_be_trained_together_is_refused_and_nothing_is_sent() {
        done(load(60));
        var plan = new TrainingPlan.Logistic(1);
        refused(train(TOGETHER, plan, List.of(ADA, DORA)), "key ceremony");
        done(new Directive.HoldCeremony(ADA, 2048, OptionalInt.of(3)));
        refused(train(TOGETHER, plan, List.of(ADA)), "two or more");
        refused(train(TOGETHER, plan, List.of(ADA, ADA)), "two or more");
        refused(train(TOGETHER, plan, List.of(ADA, SmallWorld.ALICE)), "doctors");
        refused(
                train(TOGETHER, new TrainingPlan.Forest(5, 3, 1), List.of(ADA, DORA)),
                "logistic or ridge");
        assertThat(all(Happening.Submitted.class)).noneMatch(s -> s.kind().equals("data"));
    }

    @Test
    void a_holder_of_fewer_than_eleven_rows_keeps_the_total_closed() {
        done(load(20));
        done(new Directive.HoldCeremony(ADA, 2048, OptionalInt.of(3)));
        done(train(TOGETHER, new TrainingPlan.Ridge(1), List.of(ADA, DORA)));
        waited();
        assertThat(all(Happening.TrainingFailed.class))
                .singleElement()
                .satisfies(f -> assertThat(f.reason()).contains("10 rows"));
        assertThat(world.view().model(TOGETHER)).isEmpty();
        assertThat(world.view().models())
                .singleElement()
                .satisfies(m -> assertThat(m.state()).startsWith("failed: "));
        assertThat(world.accessEntries())
                .anyMatch(e -> !e.allowed() && e.reason().contains("10 rows"));
    }

    private void loaded() {
        done(load(120));
        done(new Directive.CleanDataset(WARD, CleaningRecipe.USUAL));
        done(new Directive.SplitDataset(WARD, 0.3));
        done(new Directive.HoldCeremony(ADA, 2048, OptionalInt.of(3)));
    }

    private static Directive load(int rows) {
        var lines = new String[rows + 1];
        lines[0] = "age,pressure,outcome";
        for (int i = 0; i < rows; i++) {
            int age = 30 + i * 37 % 50;
            lines[i + 1] = age + "," + (110 + i * 53 % 71) + ".5," + (age + i % 23 > 62 ? 1 : 0);
        }
        return new Directive.LoadDataset(
                WARD,
                medchain.simulator.learning.TestTables.table(lines),
                Optional.of("outcome"),
                Optional.empty());
    }

    private static Directive train(ModelId name, TrainingPlan plan, List<AccountId> holders) {
        return new Directive.TrainTogether(
                ADA, new Directive.TrainModel(name, WARD, plan), holders, Purpose.HRESCH);
    }

    private medchain.simulator.learning.Model model(ModelId name) {
        return world.view()
                .model(name)
                .map(medchain.simulator.learning.KnownModel::model)
                .orElseThrow(() -> new AssertionError("" + all(Happening.TrainingFailed.class)));
    }

    private static void same(List<Double> found, List<Double> expected) {
        assertThat(found).hasSameSizeAs(expected);
        for (int j = 0; j < found.size(); j++) {
            assertThat(found.get(j)).isCloseTo(expected.get(j), within(1e-9));
        }
    }

    private void waited() {
        world.apply(new Directive.RunUntil(new Condition.Answered(), Duration.ofMinutes(60)));
    }

    private void refused(Directive d, String why) {
        assertThat(world.apply(d))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class, r -> assertThat(r.message()).contains(why));
    }

    private <T> List<T> all(Class<T> kind) {
        return world.facts().stream()
                .map(f -> f.what())
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }

    private void done(Directive d) {
        assertThat(world.apply(d)).isInstanceOf(Outcome.Done.class);
    }
}
