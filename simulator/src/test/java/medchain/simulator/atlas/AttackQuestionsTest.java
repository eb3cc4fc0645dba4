package medchain.simulator.atlas;

import static org.assertj.core.api.Assertions.assertThat;

import medchain.simulator.atlas.Evidence.Finding;
import org.junit.jupiter.api.Test;

/** What an adversary can do to a chain is what algebra says, and no more. */
class AttackQuestionsTest {
    @Test
    void partitions_quality_seats_and_grinding_hold_to_their_closed_forms() {
        var findings =
                AttackQuestions.ALL.stream()
                        .flatMap(q -> q.ask(42).stream())
                        .map(Finding.class::cast)
                        .toList();
        assertThat(findings.stream().map(Finding::row).distinct())
                .containsExactly("4.7", "4.10", "4.12", "4.13");
        assertThat(findings).hasSizeGreaterThan(40).allMatch(Finding::held);
    }
}
