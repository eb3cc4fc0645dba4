package medchain.simulator.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import medchain.simulator.identity.DatasetId;
import medchain.simulator.identity.ModelId;
import medchain.simulator.intake.Bytes;
import medchain.simulator.intake.Limits;
import medchain.simulator.kernel.Answer;
import medchain.simulator.kernel.Parallel;
import medchain.simulator.learning.CleaningRecipe;
import medchain.simulator.learning.Features;
import medchain.simulator.learning.FixedPointModel;
import medchain.simulator.learning.Folds;
import medchain.simulator.learning.LogisticModel;
import medchain.simulator.learning.ScoringModel;
import medchain.simulator.learning.TableReading;
import medchain.simulator.learning.TestTables;
import medchain.simulator.learning.Training;
import medchain.simulator.learning.TrainingPlan;
import medchain.simulator.paillier.PrivateKey;
import org.junit.jupiter.api.Test;

class EncryptedQueryTest {
    private static final DatasetId DATA = new DatasetId("small");
    private static final PrivateKey KEY = PrivateKey.generate(1024, TestTables.bytes(1));
    private static final DataOwner OWNER = new DataOwner(KEY, Parallel.SERIAL);
    private static final Features SMALL = small(40, 15);
    private static final EncryptedDataset ENCRYPTED =
            OWNER.encrypt(SMALL, "sick", TestTables.bytes(2)).orBug();

    @Test
    void sums_means_and_counts_over_ciphertexts_equal_those_over_plaintext() {
        for (var by : List.of(Optional.<String>empty(), Optional.of("sick"))) {
            agree(
                    new QueryRequest.Sum(DATA, List.of(), by),
                    Optional.empty(),
                    by.isEmpty() ? 3 : 6);
            agree(
                    new QueryRequest.Mean(DATA, List.of("b", "b"), by),
                    Optional.empty(),
                    by.isEmpty() ? 1 : 2);
        }
        agree(new QueryRequest.Count(DATA, Optional.empty()), Optional.empty(), 1);
    }

    @Test
    void scores_over_ciphertexts_equal_those_over_plaintext_in_every_row() {
        var weights = List.of(big("-123456789012"), big("0"), big("999999999999"));
        var model = new FixedPointModel(List.of("a", "b", "c"), weights, big("-77777777777777"), 3);
        agree(new QueryRequest.Score(DATA, new ModelId("m")), Optional.of(model), 40);
    }

    @Test
    void the_parts_of_a_dataset_fit_into_transactions_and_join_to_the_same_dataset() {
        var parts = DatasetParts.cut(ENCRYPTED);
        assertThat(parts).allMatch(part -> part.length() <= Limits.DATA_BYTES);
        assertThat(DatasetParts.join(parts.reversed(), KEY.publicKey().fingerprint()).orBug())
                .isEqualTo(ENCRYPTED);
    }

    @Test
    void parts_that_are_missing_doubled_mixed_or_changed_are_refused() {
        var large = OWNER.encrypt(small(2000, 900), "sick", TestTables.bytes(3)).orBug();
        var parts = DatasetParts.cut(large);
        assertThat(parts).hasSizeGreaterThan(2);
        assertThat(DatasetParts.join(parts, KEY.publicKey().fingerprint()).orBug())
                .isEqualTo(large);
        assertThat(why(parts.subList(1, parts.size()))).contains("part 0", "missing");
        assertThat(why(parts.subList(0, parts.size() - 1))).contains("missing");
        var twice = new ArrayList<>(parts);
        twice.add(parts.getFirst());
        assertThat(why(twice)).contains("twice");
        var mixed = new ArrayList<>(parts);
        var others = OWNER.encrypt(small(2000, 900), "sick", TestTables.bytes(4)).orBug();
        mixed.set(1, DatasetParts.cut(others).get(1));
        assertThat(why(mixed)).contains("another dataset");
        for (int at : new int[] {0, 10, 37, 41, 45, 60, 5000}) {
            var flipped = parts.get(1).value();
            flipped[at] ^= 1;
            var changed = new ArrayList<>(parts);
            changed.set(1, new Bytes(flipped));
            assertThat(why(changed)).isNotEmpty();
        }
        assertThat(why(List.of())).contains("no part");
        assertThat(why(List.of(new Bytes(new byte[0]), new Bytes(new byte[3])))).isNotEmpty();
    }

    @Test
    void a_dataset_under_another_key_is_refused() {
        var other = PrivateKey.generate(512, TestTables.bytes(9)).publicKey().fingerprint();
        assertThat(DatasetParts.join(DatasetParts.cut(ENCRYPTED), other))
                .isInstanceOf(Answer.Refused.class);
    }

    @Test
    void numbers_that_cannot_be_ciphertexts_are_refused_by_block_and_column() {
        var key = KEY.publicKey();
        for (var bad : List.of(BigInteger.ZERO, key.n(), key.nSquared())) {
            var columns = new ArrayList<>(ENCRYPTED.columns());
            var column = new ArrayList<>(columns.get(1));
            column.set(2, bad);
            columns.set(1, column);
            var forged =
                    new EncryptedDataset(
                            key,
                            ENCRYPTED.schema(),
                            ENCRYPTED.present(),
                            columns,
                            ENCRYPTED.proof());
            assertThat(why(DatasetParts.cut(forged))).contains("block 2 of column 2");
        }
    }

    @Test
    void every_truncation_of_the_canonical_bytes_is_refused() {
        var bytes = DatasetCodec.encode(ENCRYPTED);
        for (int length = 0; length < bytes.length; length += 97) {
            assertThat(DatasetCodec.decode(java.util.Arrays.copyOf(bytes, length)))
                    .isInstanceOf(Answer.Refused.class);
        }
        assertThat(DatasetCodec.decode(java.util.Arrays.copyOf(bytes, bytes.length + 1)))
                .isInstanceOf(Answer.Refused.class);
    }

    @Test
    void a_group_of_ten_rows_is_refused_and_one_of_eleven_is_answered() {
        var by = Optional.of("sick");
        var sum = new QueryRequest.Sum(DATA, List.of("a"), by);
        assertThat(reason(node(small(30, 10)).answer(sum, Optional.empty(), TestTables.bytes(1))))
                .contains("10 rows", "at least 11");
        assertThat(node(small(30, 11)).answer(sum, Optional.empty(), TestTables.bytes(1)))
                .isInstanceOf(Answer.Given.class);
        assertThat(
                        reason(
                                node(small(10, 5))
                                        .answer(
                                                new QueryRequest.Count(DATA, Optional.empty()),
                                                Optional.empty(),
                                                TestTables.bytes(1))))
                .contains("10 rows");
    }

    @Test
    void a_compute_node_that_claims_a_larger_group_learns_nothing() {
        var few = small(14, 3);
        var honest = OWNER.encrypt(few, "sick", TestTables.bytes(5)).orBug();
        var group = honest.schema().groups().getLast();
        var ciphertext = honest.columns().getFirst().getLast();
        var cell =
                new EncryptedAnswer.Cell(
                        "a",
                        group.label(),
                        OptionalInt.of(14),
                        honest.present().getLast(),
                        List.of(new EncryptedAnswer.Sum(ciphertext, 3, BigInteger.TWO.pow(60))));
        var opened =
                OWNER.open(
                        new EncryptedAnswer.Totals(Statistic.SUM, List.of(cell)), honest.schema());
        assertThat(((Answer.Refused<OpenAnswer>) opened).why())
                .contains("claims 14 rows and has 3");
    }

    @Test
    void weights_that_could_overflow_a_slot_are_refused_before_anything_is_computed() {
        var model =
                new FixedPointModel(
                        List.of("a", "b", "c"),
                        List.of(BigInteger.TWO.pow(60), BigInteger.ONE, BigInteger.ONE),
                        BigInteger.ZERO,
                        3);
        assertThat(
                        reason(
                                new ComputeNode(ENCRYPTED, Parallel.SERIAL)
                                        .answer(
                                                new QueryRequest.Score(DATA, new ModelId("m")),
                                                Optional.of(model),
                                                TestTables.bytes(1))))
                .contains("overflow");
    }

    @Test
    void unknown_columns_other_groupings_and_other_models_are_refused() {
        var node = new ComputeNode(ENCRYPTED, Parallel.SERIAL);
        var random = TestTables.bytes(1);
        var sum = new QueryRequest.Sum(DATA, List.of("z"), Optional.empty());
        assertThat(reason(node.answer(sum, Optional.empty(), random))).contains("no such column");
        var by = new QueryRequest.Sum(DATA, List.of("a"), Optional.of("b"));
        assertThat(reason(node.answer(by, Optional.empty(), random))).contains("label only");
        var score = new QueryRequest.Score(DATA, new ModelId("m"));
        var other = new FixedPointModel(List.of("q"), List.of(big("1")), big("0"), 3);
        assertThat(reason(node.answer(score, Optional.of(other), random))).contains("do not fit");
        assertThat(reason(node.answer(score, Optional.empty(), random))).contains("needs a model");
    }

    @Test
    void answers_are_re_randomised() {
        var sum = new QueryRequest.Sum(DATA, List.of("a"), Optional.empty());
        var node = new ComputeNode(ENCRYPTED, Parallel.SERIAL);
        var once = node.answer(sum, Optional.empty(), TestTables.bytes(1)).orBug();
        var again = node.answer(sum, Optional.empty(), TestTables.bytes(2)).orBug();
        assertThat(once).isNotEqualTo(again);
        assertThat(OWNER.open(once, ENCRYPTED.schema()))
                .isEqualTo(OWNER.open(again, ENCRYPTED.schema()));
    }

    @Test
    void the_owner_reads_back_every_value() {
        var back = OWNER.decrypt(ENCRYPTED);
        assertThat(back.names()).isEqualTo(SMALL.names());
        for (int r = 0; r < 40; r++) {
            assertThat(back.rows().get(r).number()).isEqualTo(SMALL.rows().get(r).number());
            assertThat(back.rows().get(r).label()).isEqualTo(SMALL.rows().get(r).label());
            assertThat(back.rows().get(r).values())
                    .usingElementComparator(BigDecimal::compareTo)
                    .isEqualTo(SMALL.rows().get(r).values());
        }
    }

    /** The journey of the bundled data: split, train, encrypt, send, score, sum, open, compare. */
    @Test
    void breast_cancer_test_rows_are_scored_and_summed_without_being_read() {
        var label = "diagnosis";
        var table =
                TableReading.read(TestTables.wdbc(), Optional.of(label), Optional.empty()).orBug();
        var split = Folds.split(table.words(label), 0.3, TestTables.bytes(42)).orBug();
        var model =
                (LogisticModel)
                        Training.train(
                                        new TrainingPlan.Logistic(1),
                                        CleaningRecipe.USUAL,
                                        table.at(split.train()),
                                        label)
                                .orBug();
        var key = PrivateKey.generate(2048, TestTables.bytes(7));
        var owner = new DataOwner(key, Parallel.SERIAL);
        var test = model.cleaning().apply(table.at(split.test())).orBug();
        var sent = owner.encrypt(test, label, TestTables.bytes(8)).orBug();
        var parts = DatasetParts.cut(sent);

        var received = DatasetParts.join(parts, owner.publicKey().fingerprint()).orBug();
        var node = new ComputeNode(received, Parallel.SERIAL);
        var fixed = FixedPointModel.of(model, DataOwner.decimals(test));
        var data = new DatasetId("wdbc");
        var requests =
                List.of(
                        new QueryRequest.Score(data, new ModelId("lr")),
                        new QueryRequest.Sum(data, List.of(), Optional.of(label)),
                        new QueryRequest.Mean(data, List.of(), Optional.empty()),
                        new QueryRequest.Count(data, Optional.empty()));
        int lines = 0;
        for (var request : requests) {
            var answer = node.answer(request, Optional.of(fixed), TestTables.bytes(9)).orBug();
            var opened = owner.open(answer, received.schema()).orBug();
            var plain = OpenAnswer.inTheClear(request, test, Optional.of(fixed)).orBug();
            var whole = opened.beside(plain, 1, List.of(node.cost(answer)));
            assertThat(whole.lines())
                    .allMatch(line -> line.encrypted().compareTo(line.plaintext()) == 0);
            lines += whole.lines().size();
        }
        assertThat(lines).isEqualTo(171 + 60 + 30 + 1);
    }

    private static void agree(QueryRequest request, Optional<ScoringModel> model, int lines) {
        var node = new ComputeNode(ENCRYPTED, Parallel.SERIAL);
        var answer = node.answer(request, model, TestTables.bytes(3)).orBug();
        var opened = OWNER.open(answer, ENCRYPTED.schema()).orBug();
        var plain = OpenAnswer.inTheClear(request, SMALL, model).orBug();
        assertThat(opened.lines()).hasSize(lines);
        assertThat(opened.beside(plain, 1, List.of()).lines())
                .allMatch(line -> line.encrypted().compareTo(line.plaintext()) == 0);
    }

    private static ComputeNode node(Features features) {
        var encrypted = OWNER.encrypt(features, "sick", TestTables.bytes(2)).orBug();
        return new ComputeNode(encrypted, Parallel.SERIAL);
    }

    private static String why(List<Bytes> parts) {
        return ((Answer.Refused<EncryptedDataset>)
                        DatasetParts.join(parts, KEY.publicKey().fingerprint()))
                .why();
    }

    private static String reason(Answer<EncryptedAnswer> answer) {
        return ((Answer.Refused<EncryptedAnswer>) answer).why();
    }

    private static Features small(int rows, int sick) {
        var out = new ArrayList<Features.Row>();
        for (int r = 0; r < rows; r++) {
            var values =
                    List.of(
                            new BigDecimal(r - 20),
                            new BigDecimal(r * r * 31 + 7).movePointLeft(3),
                            new BigDecimal("-1e3").add(BigDecimal.valueOf(r, 1)));
            out.add(new Features.Row(2 * r, r < sick ? "yes" : "no", values));
        }
        return new Features(List.of("a", "b", "c"), out);
    }

    private static BigInteger big(String value) {
        return new BigInteger(value);
    }
}
