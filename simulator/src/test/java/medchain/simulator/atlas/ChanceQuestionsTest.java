package medchain.simulator.atlas;

import static org.assertj.core.api.Assertions.assertThat;

import medchain.simulator.atlas.Evidence.Finding;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Grinding of seeds gives as many choices as algebra says, and standby is drawn fairly. */
class ChanceQuestionsTest {
    @Tag("long")
    @Test
    void what_can_be_bent_of_chance_is_what_algebra_says() {
        var findings =
                ChanceQuestions.ALL.stream()
                        .flatMap(q -> q.ask(42).stream())
                        .map(Finding.class::cast)
                        .toList();
        assertThat(findings).hasSize(12);
        assertThat(findings).allMatch(Finding::held);
    }
}
