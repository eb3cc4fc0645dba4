package medchain.shell.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import medchain.reports.csv.AtomicFile;
import medchain.scenarios.language.Arguments;
import medchain.shell.render.ExitCode;
import medchain.shell.render.Failure;
import medchain.shell.render.View;
import medchain.simulator.atlas.FaultWalk;
import medchain.simulator.dpos.Presets;

/** {@code swarm}: random fault schedules on all cores, each of which replays from its seed. */
public final class SwarmCommands {
    private static final int SEEDS_MOST = 1_000_000;
    private static final int SLOTS_MOST = 10_000;

    private SwarmCommands() {}

    public static Map<String, Action> actions() {
        return Map.of("swarm", SwarmCommands::run);
    }

    /** What all schedules of a swarm have in common. */
    private record Shape(String preset, int delegates, int byzantine, int slots) {
        static Shape of(Arguments a) {
            int n = a.number("delegates", 1, 101);
            int f = a.has("byzantine") ? a.number("byzantine", 0, n - 1) : (n - 1) / 3;
            return new Shape(a.text("preset"), n, f, a.number("slots", 1, SLOTS_MOST));
        }

        Walked walk(long seed) {
            var rules = Presets.named(preset, delegates, Duration.ofSeconds(2)).orElseThrow();
            var walk = new FaultWalk(rules, byzantine, seed).walk(slots);
            var convicted = walk.convicted();
            return new Walked(
                    seed,
                    walk.finalisedHeight(),
                    walk.forks(),
                    walk.conflicts(),
                    convicted.size(),
                    convicted.stream().filter(walk.honest()::contains).count());
        }

        String replay(long seed) {
            return ("./medchain swarm --preset %s --seeds 1 --from %d --delegates %d --byzantine %d"
                            + " --slots %d")
                    .formatted(preset, seed, delegates, byzantine, slots);
        }
    }

    /** One schedule. */
    private record Walked(
            long seed,
            long finalisedHeight,
            int forks,
            List<String> conflicts,
            int convicted,
            long honestConvicted) {
        boolean isBroken() {
            return !conflicts.isEmpty() || honestConvicted > 0;
        }

        String csv() {
            return "%d,%d,%d,%d,%d,%d\n"
                    .formatted(
                            seed,
                            finalisedHeight,
                            forks,
                            conflicts.size(),
                            convicted,
                            honestConvicted);
        }
    }

    private static Answer run(Call call) {
        var a = call.arguments();
        var shape = Shape.of(a);
        long from = a.whole("from", 0, Long.MAX_VALUE / 2);
        var seeds =
                LongStream.range(from, from + a.number("seeds", 1, SEEDS_MOST)).boxed().toList();
        var out = ScenarioCommands.out(a);
        out.ifPresent(Results::prepare);
        var walks = call.desk().edge().parallel().map("walking", seeds, shape::walk);
        out.ifPresent(folder -> write(folder.resolve("swarm.csv"), walks));
        var facts =
                View.facts("swarm")
                        .and("preset", shape.preset())
                        .and("schedules", walks.size())
                        .and("delegates", shape.delegates())
                        .and("byzantine", shape.byzantine())
                        .and("slots of each", shape.slots())
                        .and("blocks irreversible", sum(walks, Walked::finalisedHeight))
                        .and("forks", sum(walks, Walked::forks))
                        .and(
                                "liars convicted",
                                sum(walks, w -> w.convicted() - w.honestConvicted()))
                        .and("honest ones convicted", sum(walks, Walked::honestConvicted))
                        .and("two irreversible histories", sum(walks, w -> w.conflicts().size()));
        return walks.stream()
                .filter(Walked::isBroken)
                .findFirst()
                .map(first -> Answer.failed(failure(shape, first), facts))
                .orElseGet(() -> Answer.of(facts));
    }

    private static Failure failure(Shape shape, Walked first) {
        var what =
                first.conflicts().isEmpty()
                        ? "an honest delegate is convicted"
                        : first.conflicts().getFirst();
        return new Failure(
                ExitCode.EXPECTATION_FAILED,
                "seed " + first.seed() + ": " + what,
                "again by " + shape.replay(first.seed()));
    }

    private interface Count {
        long of(Walked walk);
    }

    private static long sum(List<Walked> walks, Count count) {
        return walks.stream().mapToLong(count::of).sum();
    }

    private static void write(Path file, List<Walked> walks) {
        var text = new StringBuilder();
        text.append("seed,finalised_height,forks,conflicts,convicted,honest_convicted\n");
        walks.forEach(walk -> text.append(walk.csv()));
        try {
            AtomicFile.write(file, f -> Files.writeString(f, text));
        } catch (IOException failed) {
            throw Results.unwritten(file, failed);
        }
    }
}
