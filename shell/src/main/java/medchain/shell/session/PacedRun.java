package medchain.shell.session;

import java.time.Duration;
import medchain.simulator.world.Directive;
import medchain.simulator.world.Outcome;
import medchain.simulator.world.World;

/** Lets virtual time pass in slices with waits between them, so that people can watch. */
final class PacedRun {
    private static final Duration SLICE = Duration.ofMillis(100);

    private final World world;
    private final Pace pace;
    private final Interrupt interrupt;

    PacedRun(World world, Pace pace, Interrupt interrupt) {
        this.world = world;
        this.pace = pace;
        this.interrupt = interrupt;
    }

    Outcome apply(Directive directive) {
        return switch (directive) {
            case Directive.RunFor(var time) -> inSlices(time, slice -> new Directive.RunFor(slice));
            case Directive.RunUntil(var condition, var atMost) ->
                    inSlices(atMost, slice -> new Directive.RunUntil(condition, slice));
            case Directive other -> world.apply(other);
        };
    }

    private interface Slice {
        Directive of(Duration time);
    }

    private Outcome inSlices(Duration time, Slice slices) {
        var begun = System.nanoTime();
        var start = world.now();
        var events = world.events();
        var end = start.plus(time);
        while (true) {
            var slice = shorter(SLICE, end.since(world.now()));
            var outcome = world.apply(slices.of(slice));
            if (!(outcome instanceof Outcome.TimePassed passed)) {
                return outcome;
            }
            var over = !world.now().isBefore(end) || slice.isZero();
            var until = slices.of(slice) instanceof Directive.RunUntil;
            if (passed.stopped() || over || (until && passed.reached()) || interrupt.isRaised()) {
                return new Outcome.TimePassed(
                        world.now(),
                        world.events() - events,
                        passed.reached(),
                        passed.stopped() || (interrupt.isRaised() && !over));
            }
            waitUntil(begun + pace.realTimeOf(world.now().since(start)).toNanos());
        }
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) <= 0 ? one : other;
    }

    private void waitUntil(long nanoTime) {
        while (System.nanoTime() < nanoTime && !interrupt.isRaised()) {
            try {
                Thread.sleep(Duration.ofNanos(Math.min(20_000_000, nanoTime - System.nanoTime())));
            } catch (InterruptedException stopped) {
                interrupt.raise();
            }
        }
    }
}
