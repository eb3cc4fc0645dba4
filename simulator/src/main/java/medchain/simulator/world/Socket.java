package medchain.simulator.world;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import medchain.simulator.compute.CostProfile;
import medchain.simulator.consent.PendingConsent;
import medchain.simulator.dpos.HashOnion;
import medchain.simulator.identity.AccountId;
import medchain.simulator.identity.NodeId;
import medchain.simulator.identity.TxId;
import medchain.simulator.intake.BlockReference;
import medchain.simulator.intake.Content;
import medchain.simulator.intake.SignedTransaction;
import medchain.simulator.journal.Happening;
import medchain.simulator.kernel.ByteSource;
import medchain.simulator.kernel.SimTime;
import medchain.simulator.network.Gossip;
import medchain.simulator.node.BlockJudge;
import medchain.simulator.node.ChainEntry;
import medchain.simulator.node.Item;
import medchain.simulator.node.Message;
import medchain.simulator.node.Node;
import medchain.simulator.node.NodeParts;
import medchain.simulator.node.NodePort;
import medchain.simulator.node.QueryMessage;
import medchain.simulator.records.RecordVersion;

/** One full node's plug: its state of life and its way to the network. */
final class Socket implements NodePort {
    private static final int ONION_LAYERS = 16_384;

    private final NodeId id;
    private final Hub.Foundation foundation;
    private final Wires wires;
    private final Node node;
    private int life;

    /** What all sockets are connected to. */
    record Wires(
            Hub hub,
            Courier courier,
            Gossip gossip,
            Parcels parcels,
            Computing computing,
            Patients patients,
            Homes homes,
            FinalityDesk finality) {}

    /** With what a node begins. */
    record Start(BlockJudge judge, ChainEntry genesis) {}

    Socket(NodeId id, Hub.Foundation foundation, Wires wires, Start start) {
        this.id = id;
        this.foundation = foundation;
        this.wires = wires;
        byte[] seed = new byte[32];
        foundation.streams().stream("onion/" + id).fill(seed);
        node =
                new NodeParts(
                                id,
                                foundation.rules(),
                                start.judge(),
                                start.genesis(),
                                foundation.wallets().find(id.account()).orElseThrow().key(),
                                new HashOnion(seed, ONION_LAYERS),
                                wires.hub().network().peers(id),
                                this)
                        .assemble();
    }

    NodeId id() {
        return id;
    }

    Node node() {
        return node;
    }

    /** Whether the node has lived since then without a crash. */
    boolean isAlive(int since) {
        return life == since;
    }

    void crash() {
        life++;
        node.crash();
    }

    /** By this node's clock. */
    @Override
    public SimTime now() {
        return wires.hub().clocks().shows(id, trueTime());
    }

    private SimTime trueTime() {
        return foundation.agenda().now();
    }

    @Override
    public void send(NodeId to, Message message) {
        wires.courier().send(id, to, message);
    }

    @Override
    public void sendToAll(Message message) {
        wires.homes().nodes().stream()
                .filter(to -> !to.equals(id))
                .forEach(to -> wires.courier().send(id, to, message));
    }

    /** What came by gossip was checked when it came; what begins here is still to be made. */
    @Override
    public boolean spread(Item item) {
        int number = wires.parcels().number(item, wires.gossip());
        long making =
                wires.gossip().isHeldBy(id.index(), number)
                        ? 0
                        : wires.computing().making(node, item);
        return making > 0
                ? wires.gossip().offerLater(id.index(), number, making)
                : wires.gossip().offer(id.index(), number);
    }

    @Override
    public void show(NodeId peer, Item item) {
        wires.gossip().show(id.index(), peer.index(), wires.parcels().number(item, wires.gossip()));
    }

    @Override
    public void wake(Duration after, Wake what) {
        foundation.agenda().at(trueTime().plus(after), new Event.Alarm(id, what, life));
    }

    @Override
    public CostProfile costs() {
        return wires.computing().costs();
    }

    @Override
    public void work(Duration time, Wake what) {
        wake(Duration.ofNanos(wires.computing().work(id.index(), time.toNanos())), what);
    }

    @Override
    public void askPatient(PendingConsent request) {
        if (wires.hub().home(request.patient()).filter(n -> n.id().equals(id)).isPresent()) {
            record(
                    new Happening.ConsentAsked(
                            request.signed().id(), request.patient(), request.until()));
            wires.patients().ask(request, trueTime());
        }
    }

    @Override
    public void becameIrreversible(ChainEntry entry, List<RecordVersion> kept) {
        wires.finality().became(id, entry, kept);
    }

    @Override
    public void replied(NodeId from, QueryMessage.Reply reply) {
        wires.hub().queries().ifPresent(q -> q.replied(id, from, reply));
    }

    @Override
    public void looked(String action, Content.Query query, TxId tx, Optional<String> refusal) {
        wires.hub().queries().ifPresent(q -> q.looked(id, action, query, refusal));
    }

    @Override
    public NodeId nodeOf(AccountId delegate) {
        return wires.homes().of(delegate);
    }

    @Override
    public boolean knows(NodeId other) {
        return wires.hub().isFull(other);
    }

    @Override
    public SignedTransaction sign(Content content, BlockReference reference) {
        var wallets = foundation.wallets();
        var me = wallets.find(id.account()).orElseThrow();
        var chain = foundation.rules().chainId();
        var signed = wallets.sign(me, chain, now(), reference, content);
        wallets.spend(me.account());
        return signed;
    }

    @Override
    public ByteSource salt() {
        return foundation.wallets().salt();
    }

    @Override
    public void record(Happening what) {
        foundation.recorder().record(what);
    }
}
