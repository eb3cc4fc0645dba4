package medchain.shell.command;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import medchain.scenarios.language.Arguments;
import medchain.scenarios.language.BadInput;
import medchain.scenarios.language.Quantities;
import medchain.shell.render.ExitCode;
import medchain.shell.render.Failure;
import medchain.shell.render.View;
import medchain.shell.session.Pace;
import medchain.shell.session.WorldMaker;
import medchain.simulator.chain.Block;
import medchain.simulator.world.Directive;
import medchain.simulator.world.Outcome;

/** {@code world} and {@code watch}: making a world, how it stands, and letting its time pass. */
public final class WorldCommands {
    private WorldCommands() {}

    public static Map<String, Action> actions() {
        return Map.of(
                "world new", WorldCommands::make,
                "world status", WorldCommands::status,
                "world pace", WorldCommands::pace,
                "watch", WorldCommands::watch);
    }

    private static Answer make(Call call) {
        var a = call.arguments();
        a.value("nodes").ifPresent(_ -> a.number("nodes", 1, 1000));
        a.value("delegates").ifPresent(_ -> a.number("delegates", 1, 1000));
        a.value("slot").ifPresent(_ -> a.duration("slot"));
        a.share("loss");
        a.whole("seed", Long.MIN_VALUE, Long.MAX_VALUE);
        try {
            call.session().begin(WorldMaker.session(settings(a)));
        } catch (BadInput refused) {
            // its place is in the session's own scenario, which nobody has typed
            throw refused.place().filter(WorldMaker::isSession).isEmpty()
                    ? refused
                    : new BadInput(
                            refused.exitCode(),
                            Optional.of(a.at()),
                            String.valueOf(refused.getMessage()),
                            refused.hint());
        } catch (IllegalArgumentException refused) {
            throw BadInput.data(a.at(), String.valueOf(refused.getMessage()));
        }
        return status(call);
    }

    private static List<String> settings(Arguments a) {
        var given =
                new ArrayList<>(
                        List.of(
                                "world.preset=" + a.text("preset"),
                                "world.network.loss=" + a.text("loss"),
                                "world.entropy=" + a.text("entropy"),
                                "world.crypto=" + a.text("crypto"),
                                "seed=" + a.text("seed")));
        a.optionalText("nodes").ifPresent(n -> given.add("world.nodes=" + n));
        a.optionalText("delegates").ifPresent(n -> given.add("world.consensus.delegates=" + n));
        a.optionalText("topology").ifPresent(t -> given.add("world.network.topology=" + t));
        a.optionalText("latency").ifPresent(l -> given.add("world.network.latency=" + l));
        a.optionalText("slot").ifPresent(time -> given.add("world.consensus.slot=" + time));
        return given;
    }

    private static Answer status(Call call) {
        var world = call.session().world();
        var view = world.view();
        var running = view.nodes().stream().filter(n -> n.state().equals("up")).count();
        return Answer.of(
                View.facts("world of seed " + world.spec().seed())
                        .and("time", Times.brief(world.now()))
                        .and("height", view.headHeight())
                        .and("irreversible height", view.irreversibleHeight())
                        .and("epoch", view.epoch())
                        .and("nodes running", running + " of " + view.nodes().size())
                        .and("users", view.users().size())
                        .and("pending consents", view.pendingConsents().size())
                        .and("mempool", view.mempoolSize())
                        .and("events", world.events())
                        .and("cryptography", world.spec().crypto().word())
                        .and("pace", call.session().pace().word())
                        .and("trace hash", world.traceHash().hex()));
    }

    private static Answer pace(Call call) {
        call.arguments()
                .optionalText("pace")
                .flatMap(word -> Pace.ALL.stream().filter(p -> p.word().equals(word)).findFirst())
                .ifPresent(call.session()::pace);
        return Answer.of(View.facts("").and("pace", call.session().pace().word()));
    }

    /** Each new block as soon as a slot has passed. */
    private static Answer watch(Call call) {
        var session = call.session();
        var left = call.arguments().duration("duration");
        var slot = session.world().spec().consensus().slot();
        long seen = session.view().headHeight();
        while (left.isPositive()) {
            var step = left.compareTo(slot) < 0 ? left : slot;
            var outcome = session.apply(new Directive.RunFor(step), runLine(step));
            seen = showNewBlocks(call, seen);
            boolean stopped = outcome instanceof Outcome.TimePassed t && t.stopped();
            if (stopped || session.interrupt().isRaised()) {
                return Answer.failed(
                        new Failure(
                                ExitCode.CANCELLED,
                                "stopped at " + Times.brief(session.world().now())));
            }
            left = left.minus(step);
        }
        return Answer.DONE;
    }

    private static String runLine(Duration time) {
        return "world run " + Quantities.text(time);
    }

    private static long showNewBlocks(Call call, long seen) {
        var view = call.view();
        for (long height = seen + 1; height <= view.headHeight(); height++) {
            view.block(view.referenceNode(), height)
                    .ifPresent(block -> call.show(View.note(line(block, call))));
        }
        return Math.max(seen, view.headHeight());
    }

    private static String line(Block block, Call call) {
        return "%s  block %d by %s  %d transactions  irreversible to %d  %d wait for consent"
                .formatted(
                        Times.brief(block.header().timestamp()),
                        block.height(),
                        block.header().delegateId(),
                        block.transactions().size(),
                        call.view().irreversibleHeight(),
                        call.view().pendingConsents().size());
    }
}
