package medchain.scenarios.run;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import medchain.scenarios.language.Measurements;
import medchain.scenarios.language.Verdict;
import medchain.simulator.check.Checked;
import medchain.simulator.check.Invariants;
import medchain.simulator.identity.TxId;
import medchain.simulator.journal.Happening;
import medchain.simulator.journal.TxStage;
import medchain.simulator.kernel.SimTime;
import medchain.simulator.world.World;

/**
 * The measures that shipped scenarios expect, counted by hand from the facts: the tests of this
 * module do not know the definitions of the reports, and so check them.
 */
final class Counts implements Measurements {
    private final Map<String, BigDecimal> values = new TreeMap<>();
    private final Map<TxId, SimTime> submitted = new TreeMap<>();
    private final Map<TxId, Boolean> approved = new TreeMap<>();
    private final List<Checked> promises;
    private final List<Double> latencies = new ArrayList<>();
    private final List<Double> lags = new ArrayList<>();

    Counts(World world) {
        promises = Invariants.check(world);
        for (var name :
                List.of(
                        "submitted",
                        "irreversible",
                        "denied",
                        "expired",
                        "rejected",
                        "lost_transactions",
                        "finality_violations",
                        "node_crashes",
                        "slots_missed",
                        "reorganisations",
                        "reorg_depth",
                        "lib_lag_blocks_max",
                        "irreversible_height",
                        "equivocations_seen",
                        "blocks_rejected",
                        "culprits_named",
                        "delegates_punished",
                        "delegates_jailed",
                        "forging_pauses",
                        "accesses_allowed",
                        "accesses_refused",
                        "queries_answered",
                        "queries_exact",
                        "queries_refused",
                        "shares_given",
                        "shares_rejected",
                        "sum_amount_submitted")) {
            values.put(name, BigDecimal.ZERO);
        }
        values.putAll(ChainCounts.of(world));
        var irreversibleAt = new TreeMap<TxId, SimTime>();
        var blocks = new TreeMap<String, List<TxId>>();
        for (var fact : world.facts()) {
            take(fact.what(), fact.at(), blocks, irreversibleAt);
        }
        for (var tx : submitted.keySet()) {
            end(world, tx);
        }
        lags.stream()
                .mapToDouble(lag -> lag)
                .average()
                .ifPresent(mean -> values.put("lib_lag_blocks_mean", BigDecimal.valueOf(mean)));
        if (!latencies.isEmpty()) {
            latencies.sort(null);
            int rank = (int) Math.ceil(latencies.size() * 0.95) - 1;
            values.put("irreversible_latency_p95", BigDecimal.valueOf(latencies.get(rank)));
        }
    }

    private void take(
            Happening what,
            SimTime at,
            Map<String, List<TxId>> blocks,
            Map<TxId, SimTime> irreversibleAt) {
        switch (what) {
            case Happening.Submitted s when s.medical().isPresent() -> {
                submitted.put(s.tx(), at);
                add("submitted", BigDecimal.ONE);
                add("sum_amount_submitted", s.medical().get().amount().value());
            }
            case Happening.ConsentGiven c -> approved.put(c.tx(), true);
            case Happening.SubmissionRefused _ -> add("rejected", BigDecimal.ONE);
            case Happening.BlockForged b -> {
                blocks.put(b.block().toString(), b.transactions());
                long lag = b.height() - b.irreversibleHeightAfter();
                atLeast("lib_lag_blocks_max", lag);
                lags.add((double) lag);
            }
            case Happening.BecameIrreversible b -> {
                atLeast("irreversible_height", b.height());
                blocks.getOrDefault(b.block().toString(), List.of())
                        .forEach(tx -> settle(tx, at, irreversibleAt));
            }
            case Happening.FinalityViolated _ -> add("finality_violations", BigDecimal.ONE);
            case Happening.EquivocationSeen _ -> add("equivocations_seen", BigDecimal.ONE);
            case Happening.CulpritsNamed c -> atLeast("culprits_named", c.culprits().size());
            case Happening.DelegatePunished _ -> add("delegates_punished", BigDecimal.ONE);
            case Happening.DelegateJailed _ -> add("delegates_jailed", BigDecimal.ONE);
            case Happening.ForgingPaused _ -> add("forging_pauses", BigDecimal.ONE);
            case Happening.BlockRejected _ -> add("blocks_rejected", BigDecimal.ONE);
            case Happening.NodeCrashed _ -> add("node_crashes", BigDecimal.ONE);
            case Happening.SlotMissed _ -> add("slots_missed", BigDecimal.ONE);
            case Happening.HeadMoved h when h.reverted() > 0 -> {
                add("reorganisations", BigDecimal.ONE);
                atLeast("reorg_depth", h.reverted());
            }
            case Happening.Accessed a ->
                    add(a.allowed() ? "accesses_allowed" : "accesses_refused", BigDecimal.ONE);
            case Happening.QueryAnswered q -> {
                add("queries_answered", BigDecimal.ONE);
                boolean exact = q.encrypted().compareTo(q.plaintext()) == 0;
                add("queries_exact", exact ? BigDecimal.ONE : BigDecimal.ZERO);
            }
            case Happening.QueryRefused _ -> add("queries_refused", BigDecimal.ONE);
            case Happening.ShareGiven _ -> add("shares_given", BigDecimal.ONE);
            case Happening.ShareRejected _ -> add("shares_rejected", BigDecimal.ONE);
            default -> {}
        }
    }

    private void settle(TxId tx, SimTime at, Map<TxId, SimTime> irreversibleAt) {
        if (submitted.containsKey(tx) && irreversibleAt.putIfAbsent(tx, at) == null) {
            latencies.add(at.since(submitted.getOrDefault(tx, at)).toNanos() / 1e9);
        }
    }

    private void end(World world, TxId tx) {
        var stage = world.view().stage(tx);
        if (stage.isEmpty()) {
            add("lost_transactions", BigDecimal.ONE);
            return;
        }
        switch (stage.get()) {
            case IRREVERSIBLE, QUERIED -> add("irreversible", BigDecimal.ONE);
            case DENIED, WITHDRAWN -> add("denied", BigDecimal.ONE);
            case EXPIRED -> add("expired", BigDecimal.ONE);
            case REJECTED -> add("rejected", BigDecimal.ONE);
            case SUBMITTED, PENDING_CONSENT, APPROVED, MEMPOOL, BLOCK -> {}
        }
        if (approved.containsKey(tx) && stage.get() == TxStage.SUBMITTED) {
            add("lost_transactions", BigDecimal.ONE);
        }
    }

    private void atLeast(String name, long value) {
        values.merge(name, BigDecimal.valueOf(value), BigDecimal::max);
    }

    private void add(String name, BigDecimal more) {
        values.merge(name, more, BigDecimal::add);
    }

    @Override
    public Optional<BigDecimal> value(String name) {
        return Optional.ofNullable(values.get(name));
    }

    @Override
    public long observations(String name) {
        return name.contains("latency") ? latencies.size() : 1;
    }

    @Override
    public Optional<Verdict> verdict(String name) {
        return promises.stream()
                .filter(p -> p.name().equals(name))
                .map(p -> p.broken().isPresent() ? Verdict.BROKEN : Verdict.HELD)
                .findFirst();
    }

    @Override
    public Collection<String> names() {
        return values.keySet();
    }

    @Override
    public String toString() {
        return values.toString();
    }
}
