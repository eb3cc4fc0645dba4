package medchain.simulator.learning;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import medchain.simulator.kernel.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TableReadingTest {
    @Test
    void numbers_stay_exact_and_words_become_categories() {
        var table =
                read(TestTables.table("dose,ward,sick", "0.10,east,yes", "2e1,,no", ",west,yes"));
        assertThat(((Column.Numeric) table.columns().get(0)).values())
                .containsExactly(new BigDecimal("0.10"), new BigDecimal("2e1"), null);
        assertThat(((Column.Categorical) table.columns().get(1)).values())
                .containsExactly("east", null, "west");
        assertThat(((Column.Categorical) table.columns().get(2)).levels())
                .containsExactly("no", "yes");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "NaN",
                "Infinity",
                "-inf",
                "0x1F",
                "1,5x",
                "1_000",
                "1e99999",
                "١٢",
                "1d",
                "1f",
                ".",
                "1 2",
                "--1",
                "1e",
                "9e301"
            })
    void what_only_some_parsers_take_for_a_number_is_a_word(String cell) {
        assertThat(TableReading.number(cell)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "-1.5", "+.5", "1.", "1e-7", "0012"})
    void plain_decimals_are_numbers(String cell) {
        assertThat(TableReading.number(cell)).isPresent();
    }

    @Test
    void one_word_among_numbers_is_refused_with_row_and_column() {
        var lines = new String[30];
        lines[0] = "age";
        for (int i = 1; i < 30; i++) {
            lines[i] = i == 18 ? "un\u001b[2Jknown" : "" + i;
        }
        var answer = TableReading.read(TestTables.table(lines), Optional.empty(), Optional.empty());
        assertThat(answer).isInstanceOf(Answer.Refused.class);
        assertThat(((Answer.Refused<Table>) answer).why())
                .contains("row 17", "\"age\"", "expected a number")
                .doesNotContain("\u001b");
    }

    @Test
    void a_row_without_its_label_is_refused() {
        var answer =
                TableReading.read(
                        TestTables.table("a,y", "1,M", "2,"), Optional.of("y"), Optional.empty());
        assertThat(((Answer.Refused<Table>) answer).why()).contains("row 1", "\"y\"");
    }

    @Test
    void an_unknown_label_lists_the_columns() {
        var answer =
                TableReading.read(
                        TestTables.table("a,b", "1,2"), Optional.of("z"), Optional.empty());
        assertThat(((Answer.Refused<Table>) answer).why()).contains("\"z\"", "\"a\", \"b\"");
    }

    @Test
    void a_header_without_rows_is_refused() {
        assertThat(TableReading.read(TestTables.table("a,b"), Optional.empty(), Optional.empty()))
                .isInstanceOf(Answer.Refused.class);
    }

    @Test
    void a_label_of_numbers_is_ordered_by_value() {
        var raw = TestTables.table("x,num", "1,10", "2,9", "3,0");
        var table = TableReading.read(raw, Optional.of("num"), Optional.empty()).orBug();
        assertThat(((Column.Categorical) table.columns().get(1)).levels())
                .containsExactly("0", "9", "10");
    }

    @Test
    void the_id_column_is_not_a_feature() {
        var table =
                TableReading.read(
                                TestTables.table("id,x", "7,1"),
                                Optional.empty(),
                                Optional.of("id"))
                        .orBug();
        assertThat(table.names()).isEqualTo(List.of("x"));
    }

    @Test
    void a_column_is_summed_exactly() {
        var table = read(TestTables.table("x", "0.1", "0.2", "", "0.3", "0.30"));
        var summary = ColumnSummary.describe(table).getFirst();
        assertThat(summary.count()).isEqualTo(4);
        assertThat(summary.missing()).isEqualTo(1);
        assertThat(summary.distinct()).isEqualTo(3);
        assertThat(summary.numbers().orElseThrow().sum()).isEqualByComparingTo("0.9");
        assertThat(summary.numbers().orElseThrow().sumOfSquares()).isEqualByComparingTo("0.23");
        assertThat(summary.numbers().orElseThrow().mean()).isEqualByComparingTo("0.225");
    }

    private static Table read(RawTable raw) {
        return TableReading.read(raw, Optional.empty(), Optional.empty()).orBug();
    }
}
