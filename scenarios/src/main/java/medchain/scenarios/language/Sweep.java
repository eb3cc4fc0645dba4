package medchain.scenarios.language;

import java.util.ArrayList;
import java.util.List;
import medchain.scenarios.language.Tree.Entry;
import medchain.scenarios.language.Tree.Items;
import medchain.scenarios.language.Tree.Scalar;
import medchain.scenarios.language.Tree.Section;
import medchain.simulator.crypto.CryptoMode;
import medchain.simulator.kernel.Streams;

/**
 * What of a scenario varies: every combination of the values of its axes is a point. A scenario
 * without the key {@code sweep} has one point.
 */
public final class Sweep {
    private static final int MOST_POINTS = 10_000;

    private final Section written;
    private final ScenarioText.Beside beside;
    private final Replicates replicates;
    private final List<Axis> axes;

    /**
     * Keys that vary together.
     *
     * @param steps one value a path
     */
    private record Axis(List<String> paths, List<List<Scalar>> steps) {}

    /**
     * One combination.
     *
     * @param values one a path, as written
     * @param effective the scenario of this point alone
     * @param crypto of its world
     */
    public record Point(List<String> values, String effective, CryptoMode crypto) {
        public Point {
            values = List.copyOf(values);
        }
    }

    /**
     * @param written a checked scenario, without defaults
     * @param beside finds the files that values name
     */
    Sweep(Section written, ScenarioText.Beside beside, Replicates replicates) {
        this.written = written;
        this.beside = beside;
        this.replicates = replicates;
        this.axes = written.get("sweep").map(s -> axes((Section) s)).orElse(List.of());
    }

    /** How often each point is run, with seeds of {@link #seed}. */
    public Replicates replicates() {
        return replicates;
    }

    /** What varies, in the order of the file. */
    public List<String> paths() {
        return axes.stream().flatMap(a -> a.paths().stream()).toList();
    }

    /** The scenario with all settings applied, from which the same sweep is read again. */
    public String source() {
        return EffectiveText.write(written);
    }

    /**
     * The seed of a replicate: the same at every point, so that points differ by nothing else
     * (common random numbers). The first is the scenario's own, so it repeats the single run.
     *
     * @param replicate from 0
     */
    public static long seed(long seed, int replicate) {
        return replicate == 0
                ? seed
                : new Streams(seed).stream("replicate/" + replicate).nextLong();
    }

    /**
     * All points; the last axis varies fastest.
     *
     * @throws BadInput when there are too many, or one of them is no possible scenario
     */
    public List<Point> points() {
        checkCount();
        var points = new ArrayList<Point>();
        var chosen = new int[axes.size()];
        do {
            points.add(point(chosen));
        } while (next(chosen));
        return points;
    }

    private void checkCount() {
        long count = 1;
        for (var axis : axes) {
            count = Math.min(MOST_POINTS + 1L, count * axis.steps().size());
        }
        if (count > MOST_POINTS) {
            throw BadInput.data(
                    written.get("sweep").map(Tree::place).orElse(written.place()),
                    "more than " + MOST_POINTS + " points; expected at most that");
        }
    }

    /** Counts on like the digits of a number. */
    private boolean next(int[] chosen) {
        for (int i = chosen.length - 1; i >= 0; i--) {
            if (++chosen[i] < axes.get(i).steps().size()) {
                return true;
            }
            chosen[i] = 0;
        }
        return false;
    }

    private Point point(int[] chosen) {
        Tree scenario =
                new Section(
                        written.entries().stream()
                                .filter(e -> !List.of("sweep", "replicates").contains(e.key()))
                                .toList(),
                        written.place());
        var values = new ArrayList<String>();
        for (int i = 0; i < chosen.length; i++) {
            var axis = axes.get(i);
            var step = axis.steps().get(chosen[i]);
            for (int j = 0; j < step.size(); j++) {
                var value = step.get(j);
                scenario = Overrides.set(scenario, axis.paths().get(j), value, value.place());
                values.add(value.text());
            }
        }
        var experiment = ExperimentReader.read(scenario, beside);
        return new Point(values, experiment.effective(), experiment.world().crypto());
    }

    private static List<Axis> axes(Section sweep) {
        return sweep.entries().stream()
                .map(e ->
                        e.key().equals(SweepForm.ZIP)
                                ? axis(((Section) e.value()).entries())
                                : axis(List.of(e)))
                .toList();
    }

    private static Axis axis(List<Entry> together) {
        var steps = new ArrayList<List<Scalar>>();
        int length = ((Items) together.getFirst().value()).items().size();
        for (int i = 0; i < length; i++) {
            var step = new ArrayList<Scalar>();
            for (var entry : together) {
                step.add((Scalar) ((Items) entry.value()).items().get(i));
            }
            steps.add(List.copyOf(step));
        }
        return new Axis(together.stream().map(Entry::key).toList(), List.copyOf(steps));
    }
}
