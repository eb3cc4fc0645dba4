package medchain.shell.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import medchain.reports.folder.Artefact;
import medchain.reports.folder.ReportWriter;
import medchain.reports.folder.RunRecord;
import medchain.reports.manifest.Build;
import medchain.reports.manifest.Cost;
import medchain.reports.manifest.CryptoMode;
import medchain.reports.manifest.Origin;
import medchain.scenarios.language.BadInput;
import medchain.scenarios.language.Experiment;
import medchain.scenarios.run.Midway;
import medchain.scenarios.run.Recording;
import medchain.shell.session.Edge;
import medchain.simulator.atlas.Atlas;
import medchain.simulator.check.Invariants;
import medchain.simulator.world.Outcome;
import medchain.simulator.world.World;

/**
 * Judges a run and leaves its result folder.
 *
 * @param outcomes what the world answered, in order: evaluations and answers become files
 * @param midway what became of expectations with a time
 * @param recordings times of requests that the scenario wants kept
 * @param atlas what the rules by themselves were found to do
 */
record Results(
        Experiment experiment,
        World world,
        List<Outcome> outcomes,
        List<Midway> midway,
        List<Recording> recordings,
        Atlas atlas) {

    /**
     * What a run took of the machine.
     *
     * @param worldCpu of that, the thread in which the world ran
     */
    record Effort(Duration wall, Duration cpu, Duration worldCpu) {}

    /** A judged run and where it lies. */
    record Left(Path folder, List<Path> files, Measured measured, Verdicts verdicts) {}

    /**
     * @param folder empty: named after the run, among the other results
     */
    Left leave(Edge edge, Optional<Path> folder, Effort effort) {
        edge.progress().at("checking the promises", 0, 0);
        var promises = Invariants.check(world);
        var unjudged =
                record(edge, effort, new Verdicts(promises, List.of(), List.of(), List.of()));
        var measured = new Measured(ReportWriter.measurements(unjudged), promises);
        var verdicts = Verdicts.of(measured, atlas.findings(), experiment.expectations(), midway);
        var run = record(edge, effort, verdicts);
        var target = folder.orElseGet(() -> edge.results().resolve(name(run.origin())));
        edge.progress().at("drawing charts", 0, 0);
        return new Left(target, write(run, target), measured, verdicts);
    }

    private static String name(Origin origin) {
        return ReportWriter.folderName(origin);
    }

    private RunRecord record(Edge edge, Effort effort, Verdicts verdicts) {
        return new RunRecord(
                origin(),
                new Cost(
                        new Build(edge.version(), edge.commit()),
                        world.traceHash(),
                        world.events(),
                        effort.wall(),
                        effort.cpu(),
                        effort.worldCpu()),
                crypto(),
                world.facts(),
                world.view(),
                verdicts.table(),
                artefacts());
    }

    private List<Artefact> artefacts() {
        var files = new ArrayList<>(Artefacts.of(world.view(), outcomes));
        files.addAll(AtlasTables.of(atlas));
        recordings.stream().map(Artefacts::of).forEach(files::add);
        return files;
    }

    private Origin origin() {
        return new Origin(
                experiment.name(),
                experiment.title(),
                experiment.description(),
                experiment.seed(),
                List.of(experiment.world().consensus().preset()),
                experiment.effective());
    }

    private CryptoMode crypto() {
        return new CryptoMode(
                experiment.world().crypto().word(),
                !experiment.world().secureEntropy(),
                experiment.population().keyBits(),
                experiment.population().passwordCost());
    }

    private static List<Path> write(RunRecord run, Path folder) {
        prepare(folder);
        try {
            return ReportWriter.write(run, folder);
        } catch (IOException failed) {
            throw unwritten(folder, failed);
        }
    }

    /** What is said when results do not get onto the disk. */
    static BadInput unwritten(Path what, IOException failed) {
        return new BadInput(
                BadInput.IO,
                Optional.empty(),
                "\"" + what + "\" cannot be written: " + failed.getMessage(),
                Optional.of("is there room on the disk?"));
    }

    /** Before a long run: so that nobody hears after it that there is no place for its results. */
    static void prepare(Path folder) {
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw cannotCreate(folder, "is no folder");
        }
        try {
            Files.createDirectories(folder);
        } catch (IOException refused) {
            throw cannotCreate(folder, "cannot be created");
        }
        if (!Files.isWritable(folder)) {
            throw cannotCreate(folder, "cannot be written to");
        }
    }

    private static BadInput cannotCreate(Path folder, String why) {
        return new BadInput(
                BadInput.CANNOT_CREATE,
                Optional.empty(),
                "\"" + folder + "\" " + why + "; expected a folder for results",
                Optional.of("--out DIR names another"));
    }
}
