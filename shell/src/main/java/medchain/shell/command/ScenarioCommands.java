package medchain.shell.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import medchain.scenarios.language.Arguments;
import medchain.scenarios.language.Arguments.Value;
import medchain.scenarios.language.BadInput;
import medchain.scenarios.language.Experiment;
import medchain.scenarios.language.ScenarioTemplate;
import medchain.scenarios.run.CpuTime;
import medchain.scenarios.run.Finished;
import medchain.scenarios.run.Library;
import medchain.scenarios.run.Runner;
import medchain.scenarios.sweep.SweepPlan;
import medchain.shell.command.Narration.Detail;
import medchain.shell.render.ExitCode;
import medchain.shell.render.Failure;
import medchain.shell.render.Tone;
import medchain.shell.render.View;

/** {@code scenario} and {@code demo}: written stories, run from their beginning to a report. */
public final class ScenarioCommands {
    private static final String DEMO = "hospital-day";

    private final GoOn goOn;

    /** Asks the user whether to go on with the next step of a guided demo. */
    @FunctionalInterface
    public interface GoOn {
        /** Returns when a key was pressed; false when the user wants to stop. */
        boolean ask();
    }

    public ScenarioCommands(GoOn goOn) {
        this.goOn = goOn;
    }

    public Map<String, Action> actions() {
        return Map.of(
                "scenario list", ScenarioCommands::list,
                "scenario show", ScenarioCommands::show,
                "scenario check", ScenarioCommands::check,
                "scenario run", this::run,
                "scenario record", Recording::write,
                "scenario new", ScenarioCommands::begin,
                "demo", this::demo);
    }

    static Path here() {
        return Path.of("").toAbsolutePath();
    }

    private static Answer list(Call call) {
        var topics = new LinkedHashMap<String, List<Experiment>>();
        for (var name : Library.names()) {
            var experiment = Experiment.parse(Library.open(name, here()), List.of());
            topics.computeIfAbsent(experiment.topic(), _ -> new ArrayList<>()).add(experiment);
        }
        var sheet = View.sheet("", "topic", "scenario", "title");
        topics.forEach((topic, scenarios) ->
                scenarios.forEach(s -> sheet.row(topic, s.name(), s.title())));
        return Answer.of(sheet.done());
    }

    private static Answer show(Call call) {
        var text = Library.open(call.arguments().text("scenario"), here());
        return Answer.of(new View.Text(text.text().lines().toList()));
    }

    private static Answer check(Call call) {
        var experiment = experiment(call.arguments(), call.arguments().text("scenario"));
        checkLines(call, experiment);
        var replicates = experiment.sweep().replicates();
        SweepPlan.check(experiment, new SweepEstimates());
        int points = experiment.sweep().points().size();
        return Answer.of(
                new View.Note(
                        Tone.GOOD,
                        "%s: %d lines, %d expectations, understood%s"
                                .formatted(
                                        experiment.name(),
                                        experiment.timeline().size(),
                                        experiment.expectations().size(),
                                        points * replicates.most() > 1
                                                ? "; its sweep has "
                                                        + replicates.total(points)
                                                        + " runs"
                                                : "")));
    }

    /** Runs nothing; a mistake is told at its place in the file. */
    static void checkLines(Call call, Experiment experiment) {
        runner(call, folder(call), quiet(call)).check(experiment);
    }

    private static Answer begin(Call call) {
        var file = call.arguments().one("file");
        var path = here().resolve(file.text());
        if (Files.exists(path)) {
            throw new BadInput(
                    BadInput.CANNOT_CREATE,
                    Optional.of(file.place()),
                    "\"" + file.text() + "\" exists; expected the name of a new file",
                    Optional.empty());
        }
        var name = path.getFileName().toString().replaceFirst("\\.ya?ml$", "");
        var written = OutputFile.write(file, ScenarioTemplate.named(name).lines().toList());
        return Answer.of(View.note("written to " + written));
    }

    private Answer run(Call call) {
        var experiment = experiment(call.arguments(), call.arguments().text("scenario"));
        var narration =
                call.arguments().has("quiet")
                        ? quiet(call)
                        : new Narration(call, () -> true, Detail.STAGES);
        return run(call, experiment, narration, false);
    }

    private Answer demo(Call call) {
        var experiment = experiment(call.arguments(), DEMO);
        if (call.arguments().has("quiet")) {
            return run(call, experiment, quiet(call), false);
        }
        var guided = call.arguments().has("guided");
        call.show(
                new View.Heading(
                        experiment.title(),
                        experiment.description().strip().replaceAll("\\s+", " ")));
        var narration = new Narration(call, guided ? goOn : () -> true, Detail.EVERYTHING);
        return run(call, experiment, narration, true);
    }

    private static Narration quiet(Call call) {
        return new Narration(call, () -> true, Detail.SURPRISES);
    }

    static Experiment experiment(Arguments a, String name) {
        var settings = new ArrayList<>(a.all("set").stream().map(Value::text).toList());
        a.optionalText("replicates").ifPresent(n -> settings.add("replicates=" + n));
        a.optionalText("seed").ifPresent(seed -> settings.add("seed=" + seed));
        return Experiment.parse(Library.open(name, here()), settings);
    }

    static Path folder(Call call) {
        var file = here().resolve(call.arguments().optionalText("scenario").orElse("."));
        var parent = file.getParent();
        return Files.isRegularFile(file) && parent != null ? parent : here();
    }

    private static Runner runner(Call call, Path folder, Narration narration) {
        var edge = call.desk().edge();
        return new Runner(edge.parallel(), edge.keys(), folder, narration).looking(Measured::now);
    }

    private static Answer run(
            Call call, Experiment experiment, Narration narration, boolean story) {
        out(call.arguments()).ifPresent(Results::prepare);
        if (call.arguments().has("engine")) {
            var edge = call.desk().edge();
            edge.engines().use(Optional.of(EngineCommands.engine(call.arguments(), edge)));
        }
        var wall = System.nanoTime();
        var cpu = CpuTime.ofThisProcess();
        var finished = runner(call, folder(call), narration).run(experiment);
        var effort =
                new Results.Effort(
                        Duration.ofNanos(System.nanoTime() - wall),
                        CpuTime.ofThisProcess().minus(cpu),
                        finished.worldCpu());
        return finish(call, finished, effort, story);
    }

    private static Answer finish(
            Call call, Finished finished, Results.Effort effort, boolean story) {
        var outcomes = finished.lines().stream().map(l -> l.outcome()).toList();
        var left =
                new Results(
                                finished.experiment(),
                                finished.world(),
                                outcomes,
                                finished.midway(),
                                finished.recordings(),
                                finished.atlas())
                        .leave(call.desk().edge(), out(call.arguments()), effort);
        finished.warning().ifPresent(w -> call.show(new View.Note(Tone.WARNING, w)));
        if (story) {
            Story.views(finished.world()).forEach(call::show);
        }
        Summary.views(left, finished.world(), effort).forEach(call::show);
        return answer(finished, left);
    }

    private static Answer answer(Finished finished, Results.Left left) {
        if (finished.stopped()) {
            var what =
                    "stopped at " + Times.brief(finished.world().now()) + "; the results end there";
            return Answer.failed(new Failure(ExitCode.CANCELLED, what));
        }
        var surprises = finished.surprises();
        if (!surprises.isEmpty()) {
            var first = surprises.getFirst();
            return Answer.failed(
                    new Failure(
                            ExitCode.EXPECTATION_FAILED,
                            Optional.of(first.line().parsed().place().toString()),
                            "\"" + first.line().line() + "\" did not end as the scenario says",
                            Optional.empty()));
        }
        return left.verdicts().passed()
                ? Answer.DONE
                : Answer.failed(
                        new Failure(
                                ExitCode.EXPECTATION_FAILED,
                                "not all that was promised or expected held",
                                "verdicts.csv has the details"));
    }

    static Optional<Path> out(Arguments a) {
        return a.optionalText("out").map(Path::of);
    }
}
