package medchain.simulator.world;

import static medchain.simulator.world.SmallWorld.ADA;
import static medchain.simulator.world.SmallWorld.ALICE;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import medchain.simulator.identity.DatasetId;
import medchain.simulator.identity.ModelId;
import medchain.simulator.identity.Purpose;
import medchain.simulator.journal.Happening;
import medchain.simulator.learning.CleaningRecipe;
import medchain.simulator.learning.RawTable;
import medchain.simulator.learning.TrainingPlan;
import medchain.simulator.query.QueryRequest;
import org.junit.jupiter.api.Test;

class EncryptedJourneyTest {
    private static final DatasetId WDBC = new DatasetId("wdbc");
    private static final ModelId MODEL = new ModelId("lr");

    private final World world = SmallWorld.world(42);

    @Test
    void test_rows_travel_encrypted_and_every_answer_equals_the_plain_one() throws IOException {
        done(new Directive.LoadDataset(WDBC, wdbc(), Optional.of("diagnosis"), Optional.empty()));
        done(new Directive.CleanDataset(WDBC, CleaningRecipe.USUAL));
        done(new Directive.SplitDataset(WDBC, 0.3));
        done(new Directive.TrainModel(MODEL, WDBC, new TrainingPlan.Logistic(1.0)));
        var evaluated = world.apply(new Directive.EvaluateModel(MODEL, WDBC));
        assertThat(evaluated)
                .isInstanceOfSatisfying(
                        Outcome.Evaluated.class,
                        e -> assertThat(e.evaluation().accuracy()).isGreaterThan(0.93));
        done(new Directive.EncryptDataset(ADA, WDBC, 2048));
        var sum = new QueryRequest.Sum(WDBC, List.of(), Optional.empty());
        assertThat(ask(sum)).isInstanceOf(Outcome.Refused.class);
        world.apply(new Directive.RunUntil(new Condition.Settled(), Duration.ofMinutes(5)));
        equal(sum, 30);
        equal(new QueryRequest.Mean(WDBC, List.of("worst_area"), Optional.of("diagnosis")), 2);
        equal(
                new QueryRequest.Score(WDBC, MODEL),
                world.view().encrypted(WDBC).orElseThrow().schema().rows());
        assertThat(world.apply(new Directive.Ask(ALICE, sum, Purpose.PATRQT)))
                .isInstanceOf(Outcome.Refused.class);
        assertThat(world.facts().stream().filter(f -> f.what() instanceof Happening.Accessed))
                .as("every question is in the access log, refused or not")
                .hasSize(5);
    }

    @Test
    void a_model_is_not_judged_by_rows_that_it_has_seen() throws IOException {
        done(new Directive.LoadDataset(WDBC, wdbc(), Optional.of("diagnosis"), Optional.empty()));
        done(new Directive.TrainModel(MODEL, WDBC, new TrainingPlan.Logistic(1.0)));
        var judged = new Directive.EvaluateModel(MODEL, WDBC);
        assertThat(world.apply(judged)).isInstanceOf(Outcome.Refused.class);
        done(new Directive.SplitDataset(WDBC, 0.3));
        assertThat(world.apply(judged))
                .as("the split came after the training")
                .isInstanceOf(Outcome.Refused.class);
    }

    private void equal(QueryRequest request, int lines) {
        assertThat(ask(request))
                .isInstanceOfSatisfying(
                        Outcome.Answered.class,
                        a -> {
                            assertThat(a.answer().lines()).hasSize(lines);
                            assertThat(a.answer().lines())
                                    .allSatisfy(l ->
                                            assertThat(l.encrypted())
                                                    .isEqualByComparingTo(l.plaintext()));
                        });
    }

    private Outcome ask(QueryRequest request) {
        return world.apply(new Directive.Ask(ADA, request, Purpose.HRESCH));
    }

    private void done(Directive d) {
        assertThat(world.apply(d)).isInstanceOf(Outcome.Done.class);
    }

    static RawTable wdbc() throws IOException {
        var lines = Files.readAllLines(Path.of("../scenarios/data/wdbc.csv"));
        var rows = new ArrayList<String[]>();
        lines.subList(1, lines.size()).forEach(l -> rows.add(l.split(",", -1)));
        return new RawTable("wdbc.csv", List.of(lines.getFirst().split(",")), rows);
    }
}
