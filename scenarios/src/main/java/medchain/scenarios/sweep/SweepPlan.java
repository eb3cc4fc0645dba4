package medchain.scenarios.sweep;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import medchain.scenarios.language.BadInput;
import medchain.scenarios.language.Experiment;
import medchain.scenarios.language.Sweep;

/**
 * Every run of a sweep, in order: point by point, replicate by replicate.
 *
 * @param columns what each run measures
 * @param version of the program; another one may measure something else
 */
public record SweepPlan(
        Experiment experiment, List<Sweep.Point> points, List<String> columns, String version) {
    public SweepPlan {
        points = List.copyOf(points);
        columns = List.copyOf(columns);
    }

    /**
     * @throws BadInput when a point is no possible scenario, or runs would not repeat
     */
    public static SweepPlan of(Experiment experiment, List<String> columns, String version) {
        if (experiment.world().secureEntropy()) {
            throw new BadInput(
                    BadInput.BAD_DATA,
                    Optional.empty(),
                    "a sweep with world.entropy secure; expected seed, so that runs repeat",
                    Optional.empty());
        }
        return new SweepPlan(experiment, experiment.sweep().points(), columns, version);
    }

    public int replicates() {
        return experiment.sweep().replicates();
    }

    public List<Task> tasks() {
        var tasks = new ArrayList<Task>();
        for (int point = 0; point < points.size(); point++) {
            for (int replicate = 0; replicate < replicates(); replicate++) {
                tasks.add(
                        new Task(
                                tasks.size(),
                                point,
                                replicate,
                                Sweep.seed(experiment.seed(), replicate),
                                points.get(point).effective()));
            }
        }
        return tasks;
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
