package medchain.simulator.world;

import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import medchain.simulator.chain.Block;
import medchain.simulator.identity.AccountId;
import medchain.simulator.identity.NodeId;
import medchain.simulator.intake.Content;
import medchain.simulator.kernel.Agenda;
import medchain.simulator.kernel.Streams;
import medchain.simulator.network.Gossip;
import medchain.simulator.network.Network;
import medchain.simulator.network.Reach;
import medchain.simulator.network.Wire;
import medchain.simulator.node.BlockJudge;
import medchain.simulator.node.ChainRules;
import medchain.simulator.node.Item;
import medchain.simulator.node.Message;
import medchain.simulator.node.Message.SyncRequest;
import medchain.simulator.node.Node;
import medchain.simulator.node.NodePort;
import medchain.simulator.node.QueryMessage;

/** The nodes and the wires between them. */
final class Hub {
    private final List<Socket> sockets = new ArrayList<>();
    private final Network network;
    private final Agenda<Event> agenda;
    private final ChainRules rules;
    private final Courier courier;
    private final Gossip gossip;
    private final Parcels parcels;
    private final Computing computing;
    private final Held held;
    private final Clocks clocks = new Clocks();
    private final List<NodeId> ids;
    private final Homes homes;
    private Optional<QueryListener> queries = Optional.empty();

    Hub(Foundation f, Patients patients) {
        network = new Network(f.spec().network(), f.streams());
        agenda = f.agenda();
        rules = f.rules();
        var judge = new BlockJudge(f.rules());
        var genesis = judge.genesis(f.genesis().block(), f.genesis().state());
        int fullNodes = f.spec().network().fullNodes();
        courier = new Courier(network, agenda);
        held = new Held(agenda);
        computing = new Computing(f.spec().compute(), network.nodes(), agenda);
        parcels = new Parcels(rules, judge, this, agenda);
        gossip = new Gossip(network, agenda, fullNodes, parcels);
        ids = IntStream.range(0, network.nodes()).mapToObj(NodeId::new).toList();
        homes = new Homes(ids.subList(0, fullNodes));
        var finality = new FinalityDesk(this, f.recorder(), rules, judge);
        var wires =
                new Socket.Wires(
                        this, courier, gossip, parcels, computing, patients, homes, finality);
        for (var id : homes.nodes()) {
            sockets.add(new Socket(id, f, wires, new Socket.Start(judge, genesis)));
        }
    }

    /** Who is told what nodes do about queries. */
    interface QueryListener {
        void replied(NodeId at, NodeId from, QueryMessage.Reply reply);

        void looked(NodeId delegate, String action, Content.Query query, Optional<String> refusal);
    }

    void attach(QueryListener listener) {
        queries = Optional.of(listener);
    }

    Optional<QueryListener> queries() {
        return queries;
    }

    /** What the hub is built on. */
    record Foundation(
            WorldSpec spec,
            Streams streams,
            Agenda<Event> agenda,
            Recorder recorder,
            Wallets wallets,
            ChainRules rules,
            Genesis genesis) {}

    // ---- events

    void onSlot(long slot) {
        for (var s : sockets) {
            if (isServing(s.id()) && clocks.isTrue(s.id())) {
                s.node().onSlot(slot);
            }
        }
    }

    /** The slot of a node whose clock is wrong, and its next one. */
    void onOwnSlot(Event.OwnSlot own) {
        var clock = clocks.wrong(own.node()).filter(c -> c.era() == own.era());
        if (clock.isEmpty()) {
            return;
        }
        if (isServing(own.node())) {
            node(own.node()).onSlot(own.slot());
        }
        nextOwnSlot(clock.get(), own.slot() + 1);
    }

    private void nextOwnSlot(Clocks.Clock clock, long slot) {
        var at = clock.reaches(rules.consensus().slots().startOf(slot));
        var event = new Event.OwnSlot(clock.skew().node(), slot, clock.era());
        agenda.at(at.isBefore(agenda.now()) ? agenda.now() : at, event);
    }

    void onDelivery(Event.Delivery d) {
        if (held.keeps(d.to().index(), d)) {
            return;
        }
        boolean here = d.checked() ? isUp(d.to()) : courier.received(d);
        if (!here || mustCompute(d)) {
            return;
        }
        if (isFull(d.to())) {
            socket(d.to()).node().onMessage(d.from(), d.message());
        } else if (d.message() instanceof SyncRequest request) {
            var reply = parcels.archive().after(request, gossip.tip(d.to().index()));
            courier.send(d.to(), d.from(), reply);
        }
    }

    /** Puts blocks back on the agenda that a node caught up with, until it has checked them. */
    private boolean mustCompute(Event.Delivery d) {
        if (d.checked()
                || !isFull(d.to())
                || !(d.message() instanceof Message.SyncReply(var blocks, _))) {
            return false;
        }
        long time = computing.catchingUp(node(d.to()), blocks);
        if (time > 0) {
            agenda.at(agenda.now().plus(Duration.ofNanos(time)), d.asChecked());
        }
        return time > 0;
    }

    void onGossip(long event, long rest) {
        int to = Wire.to(event);
        if (held.isPaused(to)) {
            held.keep(to, event, gossip.held(event, rest));
        } else {
            gossip.handle(event, rest);
        }
    }

    void onAlarm(Event.Alarm a) {
        if (held.keeps(a.node().index(), a)) {
            return;
        }
        var s = socket(a.node());
        if (network.isUp(s.id()) && s.isAlive(a.life())) {
            s.node().onWake(a.what());
        }
    }

    /** What the alarm is for may take seconds; that much of it is done, and none of it seen. */
    void prepare(Event.Alarm a) {
        if (a.what() instanceof NodePort.Wake.Query query
                && isServing(a.node())
                && socket(a.node()).isAlive(a.life())) {
            node(a.node()).prepare(query);
        }
    }

    /** How far and how fast a block has spread, if it has. */
    Optional<Reach> reach(Block block) {
        return parcels.find(new Item.BlockItem(block)).map(gossip::reach);
    }

    /** A user's node speaks to another, or to itself. */
    void tell(NodeId from, NodeId to, QueryMessage message) {
        if (from.equals(to)) {
            node(to).onMessage(from, new Message.OfQuery(message));
        } else {
            socket(from).send(to, new Message.OfQuery(message));
        }
    }

    // ---- faults

    /** False when it was down already. */
    boolean crash(NodeId id) {
        if (!network.isUp(id)) {
            return false;
        }
        network.setUp(id, false);
        computing.processors().drop(id.index());
        gossip.forget(id.index());
        if (isFull(id)) {
            var s = socket(id);
            s.crash();
        }
        return true;
    }

    /** False when it was up already. */
    boolean restart(NodeId id, boolean withDisk) {
        if (network.isUp(id)) {
            return false;
        }
        network.setUp(id, true);
        if (isFull(id)) {
            socket(id).node().restart(withDisk);
        } else if (!withDisk) {
            gossip.wipe(id.index());
        }
        reconnect(List.of(id));
        return true;
    }

    /** The links between some nodes and the others carry again. */
    void reconnect(List<NodeId> side) {
        var marks = new BitSet(size());
        side.forEach(node -> marks.set(node.index()));
        gossip.reconnect(marks);
    }

    /** A node's processor and line take so many times as long from now on. */
    void slow(NodeId id, int times) {
        computing.processors().slow(id.index(), times);
        network.lines().slow(id, times);
    }

    /** From now on the node lives by a clock that is wrong. */
    void skew(Fault.Skew skew) {
        var clock = clocks.skew(skew, agenda.now());
        nextOwnSlot(clock, rules.consensus().slots().slotAt(clock.shows(agenda.now())) + 1);
    }

    void repairClock(NodeId id) {
        clocks.repair(id);
    }

    Clocks clocks() {
        return clocks;
    }

    Held held() {
        return held;
    }

    Network network() {
        return network;
    }

    // ---- who is where

    int size() {
        return ids.size();
    }

    boolean knows(NodeId id) {
        return id.index() < ids.size();
    }

    /** Whether a node keeps the chain; if not, it is a relay. */
    boolean isFull(NodeId id) {
        return id.index() < sockets.size();
    }

    /** What to say of a node that should keep the chain and does not. */
    String noFullNode(NodeId id) {
        return (knows(id) ? id + " is a relay and keeps no chain" : "no " + id)
                + "; expected node-1 to node-"
                + sockets.size();
    }

    boolean isUp(NodeId id) {
        return network.isUp(id);
    }

    /** Whether it is up and does not stand still. */
    boolean isServing(NodeId id) {
        return network.isUp(id) && !held.isPaused(id.index());
    }

    Gossip gossip() {
        return gossip;
    }

    Computing computing() {
        return computing;
    }

    Node node(NodeId id) {
        return socket(id).node();
    }

    List<Node> all() {
        return sockets.stream().map(s -> s.node()).toList();
    }

    List<Node> live() {
        return sockets.stream().filter(s -> network.isUp(s.id())).map(s -> s.node()).toList();
    }

    /**
     * The node that serves a user: its own, or while that is down the next one that is up.
     *
     * @return empty when no node is up
     */
    Optional<Node> home(AccountId user) {
        return homes.live(user, this::isServing).map(this::node);
    }

    NodeId homeOf(AccountId user) {
        return homes.of(user);
    }

    /**
     * The live node with the highest irreversible height, the lowest number among equals; node-1
     * when all are down.
     */
    Node reference() {
        Node best = null;
        for (var n : live()) {
            if (best == null || n.irreversibleHeight() > best.irreversibleHeight()) {
                best = n;
            }
        }
        return best == null ? sockets.getFirst().node() : best;
    }

    /** The active delegates, as the reference node's head has them, by name. */
    List<AccountId> delegates() {
        var head = reference().head().consensus();
        return rules.consensus().term(head).delegates().stream().sorted().toList();
    }

    List<NodeId> ids() {
        return ids;
    }

    private Socket socket(NodeId id) {
        return sockets.get(id.index());
    }
}
