package medchain.simulator.world;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import medchain.simulator.identity.NodeId;
import medchain.simulator.journal.Happening;
import medchain.simulator.kernel.Agenda;
import medchain.simulator.kernel.Streams;
import medchain.simulator.node.Conduct;

/** What goes wrong on demand: crashes, faults of nodes and network, and delegates that lie. */
final class FaultDesk {
    private static final int MOST_SLOW = 1_000_000;

    private final Hub hub;
    private final Recorder recorder;
    private final Agenda<Event> agenda;
    private final Churning churning;
    private final TreeMap<Integer, Fault> going = new TreeMap<>();
    private int numbers;

    FaultDesk(Hub hub, Recorder recorder, Agenda<Event> agenda, Streams streams) {
        this.hub = hub;
        this.recorder = recorder;
        this.agenda = agenda;
        churning = new Churning(agenda, streams.stream("faults.churn"));
    }

    Outcome apply(Directive.OfFault directive) {
        return switch (directive) {
            case Directive.Crash d -> crash(d);
            case Directive.Restart d -> restart(d);
            case Directive.Misbehave d -> misbehave(d);
            case Directive.Behave d -> behave(d);
            case Directive.Inflict(var fault, var time) -> inflict(fault, time);
            case Directive.Recover(var node) -> recover(node);
            case Directive.Heal _ -> heal();
            case Directive.Calm _ -> calm();
        };
    }

    /** Something that a fault has put on the agenda. */
    void handle(Event.OfFault event) {
        switch (event) {
            case Event.FaultEnds(var number) -> end(number);
            case Event.Leaves(var number) -> churning.leave(number, hub, this);
            case Event.Returns(var node, var withDisk) -> {
                if (!hub.isUp(node)) {
                    restart(new Directive.Restart(node, withDisk));
                }
            }
            case Event.OwnSlot own -> hub.onOwnSlot(own);
        }
    }

    // ---- crashes

    Outcome crash(Directive.Crash d) {
        if (!hub.knows(d.node())) {
            return noNode(d.node());
        }
        if (!hub.isUp(d.node())) {
            return refused(d.node() + " is down already");
        }
        endAll(f -> f instanceof Fault.Pause p && p.node().equals(d.node()));
        hub.crash(d.node());
        recorder.record(new Happening.NodeCrashed(d.node()));
        return new Outcome.Done(d.node() + " crashed");
    }

    private Outcome restart(Directive.Restart d) {
        if (!hub.knows(d.node())) {
            return noNode(d.node());
        }
        if (!hub.restart(d.node(), d.withDisk())) {
            return refused(d.node() + " is up already");
        }
        recorder.record(new Happening.NodeRestarted(d.node(), d.withDisk()));
        return new Outcome.Done(d.node() + " is back and synchronises");
    }

    // ---- lies

    private Outcome misbehave(Directive.Misbehave d) {
        if (!hub.isFull(d.node())) {
            return refused(hub.noFullNode(d.node()));
        }
        hub.node(d.node()).conduct(d.how());
        recorder.record(new Happening.NodeMisbehaves(d.node(), d.word()));
        return new Outcome.Done(d.node() + " misbehaves: " + d.word());
    }

    private Outcome behave(Directive.Behave d) {
        if (!hub.isFull(d.node())) {
            return refused(hub.noFullNode(d.node()));
        }
        hub.node(d.node()).conduct(new Conduct.Honest());
        recorder.record(new Happening.NodeBehaves(d.node()));
        return new Outcome.Done(d.node() + " keeps the rules again");
    }

    // ---- faults

    private Outcome inflict(Fault fault, Optional<Duration> time) {
        var unknown = fault.nodes().stream().filter(n -> !hub.knows(n)).findFirst();
        if (unknown.isPresent()) {
            return noNode(unknown.get());
        }
        var why = impossible(fault);
        if (why.isPresent()) {
            return refused(why.get());
        }
        endAll(before -> isReplacedBy(fault, before));
        int number = ++numbers;
        going.put(number, fault);
        begin(number, fault);
        recorder.record(
                new Happening.FaultBegan(number, fault.kind(), fault.nodes(), fault.detail()));
        time.ifPresent(t -> agenda.at(agenda.now().plus(t), new Event.FaultEnds(number)));
        return new Outcome.Done(text(fault) + time.map(t -> " for " + seconds(t) + "s").orElse(""));
    }

    private static String seconds(Duration time) {
        return BigDecimal.valueOf(time.toMillis(), 3).stripTrailingZeros().toPlainString();
    }

    private static String text(Fault fault) {
        var who = fault.nodes().size() == 1 ? fault.nodes().getFirst() + ": " : "";
        return (who + fault.kind() + ", " + fault.detail()).replaceFirst(", $", "");
    }

    private Optional<String> impossible(Fault fault) {
        return switch (fault) {
            case Fault.Cut(var side, _)
                    when side.isEmpty() || hub.ids().stream().allMatch(side::contains) ->
                    Optional.of("partition; expected some nodes on each side");
            case Fault.Pause(var node) when !hub.isUp(node) ->
                    Optional.of(node + " is down; expected a node that is up");
            case Fault.Pause(var node) when hub.held().isPaused(node.index()) ->
                    Optional.of(node + " is paused already");
            case Fault.Skew s when !hub.isFull(s.node()) -> Optional.of(hub.noFullNode(s.node()));
            case Fault.Slowness(_, var times) when times < 2 || times > MOST_SLOW ->
                    Optional.of("times; expected 2 to " + MOST_SLOW);
            case Fault.Churn c when c.among().isEmpty() ->
                    Optional.of("churn among no nodes; expected one or more");
            default -> Optional.empty();
        };
    }

    /** A node has one clock and one speed, the network one share of each kind. */
    private static boolean isReplacedBy(Fault fault, Fault before) {
        return before.getClass().equals(fault.getClass())
                && switch (fault) {
                    case Fault.OfNode f -> before.nodes().equals(f.nodes());
                    case Fault.Loss _, Fault.Duplication _, Fault.Reordering _, Fault.Churn _ ->
                            true;
                    case Fault.Narrowing f -> before.nodes().equals(f.nodes());
                    case Fault.Cut _, Fault.Clog _ -> false;
                };
    }

    private void begin(int number, Fault fault) {
        var network = hub.network().disturbances();
        switch (fault) {
            case Fault.Cut(var side, var way) -> network.cut(number, side, way);
            case Fault.Clog(var from, var to, var times) -> network.clog(number, from, to, times);
            case Fault.Narrowing _ -> narrow();
            case Fault.Loss(var share) -> hub.network().setLoss(share);
            case Fault.Duplication(var share) -> network.duplicate(number, share);
            case Fault.Reordering(var share, var by) ->
                    network.reorder(number, share, by.toNanos());
            case Fault.Pause(var node) -> hub.held().pause(node.index());
            case Fault.Slowness(var node, var times) -> hub.slow(node, times);
            case Fault.Skew skew -> hub.skew(skew);
            case Fault.Churn churn -> churning.begin(number, churn);
        }
    }

    /** Where two narrow the same line, the later one counts. */
    private void narrow() {
        var lines = hub.network().lines();
        lines.usual();
        for (var fault : going.values()) {
            if (fault instanceof Fault.Narrowing(var nodes, var bandwidth)) {
                nodes.forEach(node -> lines.narrow(node, bandwidth));
            }
        }
    }

    /** Ends a fault if it is still going on. */
    private void end(int number) {
        var fault = going.remove(number);
        if (fault == null) {
            return;
        }
        switch (fault) {
            case Fault.Cut(var side, _) -> {
                hub.network().disturbances().end(number);
                hub.reconnect(side);
            }
            case Fault.Clog _, Fault.Duplication _, Fault.Reordering _ ->
                    hub.network().disturbances().end(number);
            case Fault.Narrowing _ -> narrow();
            case Fault.Loss _ -> hub.network().usualLoss();
            case Fault.Pause(var node) -> hub.held().resume(node.index());
            case Fault.Slowness(var node, _) -> hub.slow(node, 1);
            case Fault.Skew skew -> hub.repairClock(skew.node());
            case Fault.Churn _ -> churning.end(number);
        }
        recorder.record(new Happening.FaultEnded(number));
    }

    private int endAll(Predicate<Fault> which) {
        var ending =
                going.entrySet().stream()
                        .filter(e -> which.test(e.getValue()))
                        .map(e -> e.getKey())
                        .toList();
        ending.forEach(this::end);
        return ending.size();
    }

    private Outcome recover(NodeId node) {
        if (!hub.knows(node)) {
            return noNode(node);
        }
        int ended = endAll(f -> f instanceof Fault.OfNode && f.nodes().equals(List.of(node)));
        return ended == 0
                ? refused(node + " is well; expected one that is paused, slow or skewed")
                : new Outcome.Done(node + " is well again");
    }

    private Outcome heal() {
        endAll(f ->
                f instanceof Fault.Cut
                        || f instanceof Fault.Clog
                        || f instanceof Fault.Narrowing
                        || f instanceof Fault.Duplication
                        || f instanceof Fault.Reordering);
        return new Outcome.Done("the network is whole");
    }

    private Outcome calm() {
        int ended = endAll(f -> f instanceof Fault.Churn);
        return ended == 0
                ? refused("nobody leaves; expected churn")
                : new Outcome.Done("nobody leaves any more; who is away comes back");
    }

    private Outcome noNode(NodeId node) {
        return refused("no " + node + "; expected node-1 to node-" + hub.size());
    }

    private static Outcome refused(String message) {
        return new Outcome.Refused(Outcome.Why.BAD_DATA, message);
    }
}
