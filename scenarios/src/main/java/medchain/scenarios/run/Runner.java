package medchain.scenarios.run;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import medchain.scenarios.language.Arguments;
import medchain.scenarios.language.BadInput;
import medchain.scenarios.language.Conditions;
import medchain.scenarios.language.Experiment;
import medchain.scenarios.language.Experiment.TimedLine;
import medchain.scenarios.language.Quantities;
import medchain.simulator.atlas.Atlas;
import medchain.simulator.kernel.ByteSource;
import medchain.simulator.kernel.Parallel;
import medchain.simulator.kernel.SimTime;
import medchain.simulator.world.Condition;
import medchain.simulator.world.Directive;
import medchain.simulator.world.Outcome;
import medchain.simulator.world.Ports;
import medchain.simulator.world.World;

/** Runs an experiment from its people to its end. */
public final class Runner {
    private final Parallel parallel;
    private final Optional<KeyCache> cache;
    private final Path folder;
    private final Narrator narrator;
    private final Optional<Gauge> gauge;

    /**
     * @param folder for relative names of data files
     */
    public Runner(Parallel parallel, Optional<KeyCache> cache, Path folder, Narrator narrator) {
        this(parallel, cache, folder, narrator, Optional.empty());
    }

    private Runner(
            Parallel parallel,
            Optional<KeyCache> cache,
            Path folder,
            Narrator narrator,
            Optional<Gauge> gauge) {
        this.gauge = gauge;
        this.parallel = parallel;
        this.cache = cache;
        this.folder = folder;
        this.narrator = narrator;
    }

    /** One that looks at expectations when their times come. */
    public Runner looking(Gauge at) {
        return new Runner(parallel, cache, folder, narrator, Optional.of(at));
    }

    /** Reads what the experiment names and checks its lines, but runs nothing. */
    public void check(Experiment experiment) {
        Preflight.check(experiment, Cast.of(experiment, folder));
    }

    /**
     * @throws BadInput when a line cannot be understood in the world as it then is
     * @throws Cancelled when stopped before the world was there
     */
    public Finished run(Experiment experiment) {
        var cast = Cast.of(experiment, folder);
        Preflight.check(experiment, cast);
        narrator.stage(cast.roles().size() + " accounts and nodes join");
        var people = enrol(experiment, cast);
        narrator.stage(
                people.made() + " keys made, " + (cast.roles().size() - people.made()) + " kept");
        var world = new World(experiment.spec(people.people()), ports(experiment));
        var run = new Run(experiment, cast, world, new Stage(experiment, world, folder));
        var before = CpuTime.ofThisThread();
        boolean finished = run.go();
        var atlas = finished ? atlas(experiment) : Atlas.EMPTY;
        return new Finished(
                experiment,
                world,
                run.results,
                run.time.seen(),
                cast.arrivals().size(),
                cast.recorded().stream().map(recorded -> recorded.in(world)).toList(),
                atlas,
                !finished,
                CpuTime.ofThisThread().minus(before),
                people.cacheProblem());
    }

    private Atlas atlas(Experiment experiment) {
        var chapters = experiment.closedForms();
        if (chapters.isEmpty()) {
            return Atlas.EMPTY;
        }
        narrator.stage("closed forms of " + String.join(", ", chapters));
        return Atlas.of(chapters, experiment.seed(), parallel);
    }

    private People.Enrolled enrol(Experiment experiment, Cast cast) {
        var strength = experiment.strength();
        var people = new People(parallel, cache);
        return experiment.world().secureEntropy()
                ? people.secure(strength, cast.roles())
                : people.simulated(experiment.seed(), strength, cast.roles());
    }

    private Ports ports(Experiment experiment) {
        Optional<ByteSource> entropy =
                experiment.world().secureEntropy()
                        ? Optional.of(new SecureRandom()::nextBytes)
                        : Optional.empty();
        return new Ports(parallel, narrator, entropy);
    }

    /** One run on its way. Each step says whether to go on. */
    private final class Run {
        private final Experiment experiment;
        private final Cast cast;
        private final World world;
        private final Stage stage;
        private final PassingTime time;
        private final List<LineResult> results = new ArrayList<>();

        Run(Experiment experiment, Cast cast, World world, Stage stage) {
            this.experiment = experiment;
            this.cast = cast;
            this.world = world;
            this.stage = stage;
            this.time = new PassingTime(world, gauge, narrator, experiment.expectations());
        }

        boolean go() {
            narrator.stage(cast.arrivals().size() + " submissions are planned");
            world.apply(new Directive.Schedule(cast.arrivals()));
            cast.loads().forEach(world::apply);
            for (var line : experiment.timeline()) {
                if (!waitFor(line) || !performWhenTrue(line)) {
                    return false;
                }
            }
            return end();
        }

        private boolean waitFor(TimedLine line) {
            if (line.at().isEmpty()) {
                return true;
            }
            var at = SimTime.ZERO.plus(line.at().get());
            if (at.isBefore(world.now())) {
                throw BadInput.data(
                        line.parsed().place(),
                        "its time "
                                + Quantities.text(line.at().get())
                                + " is past; it is "
                                + world.now(),
                        Optional.of("give it a later time, or none"));
            }
            return passTo(at);
        }

        /** A line whose condition does not come true is not done, and that is its outcome. */
        private boolean performWhenTrue(TimedLine line) {
            var waited = line.when().map(this::await).filter(outcome -> !reached(outcome));
            waited.ifPresent(outcome -> tell(line, outcome));
            return waited.isPresent() ? !stopped(waited.get()) : perform(line);
        }

        private Outcome await(Arguments.Value condition) {
            var until = Conditions.parse(condition, stage);
            return time.apply(new Directive.RunUntil(until, experiment.stop().atMost()));
        }

        private boolean reached(Outcome outcome) {
            return outcome instanceof Outcome.TimePassed t && t.reached();
        }

        private boolean perform(TimedLine line) {
            narrator.begins(line, world.now());
            var directive = line.parsed().directive(Optional.empty(), stage).orElseThrow();
            var outcome = time.apply(directive);
            tell(line, outcome);
            return !stopped(outcome);
        }

        private void tell(TimedLine line, Outcome outcome) {
            var result = new LineResult(line, world.now(), outcome);
            results.add(result);
            narrator.ended(result);
        }

        private boolean end() {
            var after = experiment.stop().after();
            if (after.isPresent()) {
                narrator.stage("time passes until " + Quantities.text(after.get()));
                return passTo(SimTime.ZERO.plus(after.get()));
            }
            narrator.stage("waiting until all is settled");
            return passTo(cast.lastArrival())
                    && passTo(time.last().orElse(SimTime.ZERO))
                    && !stopped(
                            time.apply(
                                    new Directive.RunUntil(
                                            new Condition.Settled(), experiment.stop().atMost())));
        }

        private boolean passTo(SimTime at) {
            Duration rest = at.since(world.now());
            return !rest.isPositive() || !stopped(time.apply(new Directive.RunFor(rest)));
        }

        private boolean stopped(Outcome outcome) {
            return outcome instanceof Outcome.TimePassed t && t.stopped();
        }
    }
}
