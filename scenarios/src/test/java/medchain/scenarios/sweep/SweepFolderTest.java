package medchain.scenarios.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import medchain.scenarios.language.BadInput;
import medchain.scenarios.language.Experiment;
import medchain.scenarios.language.ScenarioText;
import medchain.scenarios.run.Finished;
import medchain.scenarios.run.KeyCache;
import medchain.simulator.kernel.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SweepFolderTest {
    private static final List<String> COLUMNS = List.of("trace_hash", "height", "seed");
    private static final String SMALL =
            """
            scenario: small
            world: {nodes: 3, network: {latency: {constant: 50ms}}}
            population: {password_cost: 4}
            stop: {after: 20s}
            replicates: 2
            sweep:
              world.consensus.delegates: [2, 3]
              world.network.loss: [0%, 10%]
            """;

    @TempDir private Path folder;

    private final Work work =
            new RunWork(
                    Optional.of(new KeyCache(Path.of("target", "test-keys"))),
                    Path.of("."),
                    List.of(),
                    SweepFolderTest::measured);

    private static List<String> measured(Finished finished) {
        return List.of(
                finished.world().traceHash().hex(),
                "" + finished.world().view().headHeight(),
                "" + finished.experiment().seed());
    }

    private static SweepPlan plan(String text) {
        var experiment = Experiment.parse(new ScenarioText("small.yaml", text), List.of());
        return SweepPlan.of(experiment, COLUMNS, new Spread(), "test");
    }

    private List<Result> run(String name, int workers, Progress progress) {
        return List.copyOf(
                new SweepFolder(folder.resolve(name))
                        .run(plan(SMALL), new LocalEngine(workers), work, progress)
                        .values());
    }

    /** Work that never leaves this machine. */
    private static Work here(BiFunction<Task, BooleanSupplier, Optional<List<String>>> apply) {
        return new Work() {
            @Override
            public Optional<List<String>> apply(Task task, BooleanSupplier goOn) {
                return apply.apply(task, goOn);
            }

            @Override
            public Parcel parcel() {
                throw new AssertionError("nobody sends it away");
            }
        };
    }

    /** Says stop once so many runs are finished. */
    private static Progress until(int finished) {
        return (stage, done, total) -> done < finished;
    }

    @Test
    void one_worker_and_two_find_the_same_and_every_point_has_the_same_seeds() {
        var one = run("one", 1, Progress.NONE);

        assertThat(run("two", 2, Progress.NONE)).isEqualTo(one);
        assertThat(one).extracting(Result::index).containsExactlyElementsOf(upTo(8));
        assertThat(one).extracting(r -> r.values().getFirst()).doesNotHaveDuplicates();
        var seeds = one.stream().map(r -> r.values().get(2)).toList();
        assertThat(seeds.subList(0, 2)).doesNotHaveDuplicates().startsWith("42");
        assertThat(seeds.subList(2, 4)).isEqualTo(seeds.subList(0, 2));
        assertThat(seeds.subList(6, 8)).isEqualTo(seeds.subList(0, 2));
    }

    private static List<Integer> upTo(int end) {
        return IntStream.range(0, end).boxed().toList();
    }

    @Test
    void a_stopped_sweep_keeps_what_is_finished_and_goes_on_to_the_same_end() throws IOException {
        var stopped = run("stopped", 1, until(3));
        assertThat(stopped).hasSizeBetween(3, 4);

        var journal = folder.resolve("stopped").resolve("sweep.journal");
        var torn = Files.readString(journal);
        Files.writeString(journal, torn.substring(0, torn.length() - 7));
        var again = new ArrayList<Integer>();
        var counted =
                new SweepFolder(folder.resolve("stopped"))
                        .run(
                                plan(SMALL),
                                new LocalEngine(2),
                                here((task, goOn) -> {
                                    synchronized (again) {
                                        again.add(task.index());
                                    }
                                    return work.apply(task, goOn);
                                }),
                                Progress.NONE);

        assertThat(List.copyOf(counted.values())).isEqualTo(run("whole", 1, Progress.NONE));
        assertThat(again).as("only what was not kept").hasSize(8 - stopped.size() + 1);
    }

    @Test
    void a_line_that_was_changed_on_disk_is_not_believed() throws IOException {
        var whole = run("one", 2, Progress.NONE);
        var journal = folder.resolve("one").resolve("sweep.journal");
        var lines = new ArrayList<>(Files.readAllLines(journal));
        lines.set(3, lines.get(3).replaceFirst(",[0-9]+,", ",99,"));
        Files.write(journal, lines);

        var sweep = new SweepFolder(folder.resolve("one"));
        assertThat(sweep.finished(plan(SMALL))).hasSize(7);
        assertThat(run("one", 1, Progress.NONE)).isEqualTo(whole);
    }

    @Test
    void the_folder_of_another_sweep_is_refused() {
        run("one", 2, until(1));
        var other = plan(SMALL.replace("10%", "20%"));

        assertThatThrownBy(() -> new SweepFolder(folder.resolve("one")).finished(other))
                .isInstanceOfSatisfying(BadInput.class, b -> assertThat(b.exitCode()).isEqualTo(73))
                .hasMessageContaining("another scenario");
        assertThatThrownBy(() -> new SweepFolder(folder.resolve("none")).experiment())
                .hasMessageContaining("no sweep");
    }

    @Test
    void the_scenario_in_the_folder_is_the_one_that_was_begun() {
        run("one", 2, until(1));
        var begun = new SweepFolder(folder.resolve("one")).experiment();

        assertThat(SweepPlan.of(begun, COLUMNS, new Spread(), "test").digest())
                .isEqualTo(plan(SMALL).digest());
    }

    @Test
    void a_run_that_fails_ends_the_sweep_with_its_reason() {
        var broken =
                here((task, _) -> {
                    throw BadInput.noInput("no file of task " + task.index());
                });
        assertThatThrownBy(() ->
                        new SweepFolder(folder.resolve("broken"))
                                .run(plan(SMALL), new LocalEngine(1), broken, Progress.NONE))
                .isInstanceOf(BadInput.class)
                .hasMessage("no file of task 0");
    }
}
