package medchain.shell.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import medchain.reports.manifest.Build;
import medchain.reports.manifest.Manifest;
import medchain.reports.manifest.SweepOrigin;
import medchain.reports.sweep.SweepRecord;
import medchain.reports.sweep.SweepRun;
import medchain.reports.sweep.SweepWriter;
import medchain.scenarios.language.BadInput;
import medchain.scenarios.sweep.Result;
import medchain.scenarios.sweep.RunWork;
import medchain.scenarios.sweep.Standing;
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
        var plan =
                SweepPlan.of(
                        experiment, SweepMeasures.COLUMNS, new SweepEstimates(), program(edge));
        var folder =
                new SweepFolder(
                        ScenarioCommands.out(call.arguments())
                                .orElseGet(() -> edge.results().resolve(name(plan))));
        var finished = folder.finished(plan);
        if (!finished.isEmpty() && open(plan, finished) > 0) {
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
        var finished = folder.finished(plan);
        var facts =
                View.facts(plan.experiment().name())
                        .and("points", plan.points().size())
                        .and("replicates", plan.replicates().text())
                        .and("finished", finished.size());
        var goal = plan.replicates().goal();
        return Answer.of(
                goal.map(g -> facts.and("until", g.text()).and("points_left", open(plan, finished)))
                        .orElseGet(() ->
                                facts.and(
                                        "left",
                                        plan.points().size() * plan.replicates().least()
                                                - finished.size()))
                        .and("varies", String.join(", ", plan.experiment().sweep().paths())));
    }

    /** Points that need more runs. */
    private static long open(SweepPlan plan, SortedMap<Integer, Result> finished) {
        return plan.standings(finished).stream().filter(Standing::open).count();
    }

    private static SweepPlan plan(Call call, SweepFolder folder) {
        return SweepPlan.of(
                folder.experiment(),
                SweepMeasures.COLUMNS,
                new SweepEstimates(),
                program(call.desk().edge()));
    }

    private static String program(Edge edge) {
        return edge.version() + " " + edge.commit();
    }

    private static String name(SweepPlan plan) {
        return plan.experiment().name() + "-sweep-" + plan.digest().substring(0, SHORT_DIGEST);
    }

    private static Answer sweep(Call call, SweepPlan plan, SweepFolder folder, Path data) {
        var edge = call.desk().edge();
        var engine = EngineCommands.engine(call.arguments(), edge);
        call.show(new View.Note(Tone.FAINT, size(plan) + ", " + engine.description()));
        var work = new RunWork(edge.keys(), data, plan.files(data), new SweepMeasures());
        var results = folder.begin(data).run(plan, engine, work, edge.progress());
        var build = new Build(edge.version(), edge.commit());
        var files = write(plan, results, build, folder.folder());
        long open = open(plan, results);
        if (open > 0) {
            return Answer.failed(
                    new Failure(
                            ExitCode.CANCELLED,
                            "stopped: " + kept(plan, results.size(), open),
                            "\"sweep resume " + folder.folder() + "\" does the others"));
        }
        return Answer.of(
                new View.Note(
                        Tone.GOOD,
                        "%d runs, %d files in %s"
                                .formatted(
                                        plan.standings(results).stream()
                                                .mapToInt(Standing::runs)
                                                .sum(),
                                        files.size(),
                                        folder.folder())));
    }

    private static String size(SweepPlan plan) {
        var replicates = plan.replicates();
        return "%d points x %s replicates%s"
                .formatted(
                        plan.points().size(),
                        replicates.text(),
                        replicates.goal().map(g -> ", until " + g.text()).orElse(""));
    }

    private static String kept(SweepPlan plan, int finished, long open) {
        return plan.replicates().goal().isPresent()
                ? "%d runs are finished and kept, %d of %d points need more"
                        .formatted(finished, open, plan.points().size())
                : "%d of %d runs are finished and kept"
                        .formatted(finished, plan.points().size() * plan.replicates().least());
    }

    private static List<Path> write(
            SweepPlan plan, SortedMap<Integer, Result> results, Build build, Path folder) {
        var standings = plan.standings(results);
        var runs = new ArrayList<SweepRun>();
        for (var result : results.values()) {
            var task = plan.task(result);
            var standing = standings.get(task.point());
            if (standing.open() || task.replicate() < standing.runs()) {
                runs.add(
                        new SweepRun(
                                task.point(),
                                task.replicate(),
                                task.seed(),
                                plan.points().get(task.point()).values(),
                                result.values()));
            }
        }
        var stops = standings.stream().map(s -> s.stop().word()).toList();
        var origin = origin(plan);
        var manifest = Manifest.ofSweep(origin, runs.size(), open(plan, results), build);
        try {
            return SweepWriter.write(
                    new SweepRecord(manifest, origin.paths(), plan.columns(), runs, stops), folder);
        } catch (IOException failed) {
            throw Results.unwritten(folder, failed);
        }
    }

    private static SweepOrigin origin(SweepPlan plan) {
        var experiment = plan.experiment();
        return new SweepOrigin(
                experiment.name(),
                experiment.title().isEmpty() ? experiment.name() : experiment.title(),
                experiment.description(),
                experiment.seed(),
                experiment.sweep().source(),
                experiment.sweep().paths(),
                plan.points().size(),
                plan.points().stream().map(p -> p.crypto().word()).distinct().sorted().toList());
    }
}
