package medchain.simulator.node;

import java.util.Optional;
import medchain.simulator.chain.Block;
import medchain.simulator.chain.FinalityVote;
import medchain.simulator.chain.LedgerState;
import medchain.simulator.consent.ConsentDecision;
import medchain.simulator.consent.ConsentDesk;
import medchain.simulator.dpos.SlotDecision;
import medchain.simulator.identity.NodeId;
import medchain.simulator.intake.IntakeDecision;
import medchain.simulator.intake.SignedTransaction;
import medchain.simulator.kernel.Bug;
import medchain.simulator.kernel.Parallel;
import medchain.simulator.kernel.SimTime;
import medchain.simulator.mempool.Mempool;
import medchain.simulator.node.BlockJudge.Verdict;
import medchain.simulator.node.Item.BlockItem;
import medchain.simulator.node.Item.DecisionItem;
import medchain.simulator.node.Item.SubmissionItem;
import medchain.simulator.query.KeyHolding;
import medchain.simulator.records.RecordBook;

/**
 * One participant: takes submissions, collects consent, keeps approved transactions, forges in its
 * turn, follows the best chain and keeps what is irreversible. Reading it top to bottom is reading
 * the journey of a transaction.
 */
public final class Node {
    private final NodeId id;
    private final ChainRules rules;
    private final BlockJudge judge;
    private final NodePort port;
    private final Prosecutor prosecutor;
    private final VotingBooth booth;
    private final Forger forger;
    private final Byzantine byzantine;
    private final QueryOffice office;
    private final ChainFollower chain;
    private final WaitingRoom waiting;
    private final LonelinessGuard guard;
    private final ClockWatch clock;
    private final RecordBook book = new RecordBook();

    Node(NodeParts parts) {
        id = parts.id();
        rules = parts.rules();
        judge = parts.judge();
        port = parts.port();
        prosecutor = new Prosecutor(parts);
        guard = new LonelinessGuard(parts);
        clock = new ClockWatch(parts);
        booth = new VotingBooth(parts, prosecutor);
        forger = new Forger(id, parts.key(), parts.onion(), booth::certificate);
        byzantine = new Byzantine(parts, forger);
        office = new QueryOffice(id, port);
        waiting = new WaitingRoom(parts);
        chain = new ChainFollower(parts, new Follower());
    }

    // ---- submit, pending consent, approved, mempool

    /**
     * A user of this node shows a transaction. It must be possible after all that waits here
     * already, so that the user hears at once what a forger would find out later.
     */
    public IntakeDecision consider(SignedTransaction signed) {
        return waiting.consider(signed, chain.head());
    }

    /** An accepted submission starts on its way: here, and by gossip everywhere. */
    public void enter(IntakeDecision.Accepted accepted) {
        waiting.enter(accepted, ledger());
    }

    /** A patient has answered. Returns why the answer does not count, if so. */
    public Optional<String> onConsent(ConsentDecision answer) {
        return waiting.onConsent(answer, ledger());
    }

    // ---- block

    /** A slot begins: time runs out for some, and it may be this node's turn. */
    public void onSlot(long slot) {
        waiting.expire();
        chain.expireOrphans();
        byzantine.due(slot).forEach(block -> port.spread(new BlockItem(block)));
        byzantine.asSlotBegins(chain.head(), slot);
        if (chain.synchronising()) {
            return;
        }
        switch (rules.consensus().decide(chain.head().consensus(), slot, forger.account())) {
            case SlotDecision.Forge _ -> {
                boolean parentIsThere = chain.head().consensus().slot() == slot - 1;
                if (parentIsThere) {
                    forge(slot);
                } else {
                    port.wake(rules.parameters().waitForParent(), new NodePort.Wake.Forge(slot));
                }
            }
            case SlotDecision.NotOurTurn _ ->
                    byzantine.inAnothersSlot(new Forger.Place(chain.head(), slot));
            case SlotDecision.Skipped _, SlotDecision.SlotTaken _ -> {}
        }
    }

    private void forge(long slot) {
        var head = chain.head();
        if (!(rules.consensus().decide(head.consensus(), slot, forger.account())
                        instanceof SlotDecision.Forge)
                || clock.stops(slot)
                || (byzantine.minds() && guard.pauses(head, slot))) {
            return;
        }
        var place = new Forger.Place(head, slot);
        if (byzantine.forgesOtherwise(place, chain.before(head), waiting.desk().all())) {
            return;
        }
        var evidence = prosecutor.indictments(head, chain.tree().safeReference());
        var candidates = byzantine.willing(waiting.candidates(head, chain.tree(), evidence));
        forger.forge(judge, rules, place, candidates, port.salt())
                .ifPresent(forged -> publish(place, forged));
    }

    private void publish(Forger.Place place, Forger.Forged forged) {
        forged.refused().forEach(r -> waiting.refused(r.tx(), r.reason()));
        var verdict = chain.judgeAfter(place.parent(), forged.block());
        if (!(verdict instanceof Verdict.Valid(var entry))) {
            throw new Bug("forged a block that is not valid: " + verdict);
        }
        port.record(forger.fact(rules, place.parent(), entry));
        chain.take(entry);
        byzantine.afterForging(place, forged.block());
    }

    // ---- votes

    /** The head is another one: a delegate votes for it, where votes are sent beside the chain. */
    private void vote() {
        if (!chain.synchronising()) {
            booth.onHead(chain.head(), chain.tree());
            approvals();
        }
    }

    private void onVote(FinalityVote vote) {
        if (booth.take(vote, ledger(), chain.tree())) {
            approvals();
        }
    }

    private void approvals() {
        booth.approved(chain.head(), chain.tree()).ifPresent(chain::approve);
    }

    // ---- irreversible

    private void onFinality(ChainEntry entry) {
        port.becameIrreversible(entry, book.keep(entry.block()));
        office.onIrreversible(entry, chain.tree());
    }

    /** How the node hears of its chain. */
    private final class Follower implements ChainFollower.Listener {
        @Override
        public boolean shares(Block block) {
            return byzantine.shares(block);
        }

        @Override
        public void early(Block block) {
            clock.sawEarly(block, ledger());
        }

        @Override
        public void stored(ChainEntry entry) {
            booth.stored(entry, chain.tree());
            if (byzantine.votesForAll()) {
                booth.voteAnyway(entry);
            }
        }

        @Override
        public void equivocated(Block one, Block other) {
            prosecutor.saw(one, other);
        }

        @Override
        public void moved(BlockTree.Move move) {
            waiting.onMove(move);
        }

        @Override
        public void arrived() {
            vote();
        }

        @Override
        public void irreversible(ChainEntry entry) {
            onFinality(entry);
        }

        @Override
        public void recovered() {
            if (byzantine.remembersThatItForgot()) {
                forger.beCareful(rules, chain.head());
                booth.beCareful(chain.head());
            }
        }
    }

    // ---- query

    /** Does pure work of a delegate's next {@link #onWake} beforehand. */
    public void prepare(NodePort.Wake.Query what) {
        office.prepare(what.query());
    }

    /** The dealer hands this node its share of a threshold key. */
    public void entrust(KeyHolding holding, Parallel parallel) {
        office.entrust(holding, parallel);
    }

    // ---- the wire

    public void onMessage(NodeId from, Message message) {
        switch (message) {
            case Message.SyncRequest(var locator) -> {
                if (!byzantine.isSilent()) {
                    chain.onSyncRequest(from, locator);
                }
            }
            case Message.SyncReply(var blocks, var more) -> chain.onSyncReply(from, blocks, more);
            case Message.OfVote(var vote) -> onVote(vote);
            case Message.OfQuery(var about) -> office.onMessage(from, about, chain.tree());
        }
    }

    /** Whether it needs no copy of what a peer offers. */
    public boolean has(Item item) {
        return item instanceof BlockItem(var block) && chain.has(block);
    }

    /** How many signatures in a block this node has not checked when they came by themselves. */
    public int signaturesNotSeen(Block block) {
        int count = 0;
        for (var approved : block.transactions()) {
            if (!waiting.mempool().contains(approved.id())) {
                count += approved.decision().isPresent() ? 2 : 1;
            }
        }
        return count;
    }

    /** Gossip brings an item. */
    public void onItem(NodeId from, Item item) {
        switch (item) {
            case SubmissionItem(var signed) -> waiting.onGossip(signed, ledger());
            case DecisionItem(var decision) -> onConsent(decision);
            case BlockItem(var block) -> chain.onBlock(from, block);
        }
    }

    public void onWake(NodePort.Wake what) {
        switch (what) {
            case NodePort.Wake.Forge(var slot) -> forge(slot);
            case NodePort.Wake.Query(var query) -> office.onWake(query);
            case NodePort.Wake.RetrySync(var attempt) -> chain.onRetry(attempt);
        }
    }

    // ---- faults

    /** Memory is gone; the disk stays. */
    public void crash() {
        waiting.clear();
        office.crash();
        booth.crash();
        clock.crash();
        chain.crash();
    }

    /**
     * Comes back and asks a peer for what it missed; does not forge before that.
     *
     * @param withDisk false when the disk is lost as well
     */
    public void restart(boolean withDisk) {
        if (!withDisk) {
            book.clear();
            booth.loseDisk();
            forger.loseDisk();
        }
        chain.restart(withDisk);
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
        return chain.head().ledger();
    }

    public ChainEntry head() {
        return chain.head();
    }

    public BlockTree tree() {
        return chain.tree();
    }

    public long irreversibleHeight() {
        return chain.tree().irreversibleHeight();
    }

    public RecordBook records() {
        return book;
    }

    public ConsentDesk desk() {
        return waiting.desk();
    }

    public Mempool mempool() {
        return waiting.mempool();
    }

    public boolean synchronising() {
        return chain.synchronising();
    }

    /** For a user's transaction: a reference that no reorganisation can break. */
    public medchain.simulator.intake.BlockReference safeReference() {
        return chain.tree().safeReference();
    }

    /** The start of a slot, for those who watch. */
    public SimTime startOf(long slot) {
        return judge.startOf(slot);
    }
}
