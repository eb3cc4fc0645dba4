package medchain.shell.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import medchain.reports.sweep.SweepRecord;
import medchain.reports.sweep.SweepRun;
import medchain.reports.sweep.SweepWriter;
import medchain.scenarios.language.BadInput;
import medchain.scenarios.language.Place;
import medchain.scenarios.sweep.Result;
import medchain.scenarios.sweep.RunWork;
import medchain.scenarios.sweep.SweepFolder;
import medchain.scenarios.sweep.SweepPlan;
import medchain.shell.render.ExitCode;
import medchain.shell.render.Failure;
import medchain.shell.render.Tone;
import medchain.shell.render.View;
import medchain.shell.session.Edge;

/** {@code sweep}: many runs of one scenario, on all cores, kept as they finish. */
public final class SweepCommands {
    private static final int SHORT_DIGEST = 8;

    private SweepCommands() {}

    public static Map<String, Action> actions() {
        return Map.of(
                "sweep run", SweepCommands::run,
                "sweep resume", SweepCommands::resume,
                "sweep status", SweepCommands::status);
    }

    private static Answer run(Call call) {
        var experiment =
                ScenarioCommands.experiment(call.arguments(), call.arguments().text("scenario"));
        if (experiment.sweep().paths().stream().noneMatch(SweepCommands::saysWhoIsThere)) {
            ScenarioCommands.checkLines(call, experiment);
        }
        var edge = call.desk().edge();
        var plan = SweepPlan.of(experiment, SweepMeasures.COLUMNS, program(edge));
        var folder =
                new SweepFolder(
                        ScenarioCommands.out(call.arguments())
                                .orElseGet(() -> edge.results().resolve(name(plan))));
        int finished = folder.finished(plan).size();
        if (finished > 0 && finished < plan.tasks().size()) {
            throw new BadInput(
                    BadInput.CANNOT_CREATE,
                    Optional.empty(),
                    "\"" + folder.folder() + "\" holds this sweep, unfinished",
                    Optional.of("\"sweep resume " + folder.folder() + "\" goes on with it"));
        }
        folder.clear();
        return sweep(call, plan, folder, ScenarioCommands.folder(call));
    }

    /** Whether the names in a timeline are known only at a point. */
    private static boolean saysWhoIsThere(String path) {
        return path.startsWith("population.")
                || path.equals("world.nodes")
                || path.startsWith("workload");
    }

    private static Answer resume(Call call) {
        var folder = new SweepFolder(Path.of(call.arguments().text("folder")));
        var plan = plan(call, folder);
        folder.finished(plan);
        return sweep(call, plan, folder, folder.dataFolder());
    }

    private static Answer status(Call call) {
        var folder = new SweepFolder(Path.of(call.arguments().text("folder")));
        var plan = plan(call, folder);
        int finished = folder.finished(plan).size();
        int all = plan.tasks().size();
        return Answer.of(
                View.facts(plan.experiment().name())
                        .and("points", plan.points().size())
                        .and("replicates", plan.replicates())
                        .and("finished", finished)
                        .and("left", all - finished)
                        .and("varies", String.join(", ", plan.experiment().sweep().paths())));
    }

    private static SweepPlan plan(Call call, SweepFolder folder) {
        return SweepPlan.of(
                folder.experiment(), SweepMeasures.COLUMNS, program(call.desk().edge()));
    }

    private static String program(Edge edge) {
        return edge.version() + " " + edge.commit();
    }

    private static String name(SweepPlan plan) {
        return plan.experiment().name() + "-sweep-" + plan.digest().substring(0, SHORT_DIGEST);
    }

    private static Answer sweep(Call call, SweepPlan plan, SweepFolder folder, Path data) {
        var edge = call.desk().edge();
        var tasks = plan.tasks().size();
        var engine = EngineCommands.engine(call.arguments(), edge);
        call.show(
                new View.Note(
                        Tone.FAINT,
                        "%d points x %d replicates, %s"
                                .formatted(
                                        plan.points().size(),
                                        plan.replicates(),
                                        engine.description())));
        var work = new RunWork(edge.keys(), data, plan.files(data), new SweepMeasures());
        var results = folder.begin(data).run(plan, engine, work, edge.progress());
        var files = write(plan, results, folder.folder());
        if (results.size() < tasks) {
            return Answer.failed(
                    new Failure(
                            ExitCode.CANCELLED,
                            "stopped: %d of %d runs are finished and kept"
                                    .formatted(results.size(), tasks),
                            "\"sweep resume " + folder.folder() + "\" does the others"));
        }
        return Answer.of(
                new View.Note(
                        Tone.GOOD,
                        "%d runs, %d files in %s".formatted(tasks, files.size(), folder.folder())));
    }

    private static List<Path> write(SweepPlan plan, List<Result> results, Path folder) {
        var tasks = plan.tasks();
        var runs =
                results.stream()
                        .map(result -> {
                            var task = tasks.get(result.index());
                            return new SweepRun(
                                    task.point(),
                                    task.replicate(),
                                    task.seed(),
                                    plan.points().get(task.point()).values(),
                                    result.values());
                        })
                        .toList();
        var experiment = plan.experiment();
        var title = experiment.title().isEmpty() ? experiment.name() : experiment.title();
        try {
            return SweepWriter.write(
                    new SweepRecord(
                            title,
                            experiment.description(),
                            experiment.sweep().paths(),
                            plan.columns(),
                            runs),
                    folder);
        } catch (IOException failed) {
            throw new BadInput(
                    BadInput.IO,
                    Optional.of(new Place(folder.toString(), 1, 1)),
                    "results cannot be written: " + failed.getMessage(),
                    Optional.of("is there room on the disk?"));
        }
    }
}
