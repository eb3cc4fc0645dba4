package medchain.scenarios.sweep;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import medchain.scenarios.language.BadInput;
import medchain.scenarios.language.Experiment;
import medchain.scenarios.language.Experiment.TimedLine;
import medchain.scenarios.language.ScenarioText;
import medchain.scenarios.run.KeyCache;
import medchain.scenarios.run.LineResult;
import medchain.scenarios.run.Narrator;
import medchain.scenarios.run.Runner;
import medchain.simulator.kernel.Parallel;
import medchain.simulator.kernel.SimTime;

/**
 * Runs the scenario of a task and measures the world that it leaves.
 *
 * @param folder for relative names of data files
 * @param files those that are there, by name; other machines get copies
 */
public record RunWork(
        Optional<KeyCache> keys, Path folder, Collection<String> files, Measuring measures)
        implements Work {
    public RunWork {
        files = List.copyOf(files);
    }

    @Override
    public Optional<List<String>> apply(Task task, BooleanSupplier goOn) {
        var text = new ScenarioText("<point " + task.point() + ">", task.effective());
        var experiment = Experiment.parse(text, List.of("seed=" + task.seed()));
        var finished = new Runner(Parallel.SERIAL, keys, folder, new Quiet(goOn)).run(experiment);
        return finished.stopped() ? Optional.empty() : Optional.of(measures.of(finished));
    }

    @Override
    public Parcel parcel() {
        var contents = new TreeMap<String, byte[]>();
        for (var file : files) {
            try {
                contents.put(file, Files.readAllBytes(folder.resolve(file)));
            } catch (IOException unreadable) {
                throw BadInput.noInput(file + " cannot be read; expected a readable file");
            }
        }
        return new Parcel(measures.getClass().getName(), contents, keys.map(KeyCache::folder));
    }

    /** Tells nobody, and stops when nobody waits. */
    private record Quiet(BooleanSupplier goOn) implements Narrator {
        @Override
        public boolean at(String stage, long done, long total) {
            return goOn.getAsBoolean();
        }

        @Override
        public void stage(String what) {}

        @Override
        public void begins(TimedLine line, SimTime now) {}

        @Override
        public void ended(LineResult result) {}
    }
}
