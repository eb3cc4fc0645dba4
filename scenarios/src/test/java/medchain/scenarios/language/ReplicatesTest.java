package medchain.scenarios.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReplicatesTest {
    private static Replicates read(String replicates, String... settings) {
        var text = new ScenarioText("r.yaml", "scenario: r\nreplicates: " + replicates + "\n");
        return Experiment.parse(text, List.of(settings)).sweep().replicates();
    }

    private static String refusal(String replicates, String... settings) {
        var bad = catchThrowableOfType(BadInput.class, () -> read(replicates, settings));
        return bad.place().map(p -> p + ": ").orElse("") + bad.getMessage();
    }

    @Test
    void a_number_is_that_many_and_a_section_is_until_a_mean_is_known() {
        assertThat(read("3").text()).isEqualTo("3");
        assertThat(read("3").goal()).isEmpty();

        var until = read("{min: 6, max: 20, measure: fill_rate, half_width: 2%}");
        assertThat(until.least()).isEqualTo(6);
        assertThat(until.most()).isEqualTo(20);
        assertThat(until.total(10)).isEqualTo("60 to 200");
        assertThat(until.goal().orElseThrow().text()).isEqualTo("fill_rate within 2% of its mean");
    }

    @Test
    void without_more_it_is_five_to_fifty() {
        assertThat(read("{measure: height, half_width: 3}").text()).isEqualTo("5 to 50");
    }

    @Test
    void the_half_width_is_a_share_of_the_mean_or_absolute() {
        var share = read("{measure: a, half_width: 2%}").goal().orElseThrow();
        assertThat(share.met(number("-100"), number("2"))).isTrue();
        assertThat(share.met(number("-100"), number("2.001"))).isFalse();
        assertThat(share.met(number("0"), number("0.001"))).as("no share of nothing").isFalse();

        var seconds = read("{measure: a, half_width: 500ms}").goal().orElseThrow();
        assertThat(seconds.met(number("0"), number("0.5"))).isTrue();
        assertThat(seconds.met(number("1000"), number("0.501"))).isFalse();

        assertThat(read("{measure: a, half_width: 0.25}").goal().orElseThrow().limit())
                .isEqualByComparingTo("0.25");
    }

    private static BigDecimal number(String text) {
        return new BigDecimal(text);
    }

    @Test
    void the_command_line_replaces_a_section_by_a_number_and_changes_its_keys() {
        assertThat(read("{measure: a, half_width: 2%}", "replicates=7").text()).isEqualTo("7");
        assertThat(read("{measure: a, half_width: 2%}", "replicates.max=9").text())
                .isEqualTo("5 to 9");
    }

    @Test
    void it_reads_back_from_source_and_effective_text() {
        var text =
                new ScenarioText(
                        "r.yaml",
                        "scenario: r\nreplicates: {measure: a, half_width: 0.5, max: 8}\n");
        var first = Experiment.parse(text, List.of());
        for (var written : List.of(first.sweep().source(), first.effective())) {
            var again = Experiment.parse(new ScenarioText("again.yaml", written), List.of());
            assertThat(again.sweep().replicates().text()).isEqualTo("5 to 8");
            assertThat(again.sweep().replicates().goal().orElseThrow().text())
                    .isEqualTo("a within 0.5");
        }
    }

    @Test
    void what_is_not_possible_is_refused_where_it_stands() {
        assertThat(refusal("{min: 4, measure: a, half_width: 2%}"))
                .startsWith("r.yaml:2:19: ")
                .contains("5 to 1000");
        assertThat(refusal("{min: 8, max: 7, measure: a, half_width: 2%}"))
                .startsWith("r.yaml:2:27: ")
                .contains("expected at least min 8");
        assertThat(refusal("{measure: a}")).contains("\"half_width\" is missing");
        assertThat(refusal("{half_width: 2%}")).contains("\"measure\" is missing");
        assertThat(refusal("{measure: a, half_width: 0%}")).contains("expected more than 0");
        assertThat(refusal("{measure: a, half_width: 101%}")).contains("0% to 100%");
        assertThat(refusal("{measure: a, half_width: narrow}"))
                .contains("expected a share, a time or a number");
        assertThat(refusal("{measure: a, half_width: 2%, mn: 5}")).contains("unknown key \"mn\"");
        assertThat(refusal("0")).contains("1 to 1000");
        assertThat(refusal("many")).startsWith("r.yaml:2:13: ");
    }
}
