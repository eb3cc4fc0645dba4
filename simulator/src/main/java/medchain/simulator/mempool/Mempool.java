package medchain.simulator.mempool;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import medchain.simulator.consent.Approved;
import medchain.simulator.identity.AccountId;
import medchain.simulator.identity.TxId;
import medchain.simulator.kernel.SimTime;

/**
 * Approved transactions waiting for a block, oldest first; refuses the newest when full so that
 * nobody's consent is spent twice.
 */
public final class Mempool {
    private final MempoolLimits limits;
    private final Map<TxId, Approved> waiting = new LinkedHashMap<>();
    private final Map<AccountId, Integer> bySender = new TreeMap<>();

    public Mempool(MempoolLimits limits) {
        this.limits = limits;
    }

    /** Takes it in, or says why not; one that is already here is not taken twice. */
    public Optional<String> add(Approved approved) {
        if (waiting.containsKey(approved.id())) {
            return Optional.of("already in the mempool");
        }
        if (waiting.size() >= limits.transactions()) {
            return Optional.of("mempool full: " + limits.transactions() + " transactions wait");
        }
        if (bySender.getOrDefault(sender(approved), 0) >= limits.perAccount()) {
            return Optional.of(
                    sender(approved) + " has " + limits.perAccount() + " transactions waiting");
        }
        waiting.put(approved.id(), approved);
        bySender.merge(sender(approved), 1, Integer::sum);
        return Optional.empty();
    }

    /** How many more of this sender it would take. */
    public int roomFor(AccountId sender) {
        return Math.min(
                limits.transactions() - waiting.size(),
                limits.perAccount() - bySender.getOrDefault(sender, 0));
    }

    public boolean contains(TxId tx) {
        return waiting.containsKey(tx);
    }

    public Optional<Approved> find(TxId tx) {
        return Optional.ofNullable(waiting.get(tx));
    }

    public void remove(TxId tx) {
        var gone = waiting.remove(tx);
        if (gone != null) {
            bySender.computeIfPresent(sender(gone), (_, n) -> n == 1 ? null : n - 1);
        }
    }

    /** Takes out and returns those whose expiry has passed. */
    public List<Approved> expire(SimTime now) {
        if (waiting.isEmpty()) {
            return List.of();
        }
        var over =
                waiting.values().stream()
                        .filter(a -> !a.signed().transaction().expiry().isAfter(now))
                        .toList();
        over.forEach(a -> remove(a.id()));
        return over;
    }

    /** All that wait, oldest first. */
    public List<Approved> oldestFirst() {
        return new ArrayList<>(waiting.values());
    }

    public int size() {
        return waiting.size();
    }

    public void clear() {
        waiting.clear();
        bySender.clear();
    }

    private static AccountId sender(Approved a) {
        return a.signed().transaction().sender();
    }
}
