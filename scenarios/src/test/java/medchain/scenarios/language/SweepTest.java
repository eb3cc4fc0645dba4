package medchain.scenarios.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SweepTest {
    private static final String HEAD =
            "scenario: small\nseed: 7\nworld: {nodes: 9}\nreplicates: 3\nsweep:\n";

    private static Experiment read(String sweep, String... settings) {
        return Experiment.parse(new ScenarioText("s.yaml", HEAD + sweep), List.of(settings));
    }

    private static String refusal(String sweep) {
        return catchThrowableOfType(BadInput.class, () -> read(sweep).sweep().points()).line();
    }

    @Test
    void every_combination_is_a_point_and_the_last_axis_varies_fastest() {
        var sweep = read("  world.nodes: [9, 12]\n  world.network.loss: [0%, 1%, 5%]\n").sweep();

        assertThat(sweep.paths()).containsExactly("world.nodes", "world.network.loss");
        assertThat(sweep.points().stream().map(Sweep.Point::values))
                .containsExactly(
                        List.of("9", "0%"),
                        List.of("9", "1%"),
                        List.of("9", "5%"),
                        List.of("12", "0%"),
                        List.of("12", "1%"),
                        List.of("12", "5%"));
    }

    @Test
    void a_point_is_a_scenario_of_its_own_with_defaults_that_follow_its_values() {
        var point = read("  world.nodes: [9, 12]\n").sweep().points().get(1);
        var alone = Experiment.parse(new ScenarioText("p.yaml", point.effective()), List.of());

        assertThat(alone.world().network().nodes()).isEqualTo(12);
        assertThat(alone.sweep().replicates().most()).isEqualTo(1);
        assertThat(alone.sweep().points()).hasSize(1);
    }

    @Test
    void zipped_keys_go_in_step() {
        var sweep =
                read("  zip:\n    world.nodes: [9, 12]\n    world.consensus.delegates: [3, 5]\n")
                        .sweep();

        assertThat(sweep.points().stream().map(Sweep.Point::values))
                .containsExactly(List.of("9", "3"), List.of("12", "5"));
    }

    @Test
    void a_scenario_without_a_sweep_is_its_only_point() {
        var one = Experiment.parse(new ScenarioText("s.yaml", "scenario: one\n"), List.of());
        assertThat(one.sweep().points())
                .singleElement()
                .satisfies(p -> assertThat(p.values()).isEmpty());
    }

    @Test
    void the_source_and_the_effective_text_read_back_as_the_same_sweep() {
        var first = read("  world.network.loss: [0%, 1%]\n", "seed=11");
        for (var text : List.of(first.sweep().source(), first.effective())) {
            var again = Experiment.parse(new ScenarioText("again.yaml", text), List.of());
            assertThat(again.seed()).isEqualTo(11);
            assertThat(again.sweep().replicates().most()).isEqualTo(3);
            assertThat(again.sweep().points()).isEqualTo(first.sweep().points());
        }
    }

    @Test
    void the_first_replicate_is_the_single_run_and_all_seeds_differ() {
        assertThat(Sweep.seed(42, 0)).isEqualTo(42);
        assertThat(IntStream.range(0, 1000).mapToObj(r -> Sweep.seed(42, r)).distinct())
                .hasSize(1000);
        assertThat(Sweep.seed(42, 1)).isNotEqualTo(Sweep.seed(43, 1));
    }

    @Test
    void what_cannot_be_swept_is_refused_where_it_stands() {
        assertThat(refusal("  world.network.los: [0%]\n"))
                .startsWith("s.yaml:6:3: \"world.network.los\" cannot be swept")
                .contains("did you mean \"world.network.loss\"?");
        assertThat(refusal("  world.network.loss: [0%, 5]\n")).startsWith("s.yaml:6:28: ");
        assertThat(refusal("  world.network.loss: 5%\n")).contains("expected a list of values");
        assertThat(refusal("  world.network.loss: []\n")).contains("expected a list of values");
        assertThat(refusal("  world.network.loss: [1%, 1%]\n")).contains("twice");
        assertThat(refusal("  seed: [1, 2]\n")).contains("cannot be swept");
        assertThat(refusal("  workload: [1]\n")).contains("cannot be swept");
        assertThat(refusal("  \"workload[0].rate.per_second\": [1]\n")).contains("no item [0]");
        assertThat(refusal("  zip: {world.nodes: [9, 12], world.consensus.slot: [1s]}\n"))
                .contains("1 values in step with 2");
    }

    @Test
    void a_point_that_is_no_possible_scenario_is_refused_at_the_value_that_makes_it_so() {
        assertThat(refusal("  world.consensus.delegates: [3, 11]\n"))
                .isEqualTo("s.yaml:6:34: 11 delegates of 9 full nodes; expected no more");
    }
}
