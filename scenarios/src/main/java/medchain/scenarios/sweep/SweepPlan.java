package medchain.scenarios.sweep;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.stream.IntStream;
import medchain.scenarios.language.Arguments;
import medchain.scenarios.language.BadInput;
import medchain.scenarios.language.Experiment;
import medchain.scenarios.language.Replicates;
import medchain.scenarios.language.Suggest;
import medchain.scenarios.language.Sweep;

/**
 * Every run of a sweep, in order: point by point, replicate by replicate.
 *
 * @param columns what each run measures
 * @param estimating tells when a point has enough runs
 * @param version of the program; another one may measure something else
 */
public record SweepPlan(
        Experiment experiment,
        List<Sweep.Point> points,
        List<String> columns,
        Estimating estimating,
        String version) {
    public SweepPlan {
        points = List.copyOf(points);
        columns = List.copyOf(columns);
    }

    /**
     * @throws BadInput when a point is no possible scenario, runs would not repeat, or nobody
     *     measures what they are to stop by
     */
    public static SweepPlan of(
            Experiment experiment, List<String> columns, Estimating estimating, String version) {
        if (experiment.world().secureEntropy()) {
            throw new BadInput(
                    BadInput.BAD_DATA,
                    Optional.empty(),
                    "a sweep with world.entropy secure; expected seed, so that runs repeat",
                    Optional.empty());
        }
        check(experiment, estimating);
        return new SweepPlan(experiment, experiment.sweep().points(), columns, estimating, version);
    }

    /**
     * @throws BadInput when nobody measures what runs are to stop by
     */
    public static void check(Experiment experiment, Estimating estimating) {
        experiment.sweep().replicates().goal().ifPresent(g -> check(g.measure(), estimating));
    }

    private static void check(Arguments.Value measure, Estimating estimating) {
        if (!estimating.measures().contains(measure.text())) {
            throw BadInput.data(
                    measure.place(),
                    "no measure \"" + measure.text() + "\"; expected one of summary.csv",
                    Suggest.hint(measure.text(), estimating.measures()));
        }
    }

    public Replicates replicates() {
        return experiment.sweep().replicates();
    }

    Stopping stopping() {
        int column = replicates().goal().map(g -> columns.indexOf(g.measure().text())).orElse(0);
        return new Stopping(replicates(), column, estimating);
    }

    int index(int point, int replicate) {
        return point * replicates().most() + replicate;
    }

    Task task(int point, int replicate) {
        return new Task(
                index(point, replicate),
                point,
                replicate,
                Sweep.seed(experiment.seed(), replicate),
                points.get(point).effective());
    }

    /** What led to a result. */
    public Task task(Result result) {
        return task(result.index() / replicates().most(), result.index() % replicates().most());
    }

    /**
     * How a point stands.
     *
     * @param results of the sweep, so far, by index
     */
    public Standing standing(int point, SortedMap<Integer, Result> results) {
        return stopping().standing(index(point, 0), results);
    }

    /** How each point stands. */
    public List<Standing> standings(SortedMap<Integer, Result> results) {
        return IntStream.range(0, points.size())
                .mapToObj(point -> standing(point, results))
                .toList();
    }

    /** The data files of the scenario's own that its runs read from the folder, by name. */
    public SortedSet<String> files(Path folder) {
        return OwnFiles.of(this, folder);
    }

    /** Of everything that decides about the results. */
    public String digest() {
        return Digest.of(experiment.sweep().source(), String.join(",", columns), version);
    }
}
