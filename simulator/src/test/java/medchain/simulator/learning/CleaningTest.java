package medchain.simulator.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import medchain.simulator.kernel.Answer;
import medchain.simulator.learning.CleaningRecipe.Encode;
import medchain.simulator.learning.CleaningRecipe.Missing;
import medchain.simulator.learning.CleaningRecipe.Scale;
import org.junit.jupiter.api.Test;

class CleaningTest {
    private static final Table TRAINING =
            read("age,ward,sick", "10,a,y", "20,b,n", "30,b,y", ",c,n", "60,,n");

    @Test
    void the_median_of_the_training_rows_fills_every_gap() {
        var cleaning = fit(new CleaningRecipe(Missing.MEDIAN, Encode.ONEHOT, Scale.NONE));
        var other = read("age,ward,sick", ",b,n", "1000,c,n");
        var features = cleaning.apply(other).orBug();
        assertThat(features.names()).containsExactly("age", "ward=a", "ward=b", "ward=c");
        assertThat(features.rows().getFirst().values())
                .usingElementComparator(BigDecimal::compareTo)
                .containsExactly(d("25"), d("0"), d("1"), d("0"));
    }

    @Test
    void the_mode_is_the_smallest_of_the_most_frequent() {
        var training = read("age,sick", "3,y", "1,n", "3,y", "1,n", "2,y");
        var cleaning =
                FittedCleaning.fit(
                                new CleaningRecipe(Missing.MODE, Encode.NONE, Scale.NONE),
                                training,
                                Optional.of("sick"))
                        .orBug();
        var column = (FittedColumn.Numeric) cleaning.columns().getFirst();
        assertThat(column.fill()).contains(d("1"));
    }

    @Test
    void a_marker_tells_where_a_number_was_missing_and_makes_a_category_of_gaps() {
        var cleaning = fit(new CleaningRecipe(Missing.MARKER, Encode.ONEHOT, Scale.NONE));
        var other = read("age,ward,sick", ",b,n", "1000,,n");
        var features = cleaning.apply(other).orBug();
        assertThat(features.names())
                .containsExactly(
                        "age", "age=missing", "ward=a", "ward=b", "ward=c", "ward=missing");
        assertThat(features.rows().getFirst().values())
                .usingElementComparator(BigDecimal::compareTo)
                .containsExactly(d("25"), d("1"), d("0"), d("1"), d("0"), d("0"));
        assertThat(features.rows().getLast().values())
                .usingElementComparator(BigDecimal::compareTo)
                .containsExactly(d("1000"), d("0"), d("0"), d("0"), d("0"), d("1"));
    }

    @Test
    void where_training_rows_lack_nothing_a_later_gap_takes_the_median_unmarked() {
        var training = read("age,ward,sick", "10,a,y", "20,b,n", "60,b,n");
        var recipe = new CleaningRecipe(Missing.MARKER, Encode.ONEHOT, Scale.NONE);
        var cleaning = FittedCleaning.fit(recipe, training, Optional.of("sick")).orBug();
        var made = cleaning.apply(read("age,ward,sick", ",a,y", "1,,n")).orBug();
        assertThat(made.names()).containsExactly("age", "ward=a", "ward=b");
        assertThat(made.rows().getFirst().values().getFirst()).isEqualByComparingTo("20");
        assertThat(made.rows().getLast().values().getLast()).isEqualByComparingTo("1");
    }

    /** As scipy.stats.mstats.winsorize: of 10 values 29 % is 2.9, so two at either end move. */
    @Test
    void clipping_moves_the_ends_of_training_and_of_later_rows_to_the_next_training_row() {
        var training = read("x", "10", "9", "8", "7", "6", "5", "4", "3", "2", "-1000");
        var recipe = new CleaningRecipe(Missing.MEDIAN, d("0.29"), Encode.NONE, Scale.NONE);
        var cleaning = FittedCleaning.fit(recipe, training, Optional.empty()).orBug();
        assertThat(column(cleaning, training))
                .containsExactly("8", "8", "8", "7", "6", "5", "4", "3", "3", "3");
        assertThat(column(cleaning, read("x", "1e9", "-1", "5.5")))
                .containsExactly("8", "3", "5.5");
    }

    /** 0.29 times 100 is 28.999 in doubles, and 29 here. */
    @Test
    void a_share_of_rows_is_counted_exactly() {
        var lines = new String[101];
        lines[0] = "x";
        for (int i = 1; i <= 100; i++) {
            lines[i] = Integer.toString(i);
        }
        var recipe = new CleaningRecipe(Missing.DROP, d("0.29"), Encode.NONE, Scale.NONE);
        var cleaning = FittedCleaning.fit(recipe, read(lines), Optional.empty()).orBug();
        assertThat(column(cleaning, read("x", "1", "100"))).containsExactly("30", "71");
    }

    private static List<String> column(FittedCleaning cleaning, Table table) {
        return cleaning.apply(table).orBug().rows().stream()
                .map(row -> row.values().getFirst().toPlainString())
                .toList();
    }

    @Test
    void dropped_rows_leave_the_others_their_numbers() {
        var cleaning = fit(new CleaningRecipe(Missing.DROP, Encode.ORDINAL, Scale.NONE));
        assertThat(cleaning.apply(TRAINING).orBug().rows())
                .extracting(Features.Row::number)
                .containsExactly(0, 1, 2);
    }

    @Test
    void a_category_never_seen_in_training_is_all_zeros_or_the_mode() {
        var other = read("age,ward,sick", "1,z,n");
        var onehot = fit(new CleaningRecipe(Missing.MEDIAN, Encode.ONEHOT, Scale.NONE));
        assertThat(onehot.apply(other).orBug().rows().getFirst().values())
                .usingElementComparator(BigDecimal::compareTo)
                .containsExactly(d("1"), d("0"), d("0"), d("0"));
        var ordinal = fit(new CleaningRecipe(Missing.MEDIAN, Encode.ORDINAL, Scale.NONE));
        assertThat(ordinal.apply(other).orBug().rows().getFirst().values())
                .usingElementComparator(BigDecimal::compareTo)
                .containsExactly(d("1"), d("1"));
    }

    @Test
    void scaling_is_learnt_from_training_rows_only() {
        var training = read("x,k", "1,5", "3,5");
        var cleaning = FittedCleaning.fit(CleaningRecipe.USUAL, training, Optional.empty()).orBug();
        var other = cleaning.apply(read("x,k", "7,6")).orBug();
        assertThat(cleaning.scaled(other)[0][0]).isEqualTo(5.0);
        assertThat(cleaning.scaled(other)[0][1]).isEqualTo(1.0);
        assertThat(cleaning.scalings().get(1).constant()).isTrue();
    }

    @Test
    void minmax_maps_the_training_range_onto_0_to_1() {
        var recipe = new CleaningRecipe(Missing.MEDIAN, Encode.NONE, Scale.MINMAX);
        var cleaning = FittedCleaning.fit(recipe, read("x", "-1", "3"), Optional.empty()).orBug();
        var scaled = cleaning.scaled(cleaning.apply(read("x", "0", "3")).orBug());
        assertThat(scaled[0][0]).isCloseTo(0.25, within(1e-15));
        assertThat(scaled[1][0]).isEqualTo(1.0);
    }

    @Test
    void words_without_an_encoding_are_refused() {
        var answer =
                FittedCleaning.fit(
                        new CleaningRecipe(Missing.MEDIAN, Encode.NONE, Scale.NONE),
                        TRAINING,
                        Optional.of("sick"));
        assertThat(((Answer.Refused<FittedCleaning>) answer).why()).contains("ward", "onehot");
    }

    @Test
    void a_column_without_any_training_value_is_refused() {
        var answer =
                FittedCleaning.fit(CleaningRecipe.USUAL, read("a,b", "1,", "2,"), Optional.empty());
        assertThat(((Answer.Refused<FittedCleaning>) answer).why()).contains("\"b\"");
    }

    @Test
    void a_table_that_lacks_a_column_is_refused() {
        var cleaning = fit(CleaningRecipe.USUAL);
        assertThat(cleaning.apply(read("age,sick", "1,y"))).isInstanceOf(Answer.Refused.class);
        assertThat(cleaning.apply(read("age,ward,sick", "old,a,y")))
                .isInstanceOf(Answer.Refused.class);
    }

    @Test
    void a_split_takes_the_same_share_of_every_label_and_every_row_once() {
        var labels = labels();
        var split = Folds.split(labels, 0.3, TestTables.bytes(7)).orBug();
        assertThat(split.test()).hasSize(171);
        assertThat(split.test().stream().filter(p -> labels.get(p).equals("M"))).hasSize(64);
        var all = new java.util.TreeSet<>(split.train());
        all.addAll(split.test());
        assertThat(all).hasSize(569);
        assertThat(Folds.split(labels, 0.3, TestTables.bytes(7)).orBug()).isEqualTo(split);
        assertThat(Folds.split(labels, 0.3, TestTables.bytes(8)).orBug()).isNotEqualTo(split);
    }

    @Test
    void folds_differ_by_one_row_at_most_and_keep_the_labels_shares() {
        var labels = labels();
        var folds = Folds.stratified(labels, 10, TestTables.bytes(3)).orBug();
        for (int f = 0; f < 10; f++) {
            var test = folds.fold(f).test();
            assertThat(test.size()).isBetween(56, 57);
            assertThat(test.stream().filter(p -> labels.get(p).equals("M")).count())
                    .isBetween(21L, 22L);
        }
    }

    @Test
    void folds_of_a_file_must_cover_every_row() {
        var table = read("x", "1", "2", "3");
        var good = new java.util.TreeMap<>(java.util.Map.of(0, 0, 1, 1, 2, 0));
        assertThat(Folds.given(table, good).orBug().ofPosition()).isEqualTo(List.of(0, 1, 0));
        var gap = new java.util.TreeMap<>(java.util.Map.of(0, 0, 2, 1));
        assertThat(((Answer.Refused<Folds>) Folds.given(table, gap)).why()).contains("row 1");
        var hole = new java.util.TreeMap<>(java.util.Map.of(0, 0, 1, 2, 2, 2));
        assertThat(((Answer.Refused<Folds>) Folds.given(table, hole)).why()).contains("fold 1");
    }

    private static List<String> labels() {
        var labels = new java.util.ArrayList<String>();
        for (int i = 0; i < 569; i++) {
            labels.add(i < 212 ? "M" : "B");
        }
        return labels;
    }

    private static FittedCleaning fit(CleaningRecipe recipe) {
        return FittedCleaning.fit(recipe, TRAINING, Optional.of("sick")).orBug();
    }

    private static Table read(String... lines) {
        return TableReading.read(TestTables.table(lines), Optional.empty(), Optional.empty())
                .orBug();
    }

    private static BigDecimal d(String value) {
        return new BigDecimal(value);
    }
}
