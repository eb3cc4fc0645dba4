package medchain.scenarios.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import medchain.scenarios.language.BadInput;
import medchain.scenarios.language.Experiment;
import medchain.simulator.atlas.Evidence.Finding;
import medchain.simulator.kernel.Progress;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class LibraryTest {
    private static final Path FOLDER = Path.of("target", "nowhere");
    private static final Optional<KeyCache> CACHE =
            Optional.of(new KeyCache(Path.of("target", "test-keys")));

    /**
     * Keeps the build quick: of hospital-day, the first 150 rows and an earlier end. The whole is
     * run by the build's demo.
     */
    private static List<String> reduced(String name) {
        return name.equals("hospital-day")
                ? List.of("workload[0].records.limit=150", "workload[0].records.speed=60000x")
                : List.of();
    }

    /** Each takes a quarter of a minute or more. */
    private static final Set<String> LONG =
            Set.of(
                    "consensus-atlas",
                    "quorum-three-of-five",
                    "quorum-four-of-seven",
                    "training-by-sums");

    /**
     * All but the long ones and the one that takes minutes, which the build's script runs whole.
     */
    static List<String> names() {
        return Library.names().stream()
                .filter(name -> !LONG.contains(name) && !name.equals("scale-100k"))
                .toList();
    }

    static List<String> longNames() {
        return Library.names().stream().filter(LONG::contains).toList();
    }

    @Tag("long")
    @ParameterizedTest
    @MethodSource("longNames")
    void every_long_scenario_runs_as_it_says(String name) {
        every_shipped_scenario_runs_as_it_says(name);
    }

    @ParameterizedTest
    @MethodSource("names")
    void every_shipped_scenario_runs_as_it_says(String name) {
        var experiment = Experiment.parse(Library.open(name, FOLDER), reduced(name));
        assertThat(experiment.name()).isEqualTo(name);
        assertThat(experiment.title()).isNotBlank();
        assertThat(experiment.description()).hasSizeGreaterThan(100);
        assertThat(experiment.expectations()).isNotEmpty();
        runsAsItSays(name, experiment);
    }

    /** Those in which somebody lies, forges or answers patients' questions. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "unapproved-record",
                "invalid-blocks",
                "equivocation",
                "withheld-blocks",
                "censoring-delegates",
                "one-phase-conflict",
                "consent-refused",
                "consent-revoked",
                "share-and-revoke",
                "tampered-node",
                "votes-decide"
            })
    void simulated_signatures_come_to_the_same_verdicts_as_real_ones(String name) {
        var experiment =
                Experiment.parse(Library.open(name, FOLDER), List.of("world.crypto=simulated"));
        assertThat(experiment.effective()).contains("crypto: simulated");
        runsAsItSays(name, experiment);
    }

    private static void runsAsItSays(String name, Experiment experiment) {
        try (var parallel = CoreParallel.onAllCores(Progress.NONE)) {
            var finished =
                    new Runner(parallel, CACHE, FOLDER, Narrator.SILENT)
                            .looking(Counts::new)
                            .run(experiment);
            assertThat(finished.surprises())
                    .extracting(r -> r.line().line() + ": " + r.outcome())
                    .isEmpty();
            assertThat(finished.atlas().findings()).allMatch(Finding::held);
            assertThat(finished.midway())
                    .extracting(m -> m.judgement().passed() + " " + m.judgement().detail())
                    .allMatch(m -> m.startsWith("true"));
            var counts = new Counts(finished.world());
            for (var expectation : experiment.expectations()) {
                if (expectation.at().isPresent() || isOfTheWholeFile(name, expectation.text())) {
                    continue;
                }
                assertThat(expectation.judge(counts).passed())
                        .as(
                                "%s: %s; %s",
                                expectation.text(), expectation.judge(counts).detail(), counts)
                        .isTrue();
            }
        }
    }

    private static boolean isOfTheWholeFile(String name, String expectation) {
        return name.equals("hospital-day") && expectation.startsWith("sum_amount_submitted");
    }

    @Test
    void every_shipped_file_is_in_the_index() {
        var files = Path.of("library").toFile().list((_, f) -> f.endsWith(".yaml"));
        assertThat(files)
                .containsExactlyInAnyOrderElementsOf(
                        Library.names().stream().map(n -> n + ".yaml").toList());
    }

    @Test
    void an_unknown_name_is_no_input_with_a_suggestion() {
        assertThatThrownBy(() -> Library.open("hospital-dya", FOLDER))
                .isInstanceOfSatisfying(
                        BadInput.class,
                        b -> {
                            assertThat(b.exitCode()).isEqualTo(66);
                            assertThat(b.hint()).hasValue("did you mean \"hospital-day\"?");
                        });
    }
}
