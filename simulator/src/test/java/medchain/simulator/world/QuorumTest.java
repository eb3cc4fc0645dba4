package medchain.simulator.world;

import static medchain.simulator.world.SmallWorld.ADA;
import static medchain.simulator.world.SmallWorld.DORA;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import medchain.simulator.identity.DatasetId;
import medchain.simulator.identity.ModelId;
import medchain.simulator.identity.NodeId;
import medchain.simulator.identity.Purpose;
import medchain.simulator.identity.TxId;
import medchain.simulator.journal.Happening;
import medchain.simulator.learning.CleaningRecipe;
import medchain.simulator.learning.TrainingPlan;
import medchain.simulator.node.Conduct;
import medchain.simulator.query.QueryAnswer;
import medchain.simulator.query.QueryRequest;
import medchain.simulator.query.QueryRequest.Mean;
import medchain.simulator.query.QueryRequest.Sum;
import org.junit.jupiter.api.Test;

/** Queries that delegates answer together, over the simulated network. */
class QuorumTest {
    private static final DatasetId WDBC = new DatasetId("wdbc");
    private static final ModelId MODEL = new ModelId("lr");
    private static final Sum AREA = new Sum(WDBC, List.of("worst_area"), Optional.empty());

    private final World world = SmallWorld.world(42);

    @Test
    void any_three_of_four_delegates_open_what_the_querier_alone_reads() throws IOException {
        published(Extras.NONE);
        var answer = answered(AREA);
        exact(answer, 1);
        exact(answered(new Mean(WDBC, List.of(), Optional.of("diagnosis"))), 60);
        exact(answered(new QueryRequest.Count(WDBC, Optional.of("diagnosis"))), 2);
        exact(answered(new QueryRequest.Score(WDBC, MODEL)), 171);
        assertThat(all(Happening.ShareGiven.class)).hasSize(4 * 4);
        assertThat(all(Happening.ShareRejected.class)).isEmpty();
        assertThat(world.accessEntries().stream().map(e -> e.action()))
                .contains("query sum", "give share", "open sum");
        assertThat(world.view().now().seconds().doubleValue()).isGreaterThan(10);
    }

    @Test
    void a_crashed_delegate_is_not_needed_and_two_are_no_quorum_of_four() throws IOException {
        published(Extras.NONE);
        world.apply(new Directive.Crash(new NodeId(3)));
        exact(answered(AREA), 1);
        var query = asked(AREA);
        SmallWorld.irreversible(world, query);
        world.apply(new Directive.Crash(new NodeId(2)));
        world.apply(new Directive.RunFor(Duration.ofSeconds(60)));
        var late = asked(new Mean(WDBC, List.of("worst_area"), Optional.empty()));
        world.apply(new Directive.RunFor(Duration.ofSeconds(60)));
        assertThat(world.view().answer(late)).as("two delegates open nothing").isEmpty();
        world.apply(new Directive.Restart(new NodeId(2), true));
        world.apply(new Directive.RunUntil(new Condition.Answered(), Duration.ofMinutes(5)));
        exact(world.view().answer(late).orElseThrow(), 1);
    }

    @Test
    void a_delegate_that_gives_bad_shares_is_named_and_the_answer_is_still_right()
            throws IOException {
        published(Extras.NONE);
        var liar = new NodeId(0);
        var how = new Conduct.Lie(Conduct.Misuse.SHARES);
        world.apply(new Directive.Misbehave(liar, "bad-shares", how));
        exact(answered(AREA), 1);
        world.apply(new Directive.RunFor(Duration.ofSeconds(5)));
        assertThat(all(Happening.ShareRejected.class))
                .isNotEmpty()
                .allMatch(r -> r.delegate().equals(liar) && r.reason().contains("proof"));
    }

    @Test
    void a_delegate_that_substitutes_a_patients_ciphertext_gets_no_share_for_it()
            throws IOException {
        published(Extras.NONE);
        var liar = new NodeId(1);
        var how = new Conduct.Lie(Conduct.Misuse.CIPHERTEXT);
        world.apply(new Directive.Misbehave(liar, "substitute", how));
        exact(answered(AREA), 1);
        assertThat(all(Happening.ShareRejected.class))
                .anyMatch(r -> r.delegate().equals(liar) && r.reason().contains("another"));
    }

    @Test
    void variance_covariance_and_histogram_equal_those_in_the_clear() throws IOException {
        loaded(wdbc(5));
        encrypted(new Extras(false, true, OptionalInt.of(4), Optional.empty()));
        exact(answered(new QueryRequest.Variance(WDBC, List.of(), Optional.of("diagnosis"))), 10);
        var pair = List.of("mean_texture", "mean_radius", "mean_area");
        exact(answered(new QueryRequest.Covariance(WDBC, pair, Optional.empty())), 3);
        exact(answered(new QueryRequest.Histogram(WDBC, List.of("mean_area"))), 4);
    }

    @Test
    void a_dataset_comes_back_row_by_row_to_its_owner_and_to_nobody_else() throws IOException {
        loaded(wdbc(2));
        encrypted(Extras.NONE);
        exact(answered(new QueryRequest.Rows(WDBC)), 2 * 171);
        var other =
                world.apply(new Directive.Ask(DORA, new QueryRequest.Rows(WDBC), Purpose.HRESCH));
        assertThat(refusal(SmallWorld.submitted(other))).contains("only the owner");
    }

    @Test
    void the_sixth_exact_score_of_the_same_patients_is_refused() throws IOException {
        published(Extras.NONE);
        for (int i = 0; i < 5; i++) {
            answered(new QueryRequest.Score(WDBC, MODEL));
        }
        assertThat(refusal(asked(new QueryRequest.Score(WDBC, MODEL)))).contains("exact scores");
        assertThat(world.accessEntries())
                .anyMatch(e -> !e.allowed() && e.reason().contains("exact scores"));
    }

    private void published(Extras extras) throws IOException {
        loaded(EncryptedJourneyTest.wdbc());
        done(new Directive.TrainModel(MODEL, WDBC, new TrainingPlan.Logistic(1.0)));
        encrypted(extras);
    }

    private void loaded(medchain.simulator.learning.RawTable table) {
        done(new Directive.HoldCeremony(ADA, 2048, OptionalInt.of(3)));
        done(new Directive.LoadDataset(WDBC, table, Optional.of("diagnosis"), Optional.empty()));
        done(new Directive.CleanDataset(WDBC, CleaningRecipe.USUAL));
        done(new Directive.SplitDataset(WDBC, 0.3));
    }

    private void encrypted(Extras extras) {
        done(new Directive.EncryptDataset(ADA, WDBC, 2048, extras));
        world.apply(new Directive.RunUntil(new Condition.Settled(), Duration.ofMinutes(5)));
    }

    /** The first columns and the label. */
    private static medchain.simulator.learning.RawTable wdbc(int columns) throws IOException {
        var all = EncryptedJourneyTest.wdbc();
        var label = all.columns().indexOf("diagnosis");
        var kept = new ArrayList<Integer>();
        for (int c = 0; kept.size() < columns; c++) {
            if (c != label && !all.columns().get(c).equals("id")) {
                kept.add(c);
            }
        }
        kept.add(label);
        var rows =
                all.rows().stream().map(r -> kept.stream().map(c -> r[c]).toArray(String[]::new));
        return new medchain.simulator.learning.RawTable(
                "wdbc.csv", kept.stream().map(all.columns()::get).toList(), rows.toList());
    }

    private TxId asked(QueryRequest request) {
        return SmallWorld.submitted(world.apply(new Directive.Ask(ADA, request, Purpose.HRESCH)));
    }

    private QueryAnswer answered(QueryRequest request) {
        var query = asked(request);
        world.apply(new Directive.RunUntil(new Condition.Answered(), Duration.ofMinutes(5)));
        return world.view()
                .answer(query)
                .orElseThrow(
                        () -> new AssertionError("no answer: " + world.view().refusalOf(query)));
    }

    private String refusal(TxId query) {
        world.apply(new Directive.RunUntil(new Condition.Answered(), Duration.ofMinutes(5)));
        return world.view().refusalOf(query).orElseThrow();
    }

    private static void exact(QueryAnswer answer, int lines) {
        assertThat(answer.lines()).hasSize(lines);
        assertThat(answer.lines())
                .allSatisfy(l -> assertThat(l.encrypted()).isEqualByComparingTo(l.plaintext()));
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
