package medchain.simulator.world;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import medchain.simulator.identity.BlockId;
import medchain.simulator.identity.TxId;
import medchain.simulator.journal.Happening;
import medchain.simulator.journal.TxStage;

/** How far each transaction has come, as the facts tell it. */
final class TxTracker {
    private final Map<TxId, TxStage> stages = new LinkedHashMap<>();
    private final Map<BlockId, List<TxId>> inBlock = new LinkedHashMap<>();
    private final Set<TxId> open = new LinkedHashSet<>();

    Optional<TxStage> stage(TxId tx) {
        return Optional.ofNullable(stages.get(tx));
    }

    Set<TxId> known() {
        return stages.keySet();
    }

    /** Transactions that are neither irreversible nor out. */
    int open() {
        return open.size();
    }

    /** Whether this is news: the first node to see a thing reports it, the others repeat it. */
    boolean isNews(Happening what) {
        return switch (what) {
            case Happening.ConsentAsked e -> at(e.tx(), TxStage.SUBMITTED);
            case Happening.ConsentGiven e ->
                    at(e.tx(), TxStage.SUBMITTED) || at(e.tx(), TxStage.PENDING_CONSENT);
            case Happening.ConsentDenied e ->
                    at(e.tx(), TxStage.SUBMITTED) || at(e.tx(), TxStage.PENDING_CONSENT);
            case Happening.ConsentExpired e ->
                    at(e.tx(), TxStage.SUBMITTED) || at(e.tx(), TxStage.PENDING_CONSENT);
            case Happening.ConsentWithdrawn e ->
                    at(e.tx(), TxStage.APPROVED) || at(e.tx(), TxStage.MEMPOOL);
            case Happening.EnteredMempool e ->
                    at(e.tx(), TxStage.SUBMITTED) || at(e.tx(), TxStage.APPROVED);
            case Happening.TransactionExpired e ->
                    at(e.tx(), TxStage.APPROVED) || at(e.tx(), TxStage.MEMPOOL);
            case Happening.TransactionRejected e -> open.contains(e.tx()) && !isWaiting(e);
            default -> true;
        };
    }

    /**
     * One node's refusal of what others hold is no end: it stays open until somebody includes or
     * drops it.
     */
    private boolean isWaiting(Happening.TransactionRejected e) {
        return !e.stage().equals("block") || at(e.tx(), TxStage.BLOCK);
    }

    void note(Happening what) {
        switch (what) {
            case Happening.Submitted e -> set(e.tx(), TxStage.SUBMITTED);
            case Happening.ConsentAsked e -> set(e.tx(), TxStage.PENDING_CONSENT);
            case Happening.ConsentGiven e -> set(e.tx(), TxStage.APPROVED);
            case Happening.EnteredMempool e -> set(e.tx(), TxStage.MEMPOOL);
            case Happening.ConsentDenied e -> set(e.tx(), TxStage.DENIED);
            case Happening.ConsentWithdrawn e -> set(e.tx(), TxStage.WITHDRAWN);
            case Happening.ConsentExpired e -> set(e.tx(), TxStage.EXPIRED);
            case Happening.TransactionExpired e -> set(e.tx(), TxStage.EXPIRED);
            case Happening.TransactionRejected e -> set(e.tx(), TxStage.REJECTED);
            case Happening.BlockForged e -> {
                inBlock.put(e.block(), e.transactions());
                e.transactions().forEach(tx -> set(tx, TxStage.BLOCK));
            }
            case Happening.BecameIrreversible e ->
                    inBlock.getOrDefault(e.block(), List.of())
                            .forEach(tx -> set(tx, TxStage.IRREVERSIBLE));
            default -> {}
        }
    }

    /** Irreversible data was read by an encrypted query: the last word of the journey. */
    void queried(List<TxId> transactions) {
        transactions.forEach(tx -> stages.put(tx, TxStage.QUERIED));
    }

    private void set(TxId tx, TxStage stage) {
        if (at(tx, TxStage.IRREVERSIBLE) || at(tx, TxStage.QUERIED)) {
            return;
        }
        stages.put(tx, stage);
        switch (stage) {
            case IRREVERSIBLE, QUERIED, DENIED, WITHDRAWN, EXPIRED, REJECTED -> open.remove(tx);
            case SUBMITTED, PENDING_CONSENT, APPROVED, MEMPOOL, BLOCK -> open.add(tx);
        }
    }

    private boolean at(TxId tx, TxStage stage) {
        return stages.get(tx) == stage;
    }
}
