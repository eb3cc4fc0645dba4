package medchain.simulator.atlas;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import medchain.simulator.atlas.Evidence.Finding;
import medchain.simulator.kernel.Parallel;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The atlas finds what it is told to find, and says so when it does not. */
class AtlasTest {
    @Tag("long")
    @Test
    void every_finding_about_antelope_and_ark_holds() {
        var chapters = List.of("antelope-legacy", "antelope-savanna", "ark");
        var atlas = Atlas.of(chapters, 42, Parallel.SERIAL);
        assertThat(atlas.findings()).isNotEmpty().allMatch(Finding::held);
    }

    @Test
    void rules_that_never_finalise_break_their_rows_and_not_the_run() {
        var never = new Question("planted", "V0", "finality", seed -> latenciesOf("ark", seed));
        var unanswered = never.ask(1).getFirst();
        assertThat(unanswered)
                .isEqualTo(
                        new Finding(
                                "V0",
                                "planted",
                                "finality, answered",
                                "every chain of these rules",
                                300,
                                "an answer",
                                "block 1 did not become irreversible in 300 blocks",
                                false));
        var finalising =
                new Question("planted", "V0", "finality", seed -> latenciesOf("tron", seed));
        assertThat(finalising.ask(1)).allMatch(e -> e instanceof Finding f && f.held());
    }

    private static List<Evidence> latenciesOf(String preset, long seed) {
        var chain = new ChainWalker(Question.preset(preset), seed).walkBlocks(300);
        var blocks = Lags.finalityBlocks(chain, 1, 200);
        return List.of(new Row("V0", preset, "blocks to finality", "test").between(0, 30, blocks));
    }

    @Test
    void no_two_questions_have_one_name_so_that_each_can_fail() {
        assertThat(Atlas.questions()).doesNotHaveDuplicates().hasSizeGreaterThan(30);
    }

    @Test
    void a_mean_outside_of_its_interval_is_not_held() {
        var values = IntStream.range(0, 100).mapToObj(i -> i % 2 == 0 ? 9.0 : 11.0).toList();
        var sample = Sample.of(values);
        var row = new Row("V0", "none", "mean", "planted");
        assertThat(row.mean(10.2, sample).held()).isTrue();
        assertThat(row.mean(10.3, sample).held()).isFalse();
        assertThat(row.exactly(10, 11, 1).held()).isFalse();
        assertThat(row.between(9, 11, List.of(9L, 12L)).held()).isFalse();
    }

    @Test
    void the_interval_is_that_of_students_t() {
        // two-sided 99 % quantiles: 3.2498 for 9, 2.6259 for 100 degrees of freedom
        assertThat(new Sample(10, 0, StrictMath.sqrt(10)).halfWidth99()).isBetween(3.2, 3.26);
        assertThat(new Sample(101, 0, StrictMath.sqrt(101)).halfWidth99()).isBetween(2.62, 2.63);
    }
}
