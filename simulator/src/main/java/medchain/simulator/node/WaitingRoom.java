package medchain.simulator.node;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import medchain.simulator.chain.LedgerState;
import medchain.simulator.consent.Approved;
import medchain.simulator.consent.Consent;
import medchain.simulator.consent.ConsentDecision;
import medchain.simulator.consent.ConsentDesk;
import medchain.simulator.consent.ConsentStep;
import medchain.simulator.identity.AccountId;
import medchain.simulator.identity.NodeId;
import medchain.simulator.identity.TxId;
import medchain.simulator.intake.IntakeDecision;
import medchain.simulator.intake.SignedTransaction;
import medchain.simulator.journal.Happening;
import medchain.simulator.mempool.Mempool;
import medchain.simulator.mempool.MempoolLimits;
import medchain.simulator.node.Item.DecisionItem;
import medchain.simulator.node.Item.SubmissionItem;

/**
 * What waits at a node: submissions for their patient's consent, approved transactions for a block.
 * Read downwards it is the first half of a transaction's journey.
 */
final class WaitingRoom {
    private final NodeId id;
    private final ChainRules rules;
    private final BlockJudge judge;
    private final NodePort port;
    private final Mempool mempool = new Mempool(MempoolLimits.USUAL);
    private final ConsentDesk desk = new ConsentDesk();

    WaitingRoom(NodeParts parts) {
        id = parts.id();
        rules = parts.rules();
        judge = parts.judge();
        port = parts.port();
    }

    Mempool mempool() {
        return mempool;
    }

    ConsentDesk desk() {
        return desk;
    }

    // ---- submit

    /** Whether the transaction is possible on this head after all that waits here already. */
    IntakeDecision consider(SignedTransaction signed, ChainEntry head) {
        var decision = rules.intake().decide(signed, head.ledger(), port.now());
        if (decision instanceof IntakeDecision.Refused) {
            return decision;
        }
        var sender = signed.transaction().sender();
        if (mempool.roomFor(sender) <= pending(sender)) {
            return new IntakeDecision.Refused(
                    "as many transactions of " + sender + " wait here as may");
        }
        var context = judge.rehearsal(head, port.now());
        return rules.ledger()
                .rehearse(head.ledger(), mempool.oldestFirst(), signed, context)
                .<IntakeDecision>map(IntakeDecision.Refused::new)
                .orElse(decision);
    }

    /** Requests of a sender that may yet become approved and then need room. */
    private long pending(AccountId sender) {
        return desk.all().stream()
                .filter(p -> p.signed().transaction().sender().equals(sender))
                .count();
    }

    /** A peer has passed a submission on. */
    void onGossip(SignedTransaction signed, LedgerState ledger) {
        switch (rules.intake().decide(signed, ledger, port.now())) {
            case IntakeDecision.Accepted accepted -> enter(accepted, ledger);
            case IntakeDecision.Refused(var reason) -> reject(signed.id(), "intake", reason);
        }
    }

    /** An accepted submission starts on its way: here, and by gossip everywhere. */
    void enter(IntakeDecision.Accepted accepted, LedgerState ledger) {
        var signed = accepted.submission().signed();
        if (!port.spread(new SubmissionItem(signed))) {
            return;
        }
        switch (rules.consent().decide(accepted.submission())) {
            case ConsentStep.Granted(var approved) -> admit(approved);
            case ConsentStep.Ask(var pending) -> {
                desk.add(pending);
                port.askPatient(pending);
                desk.early(signed.id()).ifPresent(answer -> onConsent(answer, ledger));
            }
            case ConsentStep.Denied _ -> {}
            case ConsentStep.Refused(var reason) -> reject(signed.id(), "consent", reason);
        }
    }

    // ---- pending consent, approved

    /** A patient has answered. Returns why the answer does not count, if so. */
    Optional<String> onConsent(ConsentDecision answer, LedgerState ledger) {
        var given = mempool.find(answer.transaction());
        if (given.isPresent() && !answer.approved()) {
            return withdraw(given.get(), answer, ledger);
        }
        var pending = desk.find(answer.transaction());
        if (pending.isEmpty()) {
            desk.keepEarly(answer);
            return Optional.of("no such request waits for an answer");
        }
        return switch (rules.consent().decide(pending.get(), answer, ledger)) {
            case ConsentStep.Granted(var approved) -> {
                settle(answer);
                port.record(new Happening.ConsentGiven(approved.id(), answer.by()));
                admit(approved);
                yield Optional.empty();
            }
            case ConsentStep.Denied _ -> {
                settle(answer);
                port.record(
                        new Happening.ConsentDenied(
                                answer.transaction(), answer.by(), answer.reason()));
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
    private Optional<String> withdraw(Approved approved, ConsentDecision no, LedgerState ledger) {
        var fault = rules.consent().faultOfWithdrawal(approved, no, ledger);
        if (fault.isEmpty()) {
            mempool.remove(approved.id());
            desk.withdraw(no);
            port.spread(new DecisionItem(no));
            port.record(new Happening.ConsentWithdrawn(approved.id(), no.by(), no.reason()));
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

    /** Time runs out for some. */
    void expire() {
        var now = port.now();
        for (var p : desk.expire(now)) {
            port.record(new Happening.ConsentExpired(p.signed().id(), p.patient()));
        }
        for (var a : mempool.expire(now)) {
            port.record(new Happening.TransactionExpired(a.id()));
        }
    }

    /**
     * What a block after this head may hold: first what its forger brings itself, then what waits,
     * oldest first, is still agreed to, and refers to a block of this chain.
     */
    List<Approved> candidates(ChainEntry head, BlockTree tree, List<Approved> own) {
        var waits =
                mempool.oldestFirst().stream()
                        .filter(a -> own.stream().noneMatch(o -> o.id().equals(a.id())))
                        .filter(a -> Consent.stands(a, head.ledger()))
                        .filter(a ->
                                tree.knows(head.block(), a.signed().transaction().reference()));
        return Stream.concat(own.stream(), waits).toList();
    }

    /** A forger could not put it into its block. */
    void refused(TxId tx, String reason) {
        mempool.remove(tx);
        reject(tx, "block", reason);
    }

    /** The chain has a new head: what joined it waits no more, what left it waits again. */
    void onMove(BlockTree.Move move) {
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
    }

    /** Memory is gone. */
    void clear() {
        mempool.clear();
        desk.clear();
    }

    private void reject(TxId tx, String stage, String reason) {
        port.record(new Happening.TransactionRejected(tx, id, stage, reason));
    }
}
