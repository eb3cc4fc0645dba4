package medchain.simulator.node;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import medchain.simulator.chain.Block;
import medchain.simulator.chain.LedgerState;
import medchain.simulator.consent.Approved;
import medchain.simulator.consent.ConsentDecision;
import medchain.simulator.consent.ConsentDesk;
import medchain.simulator.consent.ConsentStep;
import medchain.simulator.dpos.ForkChoice;
import medchain.simulator.dpos.SlotDecision;
import medchain.simulator.dpos.Tip;
import medchain.simulator.identity.BlockId;
import medchain.simulator.identity.NodeId;
import medchain.simulator.identity.TxId;
import medchain.simulator.intake.IntakeDecision;
import medchain.simulator.intake.SignedTransaction;
import medchain.simulator.journal.Happening;
import medchain.simulator.kernel.Bug;
import medchain.simulator.kernel.Parallel;
import medchain.simulator.kernel.SimTime;
import medchain.simulator.mempool.Mempool;
import medchain.simulator.mempool.MempoolLimits;
import medchain.simulator.node.BlockJudge.Verdict;
import medchain.simulator.node.BlockTree.Stored;
import medchain.simulator.node.Item.BlockItem;
import medchain.simulator.node.Item.DecisionItem;
import medchain.simulator.node.Item.SubmissionItem;
import medchain.simulator.node.Message.SyncReply;
import medchain.simulator.node.Message.SyncRequest;
import medchain.simulator.query.KeyHolding;
import medchain.simulator.records.RecordBook;

/**
 * One participant: takes submissions, collects consent, keeps approved transactions, forges in its
 * turn, follows the best chain and keeps what is irreversible. Reading it top to bottom is reading
 * the journey of a transaction.
 */
public final class Node {
    private static final int ORPHANS = 64;

    private final NodeId id;
    private final ChainRules rules;
    private final BlockJudge judge;
    private final NodePort port;
    private final Forger forger;
    private final Byzantine byzantine;
    private final QueryOffice office;
    private final ForkChoice forkChoice;
    private final Synchroniser synchroniser;
    private final Mempool mempool = new Mempool(MempoolLimits.USUAL);
    private final ConsentDesk desk = new ConsentDesk();
    private final RecordBook book = new RecordBook();
    private final Map<BlockId, Block> orphans = new LinkedHashMap<>();
    private final ChainEntry genesis;
    private BlockTree tree;
    private boolean diskWasLost;

    Node(NodeParts parts) {
        id = parts.id();
        rules = parts.rules();
        judge = parts.judge();
        port = parts.port();
        genesis = parts.genesis();
        forger = new Forger(id, parts.key(), parts.onion());
        byzantine = new Byzantine(parts, forger);
        office = new QueryOffice(id, port);
        forkChoice = rules.consensus().forkChoice();
        synchroniser = new Synchroniser(parts.peers(), port);
        tree = new BlockTree(genesis);
    }

    // ---- submit

    /**
     * A user of this node shows a transaction. It must be possible after all that waits here
     * already, so that the user hears at once what a forger would find out later.
     */
    public IntakeDecision consider(SignedTransaction signed) {
        var decision = rules.intake().decide(signed, ledger(), port.now());
        if (decision instanceof IntakeDecision.Refused) {
            return decision;
        }
        return rehearse(signed).<IntakeDecision>map(IntakeDecision.Refused::new).orElse(decision);
    }

    private Optional<String> rehearse(SignedTransaction signed) {
        var context = judge.rehearsal(tree.head(), port.now());
        return rules.ledger().rehearse(ledger(), mempool.oldestFirst(), signed, context);
    }

    private void onGossipedSubmission(SignedTransaction signed) {
        switch (rules.intake().decide(signed, ledger(), port.now())) {
            case IntakeDecision.Accepted accepted -> enter(accepted);
            case IntakeDecision.Refused(var reason) -> reject(signed.id(), "intake", reason);
        }
    }

    /** An accepted submission starts on its way: here, and by gossip everywhere. */
    public void enter(IntakeDecision.Accepted accepted) {
        var signed = accepted.submission().signed();
        if (!port.spread(new SubmissionItem(signed))) {
            return;
        }
        switch (rules.consent().decide(accepted.submission())) {
            case ConsentStep.Granted(var approved) -> admit(approved);
            case ConsentStep.Ask(var pending) -> {
                desk.add(pending);
                port.askPatient(pending);
                desk.early(signed.id()).ifPresent(this::onConsent);
            }
            case ConsentStep.Denied _ -> {}
            case ConsentStep.Refused(var reason) -> reject(signed.id(), "consent", reason);
        }
    }

    // ---- pending consent, approved

    /** A patient has answered. Returns why the answer does not count, if so. */
    public Optional<String> onConsent(ConsentDecision answer) {
        var given = mempool.find(answer.transaction());
        if (given.isPresent() && !answer.approved()) {
            return withdraw(given.get(), answer);
        }
        var pending = desk.find(answer.transaction());
        if (pending.isEmpty()) {
            desk.keepEarly(answer);
            return Optional.of("no such request waits for an answer");
        }
        return switch (rules.consent().decide(pending.get(), answer, ledger())) {
            case ConsentStep.Granted(var approved) -> {
                settle(answer);
                port.record(new Happening.ConsentGiven(approved.id(), answer.patient()));
                admit(approved);
                yield Optional.empty();
            }
            case ConsentStep.Denied _ -> {
                settle(answer);
                port.record(
                        new Happening.ConsentDenied(
                                answer.transaction(), answer.patient(), answer.reason()));
                yield Optional.empty();
            }
            case ConsentStep.Refused(var reason) -> Optional.of(reason);
            case ConsentStep.Ask _ -> Optional.empty();
        };
    }

    /**
     * The patient takes her yes back: this node forges it no more. A block that another has forged
     * meanwhile is valid; the chain decides such a race, alike for everybody.
     */
    private Optional<String> withdraw(Approved approved, ConsentDecision no) {
        var fault = rules.consent().faultOfWithdrawal(approved, no, ledger());
        if (fault.isEmpty()) {
            mempool.remove(approved.id());
            desk.withdraw(no);
            port.spread(new DecisionItem(no));
            port.record(new Happening.ConsentWithdrawn(approved.id(), no.patient(), no.reason()));
        }
        return fault;
    }

    private void settle(ConsentDecision answer) {
        desk.settle(answer.transaction());
        port.spread(new DecisionItem(answer));
    }

    // ---- mempool

    private void admit(Approved approved) {
        var fault = mempool.add(approved);
        if (fault.isEmpty()) {
            port.record(new Happening.EnteredMempool(approved.id(), id));
        } else {
            reject(approved.id(), "mempool", fault.get());
        }
    }

    // ---- block

    /** A slot begins: time runs out for some, and it may be this node's turn. */
    public void onSlot(long slot) {
        expire();
        byzantine.due(slot).forEach(block -> port.spread(new BlockItem(block)));
        if (synchroniser.busy()) {
            return;
        }
        switch (rules.consensus().decide(tree.head().consensus(), slot, forger.account())) {
            case SlotDecision.Forge _ -> {
                boolean parentIsThere = tree.head().consensus().slot() == slot - 1;
                if (parentIsThere) {
                    forge(slot);
                } else {
                    port.wake(rules.parameters().waitForParent(), new NodePort.Wake.Forge(slot));
                }
            }
            case SlotDecision.NotOurTurn _ ->
                    byzantine.inAnothersSlot(new Forger.Place(tree.head(), slot));
            case SlotDecision.Skipped _, SlotDecision.SlotTaken _ -> {}
        }
    }

    private void expire() {
        var now = port.now();
        for (var p : desk.expire(now)) {
            port.record(new Happening.ConsentExpired(p.signed().id(), p.patient()));
        }
        for (var a : mempool.expire(now)) {
            port.record(new Happening.TransactionExpired(a.id()));
        }
    }

    private void forge(long slot) {
        var head = tree.head();
        if (!(rules.consensus().decide(head.consensus(), slot, forger.account())
                instanceof SlotDecision.Forge)) {
            return;
        }
        var place = new Forger.Place(head, slot);
        var before = tree.find(head.block().header().previousHash()).map(Stored::entry);
        if (byzantine.forgesOtherwise(place, before, desk.all())) {
            return;
        }
        var waiting =
                byzantine.willing(mempool.oldestFirst()).stream()
                        .filter(a -> tree.knows(head.block(), a.signed().transaction().reference()))
                        .toList();
        forger.forge(judge, rules, place, waiting, port.salt())
                .ifPresent(forged -> publish(place, forged));
    }

    private void publish(Forger.Place place, Forger.Forged forged) {
        for (var r : forged.refused()) {
            mempool.remove(r.tx());
            reject(r.tx(), "block", r.reason());
        }
        var verdict = judgeAfter(place.parent(), forged.block());
        if (!(verdict instanceof Verdict.Valid(var entry))) {
            throw new Bug("forged a block that is not valid: " + verdict);
        }
        port.record(forger.fact(rules, entry));
        take(entry);
        byzantine.afterForging(place, forged.block());
    }

    /** A block has come, from a peer or from this node's own forge. */
    void onBlock(NodeId from, Block block) {
        if (tree.find(block.hash()).isPresent() || block.height() <= tree.irreversibleHeight()) {
            return;
        }
        if (isTooEarly(block)) {
            reject(block, "slot " + block.header().slot() + " lies in the future");
            return;
        }
        var parent = tree.find(block.header().previousHash());
        if (parent.isEmpty()) {
            keepOrphan(block);
            synchroniser.begin(from, tree.locator());
            return;
        }
        switch (judgeAfter(parent.get().entry(), block)) {
            case Verdict.Valid(var entry) -> take(entry);
            case Verdict.Invalid(var field, var reason) -> reject(block, field + " " + reason);
        }
    }

    private void reject(Block block, String reason) {
        port.record(
                new Happening.BlockRejected(block.hash(), id, block.header().delegateId(), reason));
    }

    private Verdict judgeAfter(ChainEntry parent, Block block) {
        return judge.judge(parent, block, ref -> tree.knows(parent.block(), ref));
    }

    private boolean isTooEarly(Block block) {
        var start = judge.startOf(block.header().slot());
        return start.isAfter(port.now().plus(rules.parameters().maxClockDrift()));
    }

    private void keepOrphan(Block block) {
        if (orphans.size() < ORPHANS) {
            orphans.put(block.header().previousHash(), block);
        }
    }

    private void take(ChainEntry entry) {
        reportEquivocation(entry.block());
        var stored = tree.add(entry, port.now());
        if (byzantine.shares(entry.block())) {
            port.spread(new BlockItem(entry.block()));
        }
        if (forkChoice.prefers(tip(stored), tip(tree.storedHead()))
                && tree.extendsIrreversible(entry.block())) {
            follow(stored);
        }
        var child = orphans.remove(entry.block().hash());
        if (child != null) {
            onBlock(id, child);
        }
    }

    private void reportEquivocation(Block block) {
        for (var other : tree.liveBlocksOf(block.header().delegateId())) {
            if (ForkChoice.contradicting(
                    other.header(), other.hash(), block.header(), block.hash())) {
                port.record(
                        new Happening.EquivocationSeen(
                                block.header().delegateId(), other.hash(), block.hash(), id));
            }
        }
    }

    private static Tip tip(Stored stored) {
        var h = stored.entry().block().header();
        return new Tip(
                stored.entry().block().hash(),
                h.previousHash(),
                h.delegateId(),
                h.slot(),
                h.index(),
                h.maxHeightPrevoted(),
                stored.receivedAt());
    }

    private void follow(Stored target) {
        var move = tree.moveTo(target);
        var included = new TreeSet<TxId>();
        for (var block : move.joined()) {
            for (var approved : block.transactions()) {
                included.add(approved.id());
                mempool.remove(approved.id());
                desk.settle(approved.id());
            }
        }
        for (var block : move.left()) {
            block.transactions().stream()
                    .filter(a -> !included.contains(a.id()) && !desk.isWithdrawn(a.id()))
                    .forEach(mempool::add);
        }
        if (!move.left().isEmpty()) {
            port.record(
                    new Happening.HeadMoved(
                            id,
                            tree.head().block().hash(),
                            tree.head().height(),
                            move.left().size()));
        }
        onFinality();
    }

    // ---- irreversible

    private void onFinality() {
        long height = rules.consensus().irreversibleHeight(tree.head().consensus());
        for (var entry : tree.finalizeUpTo(height)) {
            port.becameIrreversible(entry, book.keep(entry.block()));
            office.onIrreversible(entry, tree);
        }
    }

    // ---- query

    /** The dealer hands this node its share of a threshold key. */
    public void entrust(KeyHolding holding, Parallel parallel) {
        office.entrust(holding, parallel);
    }

    // ---- the wire

    public void onMessage(NodeId from, Message message) {
        switch (message) {
            case SyncRequest(var locator) when !byzantine.isSilent() -> {
                var blocks = tree.after(locator, Synchroniser.BATCH + 1);
                boolean more = blocks.size() > Synchroniser.BATCH;
                var batch = more ? blocks.subList(0, Synchroniser.BATCH) : blocks;
                port.send(from, new SyncReply(batch, more));
            }
            case SyncRequest _ -> {}
            case SyncReply(var blocks, var more) -> onSyncReply(from, blocks, more);
            case Message.OfQuery(var about) -> office.onMessage(from, about, tree);
        }
    }

    /** Whether it needs no copy of what a peer offers. */
    public boolean has(Item item) {
        return item instanceof BlockItem(var block) && tree.find(block.hash()).isPresent();
    }

    /** Gossip brings an item. */
    public void onItem(NodeId from, Item item) {
        switch (item) {
            case SubmissionItem(var signed) -> onGossipedSubmission(signed);
            case DecisionItem(var decision) -> onConsent(decision);
            case BlockItem(var block) -> onBlock(from, block);
        }
    }

    private void onSyncReply(NodeId from, List<Block> blocks, boolean more) {
        blocks.forEach(block -> onBlock(from, block));
        synchroniser
                .onReply(from, blocks.size(), more, tree.locator())
                .ifPresent(fetched -> {
                    if (diskWasLost) {
                        diskWasLost = false;
                        forger.beCareful(rules, tree.head());
                    }
                    port.record(new Happening.NodeSynchronised(id, tree.head().height(), fetched));
                });
    }

    public void onWake(NodePort.Wake what) {
        switch (what) {
            case NodePort.Wake.Forge(var slot) -> forge(slot);
            case NodePort.Wake.Query(var query) -> office.onWake(query);
            case NodePort.Wake.RetrySync(var attempt) ->
                    synchroniser.onRetry(attempt, tree.locator());
        }
    }

    // ---- faults

    /** Memory is gone; the disk stays. */
    public void crash() {
        mempool.clear();
        desk.clear();
        orphans.clear();
        office.crash();
        synchroniser.stop();
    }

    /**
     * Comes back and asks a peer for what it missed; does not forge before that.
     *
     * @param withDisk false when the disk is lost as well
     */
    public void restart(boolean withDisk) {
        if (!withDisk) {
            tree = new BlockTree(genesis);
            book.clear();
            diskWasLost = true;
        }
        synchroniser.beginWithAny(tree.locator());
    }

    /** The node turns bad, or good again; what it has kept back until now it shows. */
    public void conduct(Conduct how) {
        office.conduct(how);
        byzantine.begin(how).forEach(block -> port.spread(new BlockItem(block)));
    }

    // ---- what others may see

    public NodeId id() {
        return id;
    }

    public LedgerState ledger() {
        return tree.head().ledger();
    }

    public ChainEntry head() {
        return tree.head();
    }

    public BlockTree tree() {
        return tree;
    }

    public long irreversibleHeight() {
        return tree.irreversibleHeight();
    }

    public RecordBook records() {
        return book;
    }

    public ConsentDesk desk() {
        return desk;
    }

    public Mempool mempool() {
        return mempool;
    }

    public boolean synchronising() {
        return synchroniser.busy();
    }

    /** For a user's transaction: a reference that no reorganisation can break. */
    public medchain.simulator.intake.BlockReference safeReference() {
        return tree.safeReference();
    }

    private void reject(TxId tx, String stage, String reason) {
        port.record(new Happening.TransactionRejected(tx, id, stage, reason));
    }

    /** The start of a slot, for those who watch. */
    public SimTime startOf(long slot) {
        return judge.startOf(slot);
    }
}
