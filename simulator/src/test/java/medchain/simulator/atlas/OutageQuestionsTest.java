package medchain.simulator.atlas;

import static org.assertj.core.api.Assertions.assertThat;

import medchain.simulator.atlas.Evidence.Finding;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How long finality is out after a cut is what order statistics say. */
class OutageQuestionsTest {
    @Tag("long")
    @Test
    void outages_last_as_long_as_the_cut_and_until_a_quorum_is_together() {
        var findings =
                OutageQuestions.ALL.stream()
                        .flatMap(q -> q.ask(42).stream())
                        .map(Finding.class::cast)
                        .toList();
        assertThat(findings).hasSize(7);
        assertThat(findings).allMatch(Finding::held);
    }
}
