package medchain.shell.command;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import medchain.shell.render.ExitCode;
import medchain.shell.render.Failure;
import medchain.shell.render.View;
import medchain.simulator.identity.TxId;
import medchain.simulator.world.Condition;
import medchain.simulator.world.Directive;
import medchain.simulator.world.Outcome;
import medchain.simulator.world.WorldView.DatasetStatus;

/** Asks the world what the line says, and follows what was submitted until it is on the chain. */
final class DirectiveAction {
    /** Virtual time in which a transaction that can be included should be. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** Virtual time in which a request, or a block, has reached everybody through the network. */
    private static final Duration GOSSIP = Duration.ofSeconds(1);

    /** Virtual time in which delegates answer a query, crashed ones being asked again. */
    private static final Duration PATIENCE_FOR_ANSWERS = Duration.ofMinutes(12);

    private static final Run ANSWERED =
            new Run(
                    new Directive.RunUntil(new Condition.Answered(), PATIENCE_FOR_ANSWERS),
                    "world run --until answered --at-most "
                            + PATIENCE_FOR_ANSWERS.toSeconds()
                            + "s");

    private DirectiveAction() {}

    static Answer act(Call call) {
        var spent = call.desk().edge().spent();
        spent.taken(); // what was before is not this line's
        var answer = done(call);
        var taken = spent.taken();
        return taken.isEmpty() ? answer : answer.and(OutcomeViews.spent(taken, rows(call)));
    }

    /** Rows of the encrypted dataset that the line is about; 0 where it is about none. */
    private static int rows(Call call) {
        var a = call.arguments();
        return Stream.of("data", "dataset")
                .filter(a::has)
                .map(a::text)
                .flatMap(name ->
                        call.view().datasets().stream()
                                .filter(d -> d.dataset().value().equals(name)))
                .mapToInt(DatasetStatus::testRows)
                .findFirst()
                .orElse(0);
    }

    /** What the world says to the line, for those who show it in their own way. */
    static Outcome ask(Call call) {
        return call.session().apply(directive(call), call.text());
    }

    private static Directive directive(Call call) {
        return call.line()
                .directive(call.session().user(), call.desk().surroundings())
                .orElseThrow();
    }

    private static Answer done(Call call) {
        var directive = directive(call);
        var outcome = call.session().apply(directive, call.text());
        if (outcome instanceof Outcome.Refused(var why, var message)) {
            return Answer.failed(new Failure(code(why), message));
        }
        var views = new ArrayList<View>(OutcomeViews.of(outcome));
        if (outcome instanceof Outcome.TimePassed passed) {
            return timePassed(passed, directive, views);
        }
        if (directive instanceof Directive.VerifyChain(var node)
                && outcome instanceof Outcome.Verified verified
                && !verified.sound()) {
            var what = "the chain of " + node + " is not as it was forged";
            return Answer.failed(
                    new Failure(ExitCode.EXPECTATION_FAILED, what), views.toArray(View[]::new));
        }
        var stopped = follow(call, directive, outcome, views);
        if (stopped.isPresent()) {
            return timePassed(stopped.get(), directive, views);
        }
        return directive instanceof Directive.Ask && outcome instanceof Outcome.Submitted(var tx, _)
                ? answered(call, tx, views)
                : Answer.of(views);
    }

    /** What the delegates' quorum has opened by now. */
    private static Answer answered(Call call, TxId query, List<View> views) {
        var refusal = call.view().refusalOf(query);
        call.view().answer(query).map(OutcomeViews::answered).ifPresent(views::addAll);
        return refusal.isPresent()
                ? Answer.failed(
                        new Failure(ExitCode.BAD_DATA, refusal.get()), views.toArray(View[]::new))
                : Answer.of(views);
    }

    static ExitCode code(Outcome.Why why) {
        return switch (why) {
            case BAD_DATA -> ExitCode.BAD_DATA;
            case NOT_PERMITTED -> ExitCode.NOT_PERMITTED;
        };
    }

    private static Answer timePassed(
            Outcome.TimePassed passed, Directive directive, List<View> views) {
        var shown = views.toArray(View[]::new);
        if (passed.stopped()) {
            var what =
                    "stopped between two events at "
                            + Times.brief(passed.now())
                            + "; the world is consistent";
            return Answer.failed(new Failure(ExitCode.CANCELLED, what), shown);
        }
        if (!passed.reached() && directive instanceof Directive.RunUntil(_, var atMost)) {
            var what = "not reached within " + atMost.toSeconds() + "s; expected it to come true";
            return Answer.failed(
                    new Failure(ExitCode.EXPECTATION_FAILED, what, "--at-most waits longer"),
                    shown);
        }
        return Answer.of(views);
    }

    /**
     * Shows what became of a submission after a little virtual time, unless the pace is manual.
     *
     * @return present when the user stopped the wait
     */
    private static Optional<Outcome.TimePassed> follow(
            Call call, Directive directive, Outcome outcome, List<View> views) {
        var tx = followed(directive, outcome);
        if (tx.isEmpty() || !call.session().pace().follows()) {
            return Optional.empty();
        }
        var stopped = Optional.<Outcome.TimePassed>empty();
        for (var run : runs(directive, tx.get())) {
            if (stopped.isEmpty()
                    && call.session().apply(run.directive(), run.line())
                            instanceof Outcome.TimePassed passed
                    && passed.stopped()) {
                stopped = Optional.of(passed);
            }
        }
        views.add(Journey.of(tx.get(), call.view()));
        return stopped;
    }

    private static Optional<TxId> followed(Directive directive, Outcome outcome) {
        return switch (outcome) {
            case Outcome.Submitted(var tx, _) -> Optional.of(tx);
            case Outcome.Done _ when directive instanceof Directive.Approve(_, var tx) ->
                    Optional.of(tx);
            case Outcome _ -> Optional.empty();
        };
    }

    /** Time that passes, and the line that lets it pass again. */
    record Run(Directive directive, String line) {}

    private static List<Run> runs(Directive directive, TxId tx) {
        var gossip = gossip();
        return switch (directive) {
            // it waits for its patient: no block can take it yet
            case Directive.SubmitRecord _ -> List.of(gossip);
            case Directive.Ask _ -> List.of(untilIncluded(tx), gossip, ANSWERED);
            case Directive _ -> List.of(untilIncluded(tx), gossip);
        };
    }

    static Run gossip() {
        return new Run(new Directive.RunFor(GOSSIP), "world run " + GOSSIP.toSeconds() + "s");
    }

    static Run untilIncluded(TxId tx) {
        return new Run(
                new Directive.RunUntil(new Condition.Included(tx), PATIENCE),
                "world run --until \"included %s\" --at-most %ds"
                        .formatted(tx, PATIENCE.toSeconds()));
    }
}
