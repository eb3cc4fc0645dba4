package medchain.simulator.check;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import medchain.simulator.identity.TxId;
import medchain.simulator.intake.Content;
import medchain.simulator.journal.Happening;
import medchain.simulator.records.LogDamage;
import medchain.simulator.world.NodeCopy;
import medchain.simulator.world.World;

/** Promises about the journey of transactions and about the access log, held against the facts. */
final class JourneyChecks {
    private final World world;
    private final Set<TxId> submitted = new LinkedHashSet<>();
    private final Set<TxId> approved = new LinkedHashSet<>();
    private final Map<TxId, String> ended = new LinkedHashMap<>();
    private long accesses;

    JourneyChecks(World world) {
        this.world = world;
        for (var fact : world.facts()) {
            switch (fact.what()) {
                case Happening.Submitted e -> submitted.add(e.tx());
                case Happening.ConsentGiven e -> approved.add(e.tx());
                case Happening.ConsentDenied e -> ended.put(e.tx(), "denied");
                case Happening.ConsentExpired e -> ended.put(e.tx(), "expired");
                case Happening.TransactionExpired e -> ended.put(e.tx(), "expired");
                case Happening.TransactionRejected e -> ended.put(e.tx(), e.reason());
                case Happening.Accessed _ -> accesses++;
                default -> {}
            }
        }
    }

    List<Checked> all() {
        return List.of(noRefusalOnChain(), nothingLost(), everyStageKnown(), accessLog());
    }

    /** I18. */
    private Checked noRefusalOnChain() {
        long seen = 0;
        for (var copy : world.copies()) {
            for (var block : copy.main()) {
                for (var a : block.transactions()) {
                    seen++;
                    var end = ended.get(a.id());
                    boolean refused =
                            a.signed().content() instanceof Content.Medical
                                    && end != null
                                    && !approved.contains(a.id());
                    if (refused) {
                        return Checked.of(
                                "refusals_respected",
                                REFUSALS,
                                seen,
                                Optional.of(a.id().brief() + " was " + end));
                    }
                }
            }
        }
        return Checked.held("refusals_respected", REFUSALS, seen);
    }

    private static final String REFUSALS =
            "what its patient denied or let expire stands in no block";

    /**
     * I20: approved is irreversible, on a live chain, in a live mempool, or ended with a reason.
     */
    private Checked nothingLost() {
        Set<TxId> held = new LinkedHashSet<>();
        for (NodeCopy copy : world.copies()) {
            if (copy.up()) {
                held.addAll(copy.mempool());
                copy.main().forEach(b -> b.transactions().forEach(a -> held.add(a.id())));
            }
        }
        var lost =
                approved.stream()
                        .filter(tx -> !held.contains(tx) && !ended.containsKey(tx))
                        .findFirst();
        return Checked.of(
                "no_approved_lost",
                "every approved operation is on a chain, in a mempool, or ended with a reason",
                approved.size(),
                lost.map(TxId::brief));
    }

    /** I17. */
    private Checked everyStageKnown() {
        var unknown = submitted.stream().filter(tx -> world.stage(tx).isEmpty()).findFirst();
        return Checked.of(
                "one_stage_each",
                "each submission is in exactly one stage",
                submitted.size(),
                unknown.map(TxId::brief));
    }

    /** I23, I24: complete, and as its digests and signed checkpoints say. */
    private Checked accessLog() {
        var entries = world.accessEntries();
        var damage = world.accessLogDamage().map(LogDamage::toString);
        if (damage.isEmpty() && entries.size() != accesses) {
            damage = Optional.of(entries.size() + " entries for " + accesses + " attempts");
        }
        return Checked.of(
                "access_log",
                "one entry an attempt, allowed or not, each bound to the one before",
                accesses,
                damage);
    }
}
