package medchain.simulator.chain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import medchain.simulator.chain.Account.Funds;
import medchain.simulator.chain.Account.Unstaking;
import medchain.simulator.consent.Approved;
import medchain.simulator.identity.AccountId;
import medchain.simulator.identity.Operation;
import medchain.simulator.identity.TxId;
import medchain.simulator.intake.Content;
import medchain.simulator.intake.Intake;
import medchain.simulator.intake.SignedTransaction;
import medchain.simulator.intake.Transaction;

/** The pure transition: ledger state and approved transactions in, ledger state out. */
public final class Ledger {
    private final LedgerRules rules;
    private final Intake intake;
    private final Justice justice;
    private final Polling polling;

    /** A ledger before whom nobody can be accused. */
    public Ledger(LedgerRules rules, Intake intake) {
        this(rules, intake, Tribunal.NONE);
    }

    public Ledger(LedgerRules rules, Intake intake, Tribunal tribunal) {
        this.rules = rules;
        this.intake = intake;
        this.justice = new Justice(rules.penalties(), tribunal);
        this.polling = new Polling(rules.voting());
    }

    /** What became of a block's transactions. */
    public sealed interface Transition {
        record Applied(LedgerState state) implements Transition {}

        /**
         * @param position 0-based, of the first transaction that cannot be
         */
        record Invalid(int position, String reason) implements Transition {}
    }

    /** Executes a whole block; one transaction that cannot be makes all of it invalid. */
    public Transition apply(LedgerState before, List<Approved> transactions, BlockContext at) {
        var draft = new LedgerDraft(before);
        for (int i = 0; i < transactions.size(); i++) {
            var fault = execute(draft, transactions.get(i).signed(), at);
            if (fault.isPresent()) {
                return new Transition.Invalid(i, fault.get());
            }
        }
        reward(draft, at);
        return new Transition.Applied(draft.freeze(rules.voting()));
    }

    /**
     * Picks from candidates, in their order, those that can be executed now and fit.
     *
     * @return the transactions for a block, the state after them, and those that never can be
     */
    public Selection select(
            LedgerState before, List<Approved> candidates, BlockContext at, BlockLimits limits) {
        var draft = new LedgerDraft(before);
        var taken = new ArrayList<Approved>();
        var refused = new ArrayList<Refusal>();
        long bytes = 0;
        for (var candidate : candidates) {
            if (taken.size() >= limits.transactions()) {
                break;
            }
            if (bytes + candidate.sizeBytes() > limits.bytes()) {
                continue;
            }
            var fault = execute(draft, candidate.signed(), at);
            if (fault.isPresent()) {
                refused.add(new Refusal(candidate.id(), fault.get()));
            } else {
                taken.add(candidate);
                bytes += candidate.sizeBytes();
            }
        }
        reward(draft, at);
        return new Selection(taken, draft.freeze(rules.voting()), refused);
    }

    /**
     * What would be wrong with a transaction after all that waits already.
     *
     * @param waiting approved ones, oldest first
     */
    public Optional<String> rehearse(
            LedgerState before, List<Approved> waiting, SignedTransaction signed, BlockContext at) {
        var draft = new LedgerDraft(before);
        waiting.forEach(w -> execute(draft, w.signed(), at));
        return execute(draft, signed, at);
    }

    /** What a forger puts in its block. */
    public record Selection(
            List<Approved> transactions, LedgerState after, List<Refusal> refused) {}

    public record Refusal(TxId tx, String reason) {}

    /** Executes one transaction, or says why not and leaves the draft as it was. */
    private Optional<String> execute(LedgerDraft draft, SignedTransaction signed, BlockContext at) {
        var fault = intake.fault(signed, draft, at.time());
        if (fault.isPresent()) {
            return fault;
        }
        var tx = signed.transaction();
        var reason =
                switch (tx.content()) {
                    case Content.Registration r -> register(draft, r);
                    case Content.Medical m -> keepRecord(draft, m, signed.id(), at);
                    case Content.Revocation r -> revoke(draft, tx, r, signed.id(), at);
                    case Content.Mandate m -> appoint(draft, m, at);
                    case Content.RoleChange c -> changeRole(draft, c, at);
                    case Content.Stake s -> stake(draft, tx, s.amount(), at);
                    case Content.Unstake s -> unstake(draft, tx, s.amount(), at);
                    case Content.Candidacy _ -> polling.stand(draft, tx.sender());
                    case Content.Votes v -> polling.vote(draft, tx.sender(), v, at);
                    case Content.VoteProxy p -> polling.appoint(draft, tx.sender(), p, at);
                    case Content.ProxyService(boolean offered) ->
                            polling.serve(draft, tx.sender(), offered);
                    case Content.Claim _ -> polling.claim(draft, tx.sender());
                    case Content.Data d -> publish(draft, tx, d, signed.id());
                    case Content.Query _ -> Optional.<String>empty();
                    case Content.Evidence e -> justice.punish(draft, tx.sender(), e, at);
                    case Content.Unjail _ -> justice.unjail(draft, tx.sender(), at);
                };
        if (reason.isEmpty()) {
            draft.put(freed(of(draft, tx.sender()).spending(tx.nonce()), at.epoch()));
        }
        return reason;
    }

    private Optional<String> register(LedgerDraft draft, Content.Registration r) {
        draft.put(Account.fresh(r, rules.initialBalance()));
        return Optional.empty();
    }

    /** Who closes takes its votes back, so that nobody decides who is no longer there. */
    private Optional<String> changeRole(LedgerDraft draft, Content.RoleChange c, BlockContext at) {
        var account = of(draft, c.account());
        if (c.role().isPresent()) {
            draft.put(account.in(c.role().get()));
            return Optional.empty();
        }
        if (!account.ballot().equals(Ballot.NONE)) {
            var fault = polling.vote(draft, c.account(), Content.Votes.NONE, at);
            if (fault.isPresent()) {
                return fault;
            }
        }
        draft.put(of(draft, c.account()).closed());
        return Optional.empty();
    }

    private static Optional<String> keepRecord(
            LedgerDraft draft, Content.Medical m, TxId tx, BlockContext at) {
        var known = draft.record(m.recordId());
        return switch (m.operation()) {
            case ADD -> {
                if (known.isPresent()) {
                    yield Optional.of("record " + m.recordId() + " exists");
                }
                draft.put(new RecordHead(m.recordId(), m.patientId(), 1, tx, new TreeMap<>()));
                yield Optional.empty();
            }
            case UPDATE, SHARE ->
                    m.sharedUntil().filter(until -> !until.isAfter(at.time())).isPresent()
                            ? Optional.of("the time to share it for is over")
                            : change(draft, m, tx, known);
        };
    }

    private static Optional<String> change(
            LedgerDraft draft, Content.Medical m, TxId tx, Optional<RecordHead> known) {
        if (known.isEmpty() || !known.get().patient().equals(m.patientId())) {
            return Optional.of("no record " + m.recordId() + " of " + m.patientId());
        }
        var head = known.get();
        var readers = new TreeMap<>(head.readers());
        m.targetId().ifPresent(t -> readers.put(t, new Grant(tx, m.sharedUntil().orElseThrow())));
        int version = head.version() + (m.operation() == Operation.UPDATE ? 1 : 0);
        draft.put(new RecordHead(head.id(), head.patient(), version, tx, readers));
        return Optional.empty();
    }

    private static Optional<String> revoke(
            LedgerDraft draft, Transaction tx, Content.Revocation r, TxId id, BlockContext at) {
        var who = tx.sender();
        var known =
                draft.record(r.record())
                        .filter(h ->
                                h.patient().equals(who)
                                        || draft.represents(who, h.patient(), at.time()));
        if (known.isEmpty()) {
            return Optional.of("no record " + r.record() + " of " + tx.sender());
        }
        var head = known.get();
        var readers = new TreeMap<>(head.readers());
        if (!readers.values().removeIf(g -> g.share().equals(r.share()))) {
            return Optional.of(
                    "no share " + r.share().brief() + " of " + r.record() + " is in force");
        }
        draft.put(new RecordHead(head.id(), head.patient(), head.version(), id, readers));
        return Optional.empty();
    }

    private static Optional<String> appoint(LedgerDraft draft, Content.Mandate m, BlockContext at) {
        var known = draft.mandates(m.patient());
        if (m.until().isEmpty() && !known.hold(m.representative(), at.time())) {
            return Optional.of(m.representative() + " does not represent " + m.patient());
        }
        if (m.until().filter(end -> !end.isAfter(at.time())).isPresent()) {
            return Optional.of("the time of the mandate is over");
        }
        draft.put(
                m.until()
                        .map(end -> known.with(m.representative(), end))
                        .orElseGet(() -> known.without(m.representative())));
        return Optional.empty();
    }

    private Optional<String> stake(
            LedgerDraft draft, Transaction tx, long amount, BlockContext at) {
        var account = of(draft, tx.sender());
        var funds = account.funds();
        if (amount > funds.balance()) {
            return Optional.of("stake " + amount + " is more than the balance " + funds.balance());
        }
        var wait = rules.voting().safeguards().ripensAfter();
        var ripening =
                wait.isZero() ? Ripening.NONE : funds.ripening().with(amount, at.time(), wait);
        draft.put(
                account.with(
                        new Funds(
                                funds.balance() - amount,
                                funds.staked() + amount,
                                funds.unstaking(),
                                ripening)));
        return Optional.empty();
    }

    private Optional<String> unstake(
            LedgerDraft draft, Transaction tx, long amount, BlockContext at) {
        var account = of(draft, tx.sender());
        var funds = account.funds();
        if (!at.activated()) {
            return Optional.of(
                    "nobody unstakes before "
                            + rules.voting().safeguards().turnoutPercent()
                            + "% of all tokens have voted");
        }
        long idle = funds.staked() - account.votesGiven();
        if (amount > idle) {
            return Optional.of(
                    "only " + idle + " of the stake is not behind a vote; clear votes first");
        }
        var waiting = new ArrayList<>(funds.unstaking());
        waiting.add(new Unstaking(amount, at.epoch() + rules.unstakeEpochs()));
        draft.put(
                account.with(
                        new Funds(
                                funds.balance(),
                                funds.staked() - amount,
                                waiting,
                                funds.ripening().without(amount))));
        return Optional.empty();
    }

    private static Optional<String> publish(
            LedgerDraft draft, Transaction tx, Content.Data d, TxId id) {
        var part = new DataPart(tx.sender(), d.dataset(), d.part());
        if (draft.hasPart(part)) {
            return Optional.of("part " + d.part() + " of " + d.dataset() + " is on the chain");
        }
        draft.put(new PublishedPart(part, id));
        return Optional.empty();
    }

    private void reward(LedgerDraft draft, BlockContext at) {
        draft.account(at.delegate())
                .filter(_ -> at.reward() > 0)
                .ifPresent(a -> polling.reward(draft, freed(a, at.epoch()), at));
    }

    /** Gives back what has waited long enough. */
    private static Account freed(Account a, long epoch) {
        var still = a.funds().unstaking().stream().filter(u -> u.freeAtEpoch() > epoch).toList();
        long free =
                a.funds().unstaking().stream()
                        .filter(u -> u.freeAtEpoch() <= epoch)
                        .mapToLong(Unstaking::amount)
                        .sum();
        var funds = a.funds();
        return a.with(new Funds(funds.balance() + free, funds.staked(), still, funds.ripening()));
    }

    private static Account of(LedgerDraft draft, AccountId id) {
        return draft.account(id).orElseThrow();
    }
}
