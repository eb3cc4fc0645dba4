package medchain.simulator.consent;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import medchain.simulator.identity.TxId;
import medchain.simulator.kernel.SimTime;

/**
 * One node's medical operations that wait for their patients, oldest first, and answers that came
 * before their question.
 */
public final class ConsentDesk {
    /**
     * Answers kept without a question: enough for gossip that overtakes, too few to fill memory.
     */
    private static final int EARLY_ANSWERS = 1000;

    private final Map<TxId, PendingConsent> pending = new LinkedHashMap<>();
    private final Map<TxId, ConsentDecision> early = new LinkedHashMap<>();
    private final Map<TxId, ConsentDecision> withdrawn = new LinkedHashMap<>();

    public void add(PendingConsent request) {
        pending.putIfAbsent(request.signed().id(), request);
    }

    public Optional<PendingConsent> find(TxId tx) {
        return Optional.ofNullable(pending.get(tx));
    }

    public void settle(TxId tx) {
        pending.remove(tx);
        early.remove(tx);
    }

    /** Remembers a yes that was taken back, so that no abandoned block brings it back. */
    public void withdraw(ConsentDecision no) {
        withdrawn.put(no.transaction(), no);
    }

    public boolean isWithdrawn(TxId tx) {
        return withdrawn.containsKey(tx);
    }

    /** Keeps an answer whose question has not come yet; a no counts before a yes. */
    public void keepEarly(ConsentDecision answer) {
        if (early.size() < EARLY_ANSWERS) {
            early.merge(answer.transaction(), answer, (a, b) -> a.approved() ? b : a);
        }
    }

    public Optional<ConsentDecision> early(TxId tx) {
        return Optional.ofNullable(early.get(tx));
    }

    /** Takes out and returns the requests whose time is over. */
    public List<PendingConsent> expire(SimTime now) {
        if (pending.isEmpty() && early.isEmpty() && withdrawn.isEmpty()) {
            return List.of();
        }
        var over = pending.values().stream().filter(p -> !p.until().isAfter(now)).toList();
        over.forEach(p -> settle(p.signed().id()));
        early.values().removeIf(d -> now.since(d.decidedAt()).toHours() >= 2);
        withdrawn.values().removeIf(d -> now.since(d.decidedAt()).toHours() >= 2);
        return over;
    }

    public List<PendingConsent> all() {
        return new ArrayList<>(pending.values());
    }

    public int size() {
        return pending.size();
    }

    public void clear() {
        pending.clear();
        early.clear();
        withdrawn.clear();
    }
}
