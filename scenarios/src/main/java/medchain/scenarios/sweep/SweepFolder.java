package medchain.scenarios.sweep;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import medchain.scenarios.language.BadInput;
import medchain.scenarios.language.Experiment;
import medchain.scenarios.language.ScenarioText;
import medchain.simulator.kernel.Progress;

/**
 * A folder that holds a sweep: its scenario and the journal of what is finished.
 *
 * @param folder made when the sweep begins
 */
public record SweepFolder(Path folder) {
    private static final String SCENARIO = "scenario.yaml";
    private static final String DATA = "data-folder.txt";
    private static final String JOURNAL = "sweep.journal";

    /**
     * Remembers where the scenario's own data files are, for whoever goes on with it.
     *
     * @param dataFolder for relative names of data files
     */
    public SweepFolder begin(Path dataFolder) {
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve(DATA), dataFolder.toAbsolutePath() + "\n");
            return this;
        } catch (IOException refused) {
            throw failed(refused);
        }
    }

    /** Where the data files of the sweep that was begun here are. */
    public Path dataFolder() {
        try {
            return Path.of(Files.readString(folder.resolve(DATA)).strip());
        } catch (IOException | InvalidPathException unreadable) {
            throw BadInput.noInput(
                    "no " + DATA + " in \"" + folder + "\"; expected that of a sweep");
        }
    }

    private Path journal() {
        return folder.resolve(JOURNAL);
    }

    /** Whether a sweep was begun here. */
    public boolean holdsSweep() {
        return Files.isRegularFile(journal());
    }

    /** The scenario of the sweep that was begun here. */
    public Experiment experiment() {
        if (!holdsSweep() || !Files.isRegularFile(folder.resolve(SCENARIO))) {
            throw BadInput.noInput("no sweep in \"" + folder + "\"; expected the folder of one");
        }
        return Experiment.parse(ScenarioText.read(folder.resolve(SCENARIO)), List.of());
    }

    /**
     * What is finished of this plan.
     *
     * @throws BadInput when the folder holds another sweep
     */
    public SortedMap<Integer, Result> finished(SweepPlan plan) {
        try {
            if (!holdsSweep() || Files.size(journal()) == 0) {
                return new TreeMap<>();
            }
            var begun = SweepJournal.digest(journal());
            if (!begun.equals(Optional.of(plan.digest()))) {
                throw new BadInput(
                        BadInput.CANNOT_CREATE,
                        Optional.empty(),
                        "\""
                                + folder
                                + "\" holds a sweep of another scenario or version; expected the"
                                + " one that was begun there",
                        Optional.of("--out DIR begins it elsewhere"));
            }
            return SweepJournal.read(journal(), plan.digest());
        } catch (IOException unreadable) {
            throw failed(unreadable);
        }
    }

    /** Forgets what is finished, for a sweep that begins anew. */
    public void clear() {
        try {
            Files.deleteIfExists(journal());
        } catch (IOException refused) {
            throw failed(refused);
        }
    }

    /**
     * Does what is left of the plan and keeps each result as it comes.
     *
     * @param progress says stop after Ctrl-C; what is finished is kept
     * @return all that is finished now, by index
     */
    public SortedMap<Integer, Result> run(
            SweepPlan plan, Engine engine, Work work, Progress progress) {
        try {
            Files.createDirectories(folder);
            var results = new TreeMap<>(finished(plan));
            Files.writeString(folder.resolve(SCENARIO), plan.experiment().sweep().source());
            try (var journal = SweepJournal.open(journal(), plan.digest())) {
                var agenda = new Agenda(plan, results);
                engine.map(agenda, work, new Keeping(journal, results, agenda, progress));
            }
            return results;
        } catch (UncheckedIOException full) {
            throw failed(new IOException(full.getMessage(), full));
        } catch (IOException refused) {
            throw failed(refused);
        }
    }

    private BadInput failed(IOException why) {
        return new BadInput(
                BadInput.IO,
                Optional.empty(),
                "the sweep in \"" + folder + "\" cannot be kept: " + why.getMessage(),
                Optional.empty());
    }

    /** Writes results down before anybody is told of them. */
    private record Keeping(
            SweepJournal journal,
            SortedMap<Integer, Result> results,
            Agenda agenda,
            Progress progress)
            implements Engine.Watch {
        @Override
        public void finished(Result result) {
            try {
                journal.add(result);
            } catch (IOException full) {
                throw new UncheckedIOException(full);
            }
            results.put(result.index(), result);
            goOn();
        }

        @Override
        public boolean goOn() {
            return progress.at("sweeping", results.size(), agenda.total());
        }
    }
}
