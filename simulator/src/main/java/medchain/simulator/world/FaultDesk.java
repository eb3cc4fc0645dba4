package medchain.simulator.world;

import medchain.simulator.identity.NodeId;
import medchain.simulator.journal.Happening;
import medchain.simulator.node.Conduct;

/** What goes wrong on demand: crashes, cuts, losses and delegates that break the rules. */
final class FaultDesk {
    private final Hub hub;
    private final Recorder recorder;

    FaultDesk(Hub hub, Recorder recorder) {
        this.hub = hub;
        this.recorder = recorder;
    }

    Outcome crash(Directive.Crash d) {
        if (!hub.knows(d.node())) {
            return noNode(d.node());
        }
        if (!hub.crash(d.node())) {
            return refused(d.node() + " is down already");
        }
        recorder.record(new Happening.NodeCrashed(d.node()));
        return new Outcome.Done(d.node() + " crashed");
    }

    Outcome restart(Directive.Restart d) {
        if (!hub.knows(d.node())) {
            return noNode(d.node());
        }
        if (!hub.restart(d.node(), d.withDisk())) {
            return refused(d.node() + " is up already");
        }
        recorder.record(new Happening.NodeRestarted(d.node(), d.withDisk()));
        return new Outcome.Done(d.node() + " is back and synchronises");
    }

    Outcome misbehave(Directive.Misbehave d) {
        if (!hub.isFull(d.node())) {
            return refused(hub.noFullNode(d.node()));
        }
        hub.node(d.node()).conduct(d.how());
        recorder.record(new Happening.NodeMisbehaves(d.node(), d.word()));
        return new Outcome.Done(d.node() + " misbehaves: " + d.word());
    }

    Outcome behave(Directive.Behave d) {
        if (!hub.isFull(d.node())) {
            return refused(hub.noFullNode(d.node()));
        }
        hub.node(d.node()).conduct(new Conduct.Honest());
        recorder.record(new Happening.NodeBehaves(d.node()));
        return new Outcome.Done(d.node() + " keeps the rules again");
    }

    Outcome partition(Directive.Partition d) {
        var unknown = d.side().stream().filter(n -> !hub.knows(n)).findFirst();
        if (unknown.isPresent()) {
            return noNode(unknown.get());
        }
        var rest = hub.ids().stream().filter(n -> !d.side().contains(n)).toList();
        if (d.side().isEmpty() || rest.isEmpty()) {
            return refused("partition; expected some nodes on each side");
        }
        hub.network().partition(d.side());
        recorder.record(new Happening.PartitionBegan(d.side(), rest));
        return new Outcome.Done(d.side().size() + " nodes cut off from " + rest.size());
    }

    Outcome heal() {
        hub.network().heal();
        recorder.record(new Happening.PartitionHealed());
        return new Outcome.Done("the network is whole");
    }

    /**
     * @param share of messages that get lost from now on
     */
    Outcome lose(double share) {
        hub.network().setLoss(share);
        return new Outcome.Done("messages are lost with probability " + share);
    }

    private Outcome noNode(NodeId node) {
        return refused("no " + node + "; expected node-1 to node-" + hub.size());
    }

    private static Outcome refused(String message) {
        return new Outcome.Refused(Outcome.Why.BAD_DATA, message);
    }
}
