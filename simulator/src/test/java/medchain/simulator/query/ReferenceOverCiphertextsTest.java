package medchain.simulator.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import medchain.simulator.identity.DatasetId;
import medchain.simulator.identity.ModelId;
import medchain.simulator.kernel.Parallel;
import medchain.simulator.learning.CleaningRecipe;
import medchain.simulator.learning.Features;
import medchain.simulator.learning.FittedCleaning;
import medchain.simulator.learning.FixedPointModel;
import medchain.simulator.learning.RawTable;
import medchain.simulator.learning.ScoringModel;
import medchain.simulator.learning.Table;
import medchain.simulator.learning.TableReading;
import medchain.simulator.learning.TestTables;
import medchain.simulator.paillier.PrivateKey;
import org.junit.jupiter.api.Test;

/** Numbers that another program found in the clear, reached over ciphertexts. */
class ReferenceOverCiphertextsTest {
    private static final DatasetId DATA = new DatasetId("d");
    private static final DataOwner OWNER =
            new DataOwner(PrivateKey.generate(1024, TestTables.bytes(7)), Parallel.SERIAL);

    /** By label column: each table is encrypted once. */
    private static final Map<String, EncryptedDataset> ENCRYPTED = new TreeMap<>();

    @Test
    void all_569_fixed_point_scores_equal_the_reference() {
        var lines = lines("reference/wdbc/fixed_point_scores.csv");
        var scored = answer(wdbc(), "diagnosis", score(), Optional.of(referenceModel()));
        assertThat(scored).hasSize(569);
        for (int r = 0; r < 569; r++) {
            var cell = lines.get(r).split(",", -1);
            assertThat(scored.get(cell[0] + "/"))
                    .isEqualByComparingTo(new BigDecimal(new BigInteger(cell[2]), 19));
        }
    }

    @Test
    void sums_counts_means_and_variances_of_breast_cancer_rows_equal_the_reference() {
        assertThat(compare("wdbc", wdbc(), "diagnosis")).isEqualTo(3 * 30);
    }

    /** Label groups of fewer than 11 rows would stay closed; the smallest grade has 13. */
    @Test
    void sums_counts_means_and_variances_of_heart_patients_equal_the_reference() {
        assertThat(compare("heart_cleveland_complete", heart(), "num")).isEqualTo(6 * 13);
    }

    @Test
    void money_by_region_equals_the_reference_to_the_cent() {
        var numbers = new TreeMap<String, Map<String, BigDecimal>>();
        for (var by : List.of(Optional.<String>empty(), Optional.of("region"))) {
            put(numbers, "count", money(), "region", new QueryRequest.Count(DATA, by));
            put(numbers, "sum", money(), "region", new QueryRequest.Sum(DATA, List.of(), by));
        }
        int compared = 0;
        for (var line : lines("reference/medical_transactions.expected_sums.csv")) {
            var cell = line.split(",", -1);
            if (cell[0].equals("ALL") || cell[0].equals("region")) {
                var group = cell[0].equals("ALL") ? "" : cell[1];
                assertThat(number(numbers, "count", "rows/" + group)).isEqualByComparingTo(cell[2]);
                assertThat(number(numbers, "sum", "amount_usd/" + group))
                        .isEqualByComparingTo(cell[3]);
                assertThat(number(numbers, "sum", "covered_usd/" + group))
                        .isEqualByComparingTo(cell[4]);
                compared++;
            }
        }
        assertThat(compared).isEqualTo(1 + 5);
    }

    /** Over all rows and by label; returns how many lines of the reference were compared. */
    private static int compare(String reference, Table table, String label) {
        var numbers = new TreeMap<String, Map<String, BigDecimal>>();
        for (var by : List.of(Optional.<String>empty(), Optional.of(label))) {
            put(numbers, "count", table, label, new QueryRequest.Count(DATA, by));
            put(numbers, "sum", table, label, new QueryRequest.Sum(DATA, List.of(), by));
            put(numbers, "mean", table, label, new QueryRequest.Mean(DATA, List.of(), by));
            put(numbers, "variance", table, label, new QueryRequest.Variance(DATA, List.of(), by));
        }
        int compared = 0;
        for (var line : lines("reference/" + reference + "/aggregates.csv")) {
            var cell = line.split(",", -1);
            var key = cell[2] + "/" + cell[1];
            if ((cell[0].equals("ALL") || cell[0].equals(label)) && !cell[2].equals(label)) {
                assertThat(number(numbers, "count", "rows/" + cell[1]))
                        .isEqualByComparingTo(cell[3]);
                assertThat(number(numbers, "sum", key)).as(line).isEqualByComparingTo(cell[5]);
                close(number(numbers, "mean", key), cell[7]);
                close(number(numbers, "variance", key), cell[8]);
                compared++;
            }
        }
        return compared;
    }

    /** To a relative 1e-12. */
    private static void close(BigDecimal found, String expected) {
        double wanted = Double.parseDouble(expected);
        assertThat(found.doubleValue())
                .isCloseTo(wanted, within(Math.abs(wanted) * 1e-12 + Double.MIN_NORMAL));
    }

    private static BigDecimal number(
            Map<String, Map<String, BigDecimal>> numbers, String kind, String key) {
        return Optional.ofNullable(numbers.get(kind))
                .map(byKey -> byKey.get(key))
                .orElseThrow(() -> new AssertionError("no " + kind + " of " + key));
    }

    private static void put(
            Map<String, Map<String, BigDecimal>> numbers,
            String kind,
            Table table,
            String label,
            QueryRequest request) {
        numbers.computeIfAbsent(kind, _ -> new TreeMap<>())
                .putAll(answer(table, label, request, Optional.empty()));
    }

    private static QueryRequest score() {
        return new QueryRequest.Score(DATA, new ModelId("m"));
    }

    /** What the owner opens of the compute node's answer, by "column/group". */
    private static Map<String, BigDecimal> answer(
            Table table, String label, QueryRequest request, Optional<ScoringModel> model) {
        var dataset = encrypted(table, label);
        var closed =
                new ComputeNode(dataset, Parallel.SERIAL)
                        .answer(request, model, TestTables.bytes(3))
                        .orBug();
        var open = OWNER.open(closed, dataset.schema()).orBug();
        var out = new TreeMap<String, BigDecimal>();
        open.lines().forEach(line -> out.put(line.key() + "/" + line.group(), line.value()));
        return out;
    }

    private static EncryptedDataset encrypted(Table table, String label) {
        return ENCRYPTED.computeIfAbsent(
                label,
                _ -> {
                    var wish =
                            new Encryption.Wish(
                                    label, label, true, Optional.empty(), false, new byte[0]);
                    return OWNER.encrypt(features(table, label), wish, TestTables.bytes(1)).orBug();
                });
    }

    private static Features features(Table table, String label) {
        return FittedCleaning.fit(CleaningRecipe.USUAL, table, Optional.of(label))
                .then(cleaning -> cleaning.apply(table))
                .orBug();
    }

    private static FixedPointModel referenceModel() {
        var names = new ArrayList<String>();
        var weights = new ArrayList<BigInteger>();
        var lines = lines("reference/wdbc/fixed_point_weights.csv");
        for (var line : lines.subList(1, lines.size())) {
            names.add(line.split(",", -1)[0]);
            weights.add(new BigInteger(line.split(",", -1)[2]));
        }
        var intercept = new BigInteger(lines.getFirst().split(",", -1)[2].split(" ")[0]);
        return new FixedPointModel(names, weights, intercept, 7);
    }

    private static Table wdbc() {
        return TableReading.read(TestTables.wdbc(), Optional.of("diagnosis"), Optional.empty())
                .orBug();
    }

    /** Without the six rows that have a gap, which the file writes as "?". */
    private static Table heart() {
        var raw = TestTables.csv(TestTables.reference("heart/heart_cleveland.csv"));
        var table = TableReading.read(raw, Optional.of("num"), Optional.empty()).orBug();
        var complete = new ArrayList<Integer>();
        for (int r = 0; r < raw.rows().size(); r++) {
            if (Arrays.stream(raw.rows().get(r)).allMatch(cell -> cell != null)) {
                complete.add(r);
            }
        }
        return table.at(complete);
    }

    /** What 1,500 treatments cost and what insurers paid of it. */
    private static Table money() {
        var raw = TestTables.csv(TestTables.reference("ship/medical_transactions.csv"));
        var kept = List.of("region", "amount_usd", "covered_usd");
        var places = kept.stream().map(raw.columns()::indexOf).toList();
        var rows =
                raw.rows().stream()
                        .map(row -> places.stream().map(p -> row[p]).toArray(String[]::new))
                        .toList();
        var table = new RawTable(raw.source(), kept, rows);
        return TableReading.read(table, Optional.of("region"), Optional.empty()).orBug();
    }

    private static List<String> lines(String file) {
        var lines = TestTables.lines(TestTables.reference(file));
        return lines.subList(1, lines.size());
    }
}
