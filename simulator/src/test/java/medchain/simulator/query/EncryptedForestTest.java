package medchain.simulator.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import medchain.simulator.identity.DatasetId;
import medchain.simulator.identity.Hash;
import medchain.simulator.identity.ModelId;
import medchain.simulator.kernel.Answer;
import medchain.simulator.kernel.Parallel;
import medchain.simulator.learning.AdditiveModel;
import medchain.simulator.learning.CleaningRecipe;
import medchain.simulator.learning.Features;
import medchain.simulator.learning.FixedPointForest;
import medchain.simulator.learning.FixedPointModel;
import medchain.simulator.learning.Folds;
import medchain.simulator.learning.ForestModel;
import medchain.simulator.learning.ScoringModel;
import medchain.simulator.learning.Table;
import medchain.simulator.learning.TableReading;
import medchain.simulator.learning.TestTables;
import medchain.simulator.learning.Training;
import medchain.simulator.learning.TrainingPlan;
import medchain.simulator.paillier.Engine;
import medchain.simulator.paillier.PrivateKey;
import org.junit.jupiter.api.Test;

/** A forest and an additive model on encrypted rows of the bundled data. */
class EncryptedForestTest {
    private static final QueryRequest.Score SCORE =
            new QueryRequest.Score(new DatasetId("wdbc"), new ModelId("m"));
    private static final String LABEL = "diagnosis";
    private static final Table TABLE =
            TableReading.read(TestTables.wdbc(), Optional.of(LABEL), Optional.empty()).orBug();
    private static final Folds.Split SPLIT =
            Folds.split(TABLE.words(LABEL), 0.3, TestTables.bytes(42)).orBug();
    private static final PrivateKey KEY = PrivateKey.generate(2048, TestTables.bytes(7));
    private static final ForestModel FOREST =
            (ForestModel)
                    Training.train(
                                    new TrainingPlan.Forest(48, 5, 42),
                                    CleaningRecipe.USUAL,
                                    TABLE.at(SPLIT.train()),
                                    LABEL)
                            .orBug();

    @Test
    void forty_eight_trees_in_whole_numbers_predict_as_the_forest_does_in_every_test_row() {
        var forest = FixedPointForest.of(FOREST).orBug();
        var rows = test();
        var bits = FixedPointForest.grid(FOREST).apply(rows);
        assertThat(forest.trees()).hasSize(48);
        assertThat(rows.rows()).hasSize(171);
        int known = 0;
        for (int r = 0; r < rows.rows().size(); r++) {
            double score = forest.scores(bits.rows().get(r)).getFirst().doubleValue() / 1e9 / 48;
            double plain = FOREST.probabilities(rows.rows().get(r))[1];
            assertThat(score).isCloseTo(plain, org.assertj.core.data.Offset.offset(1e-9));
            known +=
                    score > 0.5
                                    == FOREST.predict(rows.rows().get(r))
                                            .equals(FOREST.classes().get(1))
                            ? 1
                            : 0;
        }
        assertThat(known).isEqualTo(171);
    }

    /** All of the test rows take a minute: the benchmark does them; here three stand for them. */
    @Test
    void encrypted_rows_reach_the_same_sum_and_the_reader_sees_no_tree() {
        var rows = some(3);
        var wish = wish(FixedPointForest.grid(FOREST), true);
        var data = new DataOwner(KEY, Parallel.SERIAL).encrypt(rows, wish, TestTables.bytes(1));
        var dataset = data.orBug();
        var model = Optional.<ScoringModel>of(FixedPointForest.of(FOREST).orBug());
        var masks = new MaskSource(new byte[32], Hash.ZERO);
        var answer = new ComputeNode(dataset, Parallel.SERIAL).answer(SCORE, model, masks).orBug();
        var opened = new DataOwner(KEY, Parallel.SERIAL).open(answer, dataset.schema()).orBug();
        var bits = FixedPointForest.grid(FOREST).apply(rows);
        var plain = OpenAnswer.inTheClear(SCORE, bits, model).orBug();
        assertThat(opened.lines()).isEqualTo(plain.lines()).hasSize(3);
        var again =
                new ComputeNode(dataset, Parallel.SERIAL)
                        .answer(SCORE, model, new MaskSource(new byte[32], Hash.ZERO))
                        .orBug();
        assertThat(again).as("delegates with the same masks agree").isEqualTo(answer);
        var other =
                new ComputeNode(dataset, Parallel.SERIAL)
                        .answer(SCORE, model, new MaskSource(new byte[] {1}, Hash.ZERO))
                        .orBug();
        assertThat(other).isNotEqualTo(answer);
    }

    @Test
    void bits_that_are_no_thermometer_and_trees_of_two_leaves_are_noticed() {
        var none = BigInteger.TWO.pow(60);
        var leaf = BigInteger.valueOf(60L * 7);
        assertThat(ForestScoring.read(List.of(leaf.add(none.shiftLeft(63))), 1))
                .isEqualTo(BigInteger.valueOf(7));
        assertThat(ForestScoring.read(List.of(none.add(none.shiftLeft(63))), 1).signum())
                .as("no leaf")
                .isNegative();
        assertThat(ForestScoring.read(List.of(leaf.add(leaf.shiftLeft(63))), 1).signum())
                .as("two leaves")
                .isNegative();
        assertThat(ForestScoring.read(List.of(BigInteger.ONE.add(none.shiftLeft(63))), 1).signum())
                .as("no multiple of 60")
                .isNegative();
    }

    @Test
    void an_additive_model_scores_packed_bits_exactly() {
        var model =
                (AdditiveModel)
                        Training.train(
                                        new TrainingPlan.Additive(1, 8),
                                        CleaningRecipe.USUAL,
                                        TABLE.at(SPLIT.train()),
                                        LABEL)
                                .orBug();
        var rows = some(40);
        var owner = new DataOwner(KEY, Parallel.SERIAL);
        var dataset = owner.encrypt(rows, wish(model.grid(), false), TestTables.bytes(2)).orBug();
        var fixed = Optional.<ScoringModel>of(FixedPointModel.of(model.overBits(), 0));
        var answer =
                new ComputeNode(dataset, Parallel.SERIAL)
                        .answer(SCORE, fixed, TestTables.bytes(3))
                        .orBug();
        var plain = OpenAnswer.inTheClear(SCORE, model.grid().apply(rows), fixed).orBug();
        assertThat(owner.open(answer, dataset.schema()).orBug().lines())
                .isEqualTo(plain.lines())
                .hasSize(40);
    }

    @Test
    void a_dataset_of_packed_rows_is_no_dataset_for_a_forest() {
        var owner = new DataOwner(KEY, Parallel.SERIAL);
        var dataset =
                owner.encrypt(
                                some(2),
                                wish(FixedPointForest.grid(FOREST), false),
                                TestTables.bytes(2))
                        .orBug();
        var model = Optional.<ScoringModel>of(FixedPointForest.of(FOREST).orBug());
        var refused =
                new ComputeNode(dataset, Parallel.SERIAL).answer(SCORE, model, TestTables.bytes(3));
        assertThat(((Answer.Refused<?>) refused).why()).contains("--for MODEL");
    }

    /** An owner who says that a column is narrow and encrypts wide values is found out. */
    @Test
    void a_slot_that_overflowed_is_not_read() {
        var honest = new Features(List.of("a"), rows(20, 1));
        var owner = new DataOwner(KEY, Parallel.SERIAL);
        var narrow = owner.encrypt(honest, "", TestTables.bytes(4)).orBug();
        var schema = narrow.schema();
        var wide = new ArrayList<BigInteger>();
        for (var rows : schema.rowsOfBlocks()) {
            var huge = BigInteger.TWO.pow(schema.slots().bits() - 2);
            wide.add(schema.slots().pack(java.util.Collections.nCopies(rows.size(), huge)));
        }
        var lying = new ArrayList<BigInteger>(narrow.present());
        var column = Engine.forOwner(KEY, Parallel.SERIAL).encrypt(wide, TestTables.bytes(5));
        var dataset =
                new EncryptedDataset(narrow.key(), schema, lying, List.of(column), narrow.proof());
        var sum = new QueryRequest.Sum(new DatasetId("d"), List.of("a"), Optional.empty());
        var answer =
                new ComputeNode(dataset, Parallel.SERIAL)
                        .answer(sum, Optional.empty(), TestTables.bytes(6))
                        .orBug();
        assertThat(((Answer.Refused<?>) owner.open(answer, schema)).why()).contains("overflowed");
    }

    private static List<Features.Row> rows(int count, int value) {
        var rows = new ArrayList<Features.Row>();
        for (int r = 0; r < count; r++) {
            rows.add(new Features.Row(r, "", List.of(BigDecimal.valueOf(value))));
        }
        return rows;
    }

    private static Features test() {
        return FOREST.cleaning().apply(TABLE.at(SPLIT.test())).orBug();
    }

    private static Features some(int count) {
        var all = test();
        return new Features(all.names(), all.rows().subList(0, count));
    }

    private static Encryption.Wish wish(
            medchain.simulator.learning.Thermometer grid, boolean rowByRow) {
        return new Encryption.Wish("wdbc", LABEL, false, Optional.of(grid), rowByRow, new byte[0]);
    }
}
