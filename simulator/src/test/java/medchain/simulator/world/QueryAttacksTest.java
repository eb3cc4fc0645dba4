package medchain.simulator.world;

import static medchain.simulator.world.SmallWorld.ADA;
import static medchain.simulator.world.SmallWorld.DORA;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import medchain.simulator.crypto.SealedBox;
import medchain.simulator.identity.AccountId;
import medchain.simulator.identity.DatasetId;
import medchain.simulator.identity.NodeId;
import medchain.simulator.identity.Purpose;
import medchain.simulator.identity.TxId;
import medchain.simulator.intake.Bytes;
import medchain.simulator.intake.Content;
import medchain.simulator.journal.Happening;
import medchain.simulator.kernel.Parallel;
import medchain.simulator.learning.Features;
import medchain.simulator.learning.RawTable;
import medchain.simulator.learning.TestTables;
import medchain.simulator.paillier.PrivateKey;
import medchain.simulator.query.DataOwner;
import medchain.simulator.query.DatasetParts;
import medchain.simulator.query.EncryptedDataset;
import medchain.simulator.query.QueryRequest;
import medchain.simulator.query.Question;
import medchain.simulator.query.QuestionCodec;
import org.junit.jupiter.api.Test;

/**
 * What a bad owner or a nosy querier tries: each attempt is refused by every delegate with a
 * reason, and stands in the access log. One world serves all; each test has datasets of its own.
 */
class QueryAttacksTest {
    private static final DatasetId HONEST = new DatasetId("honest");
    private static final Bytes REPLY_KEY =
            new Bytes(SealedBox.publicKey(TestTables.bytes(8).bytes(SealedBox.KEY_BYTES)));
    private static final World WORLD = world();

    private static World world() {
        var world = SmallWorld.world(42);
        done(world, new Directive.HoldCeremony(ADA, 2048, OptionalInt.of(3)));
        publish(world, HONEST, table("ages.csv", 40, 20));
        return world;
    }

    @Test
    void numbers_that_cannot_be_ciphertexts_open_nothing() {
        var key = honest().key();
        var bad = List.of(BigInteger.ZERO, key.n(), key.nSquared());
        for (int i = 0; i < bad.size(); i++) {
            var number = bad.get(i);
            var name = new DatasetId("number-" + i);
            assertThat(refusals(name, mauled(honest(), _ -> number)))
                    .allSatisfy(r -> assertThat(r).contains("no ciphertext"));
        }
    }

    @Test
    void a_dataset_under_another_key_opens_nothing() {
        var owner = new DataOwner(PrivateKey.generate(1024, TestTables.bytes(5)), Parallel.SERIAL);
        var features =
                new Features(
                        List.of("a"), List.of(new Features.Row(0, "", List.of(BigDecimal.ONE))));
        var other = owner.encrypt(features, "", TestTables.bytes(6)).orBug();
        assertThat(refusals(new DatasetId("other-key"), other))
                .allSatisfy(r -> assertThat(r).contains("under key"));
    }

    @Test
    void the_ciphertexts_of_another_are_not_opened_for_whoever_replays_or_mauls_them() {
        assertThat(refusals(new DatasetId("replayed"), honest()))
                .allSatisfy(r -> assertThat(r).contains("proof of knowledge"));
        var n = honest().key().n();
        var square = honest().key().nSquared();
        UnaryOperator<BigInteger> plusOne = c -> c.multiply(n.add(BigInteger.ONE)).mod(square);
        assertThat(refusals(new DatasetId("mauled"), mauled(honest(), plusOne)))
                .allSatisfy(r -> assertThat(r).contains("proof of knowledge"));
    }

    @Test
    void a_cohort_of_ten_is_not_counted_and_one_of_eleven_is() {
        var name = new DatasetId("small-group");
        publish(WORLD, name, table("small.csv", 40, 10));
        var by = new QueryRequest.Sum(name, List.of("age"), Optional.of("sick"));
        assertThat(refusal(ask(ADA, by))).contains("10 rows", "at least 11");
        var enough = new DatasetId("enough");
        publish(WORLD, enough, table("enough.csv", 40, 11));
        assertThat(answer(ask(ADA, new QueryRequest.Count(enough, Optional.of("sick")))))
                .isEqualTo(2);
    }

    @Test
    void two_cohorts_that_differ_by_one_patient_are_not_both_opened_to_one_querier() {
        var all = new DatasetId("everybody");
        var butOne = new DatasetId("all-but-one");
        publish(WORLD, all, table("people.csv", 40, 20));
        publish(WORLD, butOne, table("people.csv", 39, 20));
        assertThat(answer(ask(ADA, sum(all)))).isEqualTo(1);
        assertThat(refusal(ask(ADA, sum(butOne)))).contains("differs by 1 patient");
        assertThat(answer(ask(DORA, sum(butOne)))).as("another querier may").isEqualTo(1);
        assertThat(WORLD.accessEntries())
                .anyMatch(e ->
                        !e.allowed()
                                && e.actor().equals(ADA)
                                && e.reason().contains("differs by 1 patient"));
    }

    @Test
    void the_budget_of_noise_is_spent_once() {
        var name = new DatasetId("noisy");
        publish(WORLD, name, table("noisy.csv", 40, 20));
        var large =
                new Directive.Ask(
                        ADA, sum(name), Purpose.HRESCH, Optional.of(new BigDecimal("0.6")));
        var first = SmallWorld.submitted(WORLD.apply(large));
        assertThat(answer(first)).isEqualTo(1);
        var line = WORLD.view().answer(first).orElseThrow().lines().getFirst();
        assertThat(line.encrypted())
                .as("noise was added")
                .isNotEqualByComparingTo(line.plaintext());
        assertThat(refusal(SmallWorld.submitted(WORLD.apply(large)))).contains("budget", "0.4");
    }

    @Test
    void a_question_that_is_none_is_refused() {
        var content =
                new Content.Query(
                        ADA,
                        HONEST,
                        Purpose.HRESCH,
                        new Bytes(new byte[] {9, 9, 9}),
                        new NodeId(0),
                        REPLY_KEY);
        assertThat(refusals(sent(DORA, content)))
                .allSatisfy(r -> assertThat(r).contains("question"));
    }

    @Test
    void a_reply_key_of_small_order_gets_no_reply_and_does_no_harm() {
        var content =
                new Content.Query(
                        ADA,
                        HONEST,
                        Purpose.HRESCH,
                        QuestionCodec.encode(
                                Question.exact(
                                        new QueryRequest.Count(HONEST, Optional.empty()),
                                        Optional.empty())),
                        new NodeId(0),
                        new Bytes(new byte[32]));
        SmallWorld.irreversible(WORLD, sent(DORA, content));
        WORLD.apply(new Directive.RunFor(Duration.ofSeconds(5)));
        assertThat(answer(ask(ADA, new QueryRequest.Count(HONEST, Optional.empty())))).isEqualTo(1);
    }

    // ---- an attacker with software of his own

    /** DORA publishes this as hers and asks for a count; what the delegates say. */
    private static List<String> refusals(DatasetId name, EncryptedDataset dataset) {
        var parts = DatasetParts.cut(dataset);
        for (int i = 0; i < parts.size(); i++) {
            sent(DORA, new Content.Data(name, i, parts.size(), parts.get(i)));
        }
        WORLD.apply(new Directive.RunUntil(new Condition.Settled(), Duration.ofMinutes(5)));
        var count =
                Question.exact(new QueryRequest.Count(name, Optional.empty()), Optional.empty());
        var query =
                new Content.Query(
                        DORA,
                        name,
                        Purpose.HRESCH,
                        QuestionCodec.encode(count),
                        new NodeId(0),
                        REPLY_KEY);
        return refusals(sent(DORA, query));
    }

    private static TxId sent(AccountId sender, Content content) {
        return SmallWorld.submitted(WORLD.submit(sender, content));
    }

    private static List<String> refusals(TxId query) {
        SmallWorld.irreversible(WORLD, query);
        WORLD.apply(new Directive.RunFor(Duration.ofSeconds(5)));
        var refusals =
                WORLD.facts().stream()
                        .flatMap(f ->
                                f.what() instanceof Happening.ShareRefused r
                                                && r.query().equals(query)
                                        ? List.of(r).stream()
                                        : null)
                        .toList();
        assertThat(refusals.stream().map(Happening.ShareRefused::delegate))
                .as("every delegate refuses")
                .doesNotHaveDuplicates()
                .hasSize(4);
        refusals.forEach(r ->
                assertThat(WORLD.accessEntries())
                        .anyMatch(e -> !e.allowed() && e.reason().equals(r.reason())));
        return refusals.stream().map(Happening.ShareRefused::reason).toList();
    }

    /** The first ciphertext of the first column is another; the rest, and the proof, stay. */
    private static EncryptedDataset mauled(
            EncryptedDataset honest, UnaryOperator<BigInteger> change) {
        var columns = new ArrayList<>(honest.columns());
        var first = new ArrayList<>(columns.getFirst());
        first.set(0, change.apply(first.getFirst()));
        columns.set(0, first);
        return new EncryptedDataset(
                honest.key(), honest.schema(), honest.present(), columns, honest.proof());
    }

    // ---- honest users

    private static EncryptedDataset honest() {
        return WORLD.view().encrypted(HONEST).orElseThrow();
    }

    private static QueryRequest sum(DatasetId name) {
        return new QueryRequest.Sum(name, List.of("age"), Optional.empty());
    }

    private static TxId ask(AccountId who, QueryRequest request) {
        return SmallWorld.submitted(WORLD.apply(new Directive.Ask(who, request, Purpose.HRESCH)));
    }

    private static String refusal(TxId query) {
        WORLD.apply(new Directive.RunUntil(new Condition.Answered(), Duration.ofMinutes(5)));
        return WORLD.view().refusalOf(query).orElseThrow();
    }

    private static int answer(TxId query) {
        WORLD.apply(new Directive.RunUntil(new Condition.Answered(), Duration.ofMinutes(5)));
        return WORLD.view().answer(query).orElseThrow().lines().size();
    }

    private static void publish(World world, DatasetId name, RawTable table) {
        done(world, new Directive.LoadDataset(name, table, Optional.of("sick"), Optional.empty()));
        done(world, new Directive.EncryptDataset(ADA, name, 2048));
        world.apply(new Directive.RunUntil(new Condition.Settled(), Duration.ofMinutes(5)));
    }

    private static RawTable table(String source, int rows, int sick) {
        var cells = new ArrayList<String[]>();
        for (int r = 0; r < rows; r++) {
            cells.add(new String[] {"" + (30 + r), "" + r * r, r < sick ? "yes" : "no"});
        }
        return new RawTable(source, List.of("age", "score", "sick"), cells);
    }

    private static void done(World world, Directive d) {
        assertThat(world.apply(d)).isInstanceOf(Outcome.Done.class);
    }
}
