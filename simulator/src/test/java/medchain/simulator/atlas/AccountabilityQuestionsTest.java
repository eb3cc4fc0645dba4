package medchain.simulator.atlas;

import static org.assertj.core.api.Assertions.assertThat;

import medchain.simulator.atlas.Evidence.Finding;
import org.junit.jupiter.api.Test;

/** Two irreversible histories need as many liars as quorums share, and all of them are named. */
class AccountabilityQuestionsTest {
    @Test
    void liars_are_as_many_as_two_quorums_have_in_common() {
        var findings =
                AccountabilityQuestions.ALL.stream()
                        .flatMap(q -> q.ask(42).stream())
                        .map(Finding.class::cast)
                        .toList();
        assertThat(findings).hasSize(6 * 2 + 2);
        assertThat(findings).allMatch(Finding::held);
    }
}
