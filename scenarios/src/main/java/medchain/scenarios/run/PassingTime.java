package medchain.scenarios.run;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import medchain.scenarios.language.Expectation;
import medchain.simulator.kernel.SimTime;
import medchain.simulator.world.Directive;
import medchain.simulator.world.Outcome;
import medchain.simulator.world.World;

/**
 * Lets time pass in a world and looks at it at the moments at which something is expected. A world
 * does not notice: it does the same whether its time passes at once or in pieces.
 */
final class PassingTime {
    private final World world;
    private final Optional<Gauge> gauge;
    private final Narrator narrator;
    private final Deque<Expectation> due;
    private final List<Midway> seen = new ArrayList<>();

    /**
     * @param gauge empty: time passes in the same pieces, but nobody looks
     * @param expected those without a time are left out
     */
    PassingTime(World world, Optional<Gauge> gauge, Narrator narrator, List<Expectation> expected) {
        this.world = world;
        this.gauge = gauge;
        this.narrator = narrator;
        this.due =
                new ArrayDeque<>(
                        expected.stream()
                                .filter(e -> e.at().isPresent())
                                .sorted(Comparator.comparing(PassingTime::moment))
                                .toList());
    }

    /** When the last expectation with a time is due that was not yet looked at. */
    Optional<SimTime> last() {
        return due.isEmpty() ? Optional.empty() : Optional.of(moment(due.getLast()));
    }

    /** What became of those whose time has come, in the order of their times. */
    List<Midway> seen() {
        return List.copyOf(seen);
    }

    Outcome apply(Directive directive) {
        return switch (directive) {
            case Directive.RunFor(var time) -> inPieces(time, Directive.RunFor::new, false);
            case Directive.RunUntil(var condition, var atMost) ->
                    inPieces(atMost, piece -> new Directive.RunUntil(condition, piece), true);
            default -> {
                var outcome = world.apply(directive);
                look();
                yield outcome;
            }
        };
    }

    private Outcome inPieces(
            Duration longest, Function<Duration, Directive> piece, boolean endsWhenReached) {
        var end = world.now().plus(longest);
        while (true) {
            look();
            var next = next(end);
            var outcome = world.apply(piece.apply(next.since(world.now())));
            boolean ends =
                    !(outcome instanceof Outcome.TimePassed passed)
                            || passed.stopped()
                            || (endsWhenReached && passed.reached())
                            || next.equals(end);
            if (ends) {
                lookUnlessStopped(outcome);
                return outcome;
            }
        }
    }

    private SimTime next(SimTime end) {
        return due.isEmpty() || end.isBefore(moment(due.getFirst())) ? end : moment(due.getFirst());
    }

    private void lookUnlessStopped(Outcome outcome) {
        if (!(outcome instanceof Outcome.TimePassed passed && passed.stopped())) {
            look();
        }
    }

    private void look() {
        var now = world.now();
        if (due.isEmpty() || now.isBefore(moment(due.getFirst()))) {
            return;
        }
        var measured = gauge.map(g -> g.of(world));
        while (!due.isEmpty() && !now.isBefore(moment(due.getFirst()))) {
            var expectation = due.removeFirst();
            measured.ifPresent(m -> {
                var midway = new Midway(expectation.judge(m), now);
                seen.add(midway);
                narrator.looked(midway);
            });
        }
    }

    private static SimTime moment(Expectation expectation) {
        return SimTime.ZERO.plus(expectation.at().orElseThrow());
    }
}
