package medchain.simulator.learning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** Precision, recall and F1 against counts done by hand. */
class PerLabelTest {
    @Test
    void two_labels_agree_with_counts_by_hand() {
        // true positives 6, false positives 2, false negatives 4, true negatives 8
        var of = evaluation(List.of("well", "sick"), "ss*6 ws*2 sw*4 ww*8").perLabel().get(1);
        assertThat(of.precision()).hasValue(0.75);
        assertThat(of.recall()).hasValue(0.6);
        assertThat(of.f1()).hasValue(12.0 / 18);
        assertThat(of.support()).isEqualTo(10);
    }

    @Test
    void a_label_that_is_never_predicted_has_a_recall_but_no_precision() {
        var labels = evaluation(List.of("well", "sick", "x"), "ss*3 xs*1 ww*2").perLabel();
        assertThat(labels.get(2))
                .isEqualTo(
                        new Evaluation.OfLabel(
                                "x",
                                OptionalDouble.empty(),
                                OptionalDouble.of(0),
                                OptionalDouble.of(0),
                                1,
                                OptionalDouble.of(0.5)));
        assertThat(labels.get(1).precision()).hasValue(0.75);
        assertThat(labels.get(0).f1()).hasValue(1);
    }

    @Test
    void a_row_of_a_label_unknown_to_the_model_spoils_the_precision_of_what_it_was_taken_for() {
        var of = evaluation(List.of("well", "sick"), "ss*3 xs*1 ww*2").perLabel().get(1);
        assertThat(of.precision()).hasValue(0.75);
        assertThat(of.recall()).hasValue(1);
    }

    /** Actual then predicted letter, and how often: through the code that judges models. */
    private static Evaluation evaluation(List<String> classes, String counts) {
        var rows = new ArrayList<Scoring.Scored>();
        for (var part : counts.split(" ")) {
            for (int i = Integer.parseInt(part.substring(3)); i > 0; i--) {
                var said = label(part.charAt(1));
                var sure = classes.stream().map(c -> c.equals(said) ? 1.0 : 0.0).toList();
                rows.add(new Scoring.Scored(rows.size(), 0, label(part.charAt(0)), sure));
            }
        }
        return Scoring.of(classes, rows);
    }

    private static String label(char letter) {
        return letter == 's' ? "sick" : letter == 'w' ? "well" : "x";
    }
}
