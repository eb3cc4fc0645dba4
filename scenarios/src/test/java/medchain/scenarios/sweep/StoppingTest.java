package medchain.scenarios.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.function.BooleanSupplier;
import medchain.scenarios.language.BadInput;
import medchain.scenarios.language.Experiment;
import medchain.scenarios.language.ScenarioText;
import medchain.scenarios.sweep.Standing.Stop;
import medchain.simulator.kernel.Progress;
import medchain.simulator.kernel.Streams;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When a point has enough runs, whoever does them in whatever order. */
class StoppingTest {
    private static final String UNTIL =
            """
            scenario: until
            replicates: {min: 5, max: 40, measure: height, half_width: 10%}
            sweep:
              world.nodes: [5, 6, 7, 8, 9, 10]
            """;

    @TempDir private Path folder;

    /** Indices of the runs that anybody began. */
    private final ConcurrentSkipListSet<Integer> begun = new ConcurrentSkipListSet<>();

    private static SweepPlan plan(String text) {
        var experiment = Experiment.parse(new ScenarioText("until.yaml", text), List.of());
        return SweepPlan.of(experiment, List.of("hash", "height"), new Spread(), "test");
    }

    /**
     * Point 0 always measures the same, point 5 scatters without end, the others more from point to
     * point.
     */
    private static String height(Task task) {
        double draw =
                new Streams(task.seed()).stream("height").nextDouble()
                        * 12
                        * Math.pow(task.point(), 3);
        return Integer.toString(100 + (int) draw);
    }

    /** Work that never leaves this machine and takes as long as it likes. */
    private final class Drawn implements Work {
        @Override
        public Optional<List<String>> apply(Task task, BooleanSupplier goOn) {
            begun.add(task.index());
            Thread.yield();
            return Optional.of(List.of("h" + task.index(), height(task)));
        }

        @Override
        public Parcel parcel() {
            throw new AssertionError("nobody sends it away");
        }
    }

    private SortedMap<Integer, Result> run(String name, int workers, Progress progress) {
        return new SweepFolder(folder.resolve(name))
                .run(plan(UNTIL), new LocalEngine(workers), new Drawn(), progress);
    }

    /** The runs that count, of all points. */
    private static List<Result> counting(SortedMap<Integer, Result> results) {
        var plan = plan(UNTIL);
        var counting = new ArrayList<Result>();
        results.values()
                .forEach(result -> {
                    var task = plan.task(result);
                    if (task.replicate() < plan.standing(task.point(), results).runs()) {
                        counting.add(result);
                    }
                });
        return counting;
    }

    /** By looking at one more run after the other, as a reader of the definition would. */
    private static List<Standing> byDefinition() {
        var plan = plan(UNTIL);
        var standings = new ArrayList<Standing>();
        for (int point = 0; point < plan.points().size(); point++) {
            var measured = new ArrayList<String>();
            var standing = Optional.<Standing>empty();
            while (standing.isEmpty()) {
                measured.add(height(plan.task(point, measured.size())));
                int n = measured.size();
                var estimate = new Spread().of(measured);
                if (n >= 5
                        && estimate.orElseThrow().halfWidth().doubleValue()
                                <= 0.1 * estimate.get().mean().doubleValue()) {
                    standing = Optional.of(new Standing(n, Stop.MET));
                } else if (n == 40) {
                    standing = Optional.of(new Standing(n, Stop.MOST));
                }
            }
            standings.add(standing.get());
        }
        return standings;
    }

    @Test
    void a_point_stops_at_the_first_number_of_runs_whose_interval_is_narrow_enough() {
        var results = run("one", 1, Progress.NONE);

        var standings = plan(UNTIL).standings(results);
        assertThat(standings).isEqualTo(byDefinition());
        assertThat(standings.getFirst()).isEqualTo(new Standing(5, Stop.MET));
        assertThat(standings.getLast()).isEqualTo(new Standing(40, Stop.MOST));
        assertThat(standings.subList(1, 5))
                .as("some need more than the least and less than the most")
                .anySatisfy(s -> assertThat(s.runs()).isBetween(6, 39));
    }

    @Test
    void any_number_of_workers_counts_the_same_runs_and_drops_those_beyond() {
        var one = counting(run("one", 1, Progress.NONE));

        for (int workers : List.of(2, 7)) {
            var many = run("many" + workers, workers, Progress.NONE);
            assertThat(counting(many)).isEqualTo(one);
            assertThat(begun.size()).as("some were done ahead").isGreaterThan(one.size());
        }
    }

    @Test
    void stopped_after_any_run_it_goes_on_to_the_same_end() {
        var whole = counting(run("whole", 1, Progress.NONE));
        int all = whole.size();

        for (int patience = 1; patience < all; patience += 7) {
            int most = patience;
            var name = "stopped" + patience;
            var stopped = run(name, 2, (stage, done, total) -> done < most);
            assertThat(plan(UNTIL).standings(stopped)).anyMatch(Standing::open);

            assertThat(counting(run(name, 2, Progress.NONE))).isEqualTo(whole);
        }
    }

    @Test
    void a_run_that_was_done_ahead_does_not_count_before_those_before_it() {
        var plan = plan(UNTIL);
        var results = new TreeMap<Integer, Result>();
        for (int replicate : List.of(0, 1, 2, 3, 5, 6)) {
            int index = plan.index(0, replicate);
            results.put(index, new Result(index, List.of("h", "100")));
        }
        assertThat(plan.standing(0, results)).isEqualTo(new Standing(6, Stop.OPEN));

        results.put(plan.index(0, 4), new Result(plan.index(0, 4), List.of("h", "100")));
        assertThat(plan.standing(0, results)).isEqualTo(new Standing(5, Stop.MET));
    }

    @Test
    void runs_that_saw_too_little_are_no_evidence() {
        var plan = plan(UNTIL);
        var results = new TreeMap<Integer, Result>();
        for (int replicate = 0; replicate < 40; replicate++) {
            int index = plan.index(0, replicate);
            var seen = replicate % 4 == 0 ? "100" : "";
            results.put(index, new Result(index, List.of("h", seen)));
        }
        // the fifth that saw enough is the seventeenth
        assertThat(plan.standing(0, results)).isEqualTo(new Standing(17, Stop.MET));
    }

    @Test
    void a_round_never_asks_for_more_than_twice_the_runs_nor_for_what_is_there() {
        var plan = plan(UNTIL);
        var results = new TreeMap<Integer, Result>();
        var agenda = new Agenda(plan, results);
        var asked = new TreeSet<Integer>();
        int before = 0;
        for (var tasks = agenda.next(); !tasks.isEmpty(); tasks = agenda.next()) {
            int now = (int) tasks.stream().filter(t -> t.point() == 5).count();
            assertThat(now).isLessThanOrEqualTo(Math.max(5, before));
            before += now;
            tasks.forEach(task -> {
                assertThat(asked.add(task.index())).as("asked once").isTrue();
                results.put(task.index(), new Result(task.index(), List.of("h", height(task))));
            });
        }
        assertThat(before).isEqualTo(40);
        assertThat(asked).isEqualTo(results.keySet());
    }

    @Test
    void a_measure_that_nobody_measures_is_refused_where_it_stands() {
        assertThatThrownBy(() -> plan(UNTIL.replace("height", "heigt")))
                .isInstanceOfSatisfying(
                        BadInput.class,
                        b -> {
                            assertThat(b.place().orElseThrow()).hasToString("until.yaml:2:40");
                            assertThat(b.hint().orElseThrow()).contains("height");
                        });
    }
}
