package medchain.simulator.atlas;

import static org.assertj.core.api.Assertions.assertThat;

import medchain.simulator.atlas.Evidence.Finding;
import org.junit.jupiter.api.Test;

/** A clock that is behind costs blocks in one step, not by and by. */
class SlowClockTest {
    @Test
    void a_slow_clock_loses_its_block_just_when_it_comes_after_the_next_slot_begins() {
        var findings =
                ScheduleQuestions.ALL.stream()
                        .filter(question -> question.row().equals("4.9"))
                        .flatMap(question -> question.ask(42).stream())
                        .map(Finding.class::cast)
                        .toList();
        assertThat(findings).hasSize(2 * 7).allMatch(Finding::held);
        assertThat(findings).anyMatch(f -> f.expected().equals("0"));
        assertThat(findings).anyMatch(f -> f.expected().equals("200"));
    }
}
