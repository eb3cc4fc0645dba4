package medchain.simulator.world;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import medchain.simulator.identity.AccountId;
import medchain.simulator.identity.DatasetId;
import medchain.simulator.identity.TxId;
import medchain.simulator.intake.Bytes;
import medchain.simulator.intake.Content;
import medchain.simulator.journal.TxStage;

/**
 * An owner's software: takes the parts of a large dataset to the chain a few at a time, so that
 * they do not expire in each other's way, and sends again what expired all the same.
 */
final class PartSender {
    /** On their way at once: two or three blocks' worth each few seconds. */
    private static final int ON_THE_WAY = 96;

    private static final Duration LOOK = Duration.ofSeconds(4);

    private final QueryDesk.Behind b;
    private final Map<DatasetId, Load> loads = new LinkedHashMap<>();

    PartSender(QueryDesk.Behind behind) {
        this.b = behind;
    }

    /** What is left to do for one dataset. */
    private static final class Load {
        final AccountId owner;
        final List<Bytes> parts;
        final SortedMap<Integer, TxId> sent = new TreeMap<>();
        int next;

        Load(AccountId owner, List<Bytes> parts) {
            this.owner = owner;
            this.parts = parts;
        }
    }

    /** Whether parts still wait for their turn. */
    boolean waiting() {
        return !loads.isEmpty();
    }

    /**
     * Sends the first parts.
     *
     * @return empty when they are on their way; else what became of the one that is not
     */
    Optional<Outcome> begin(AccountId owner, DatasetId name, List<Bytes> parts) {
        var load = new Load(owner, parts);
        while (load.next < parts.size() && load.next < ON_THE_WAY) {
            var outcome = send(name, load, load.next);
            if (!(outcome instanceof Outcome.Submitted)) {
                return Optional.of(outcome);
            }
            load.next++;
        }
        if (load.next < parts.size()) {
            loads.put(name, load);
            later(name);
        }
        return Optional.empty();
    }

    private Outcome send(DatasetId name, Load load, int part) {
        var content = new Content.Data(name, part, load.parts.size(), load.parts.get(part));
        var outcome =
                b.counter().submit(load.owner, content, Optional.empty(), OptionalInt.empty());
        if (outcome instanceof Outcome.Submitted(var tx, _)) {
            load.sent.put(part, tx);
        }
        return outcome;
    }

    private void later(DatasetId name) {
        b.agenda().at(b.agenda().now().plus(LOOK), new Event.OwnerSends(name));
    }

    /** Sends as many as have arrived, and again what was lost. */
    void look(DatasetId name) {
        var load = loads.get(name);
        if (load == null) {
            return;
        }
        load.sent.values().removeIf(tx -> stage(tx) == TxStage.IRREVERSIBLE);
        for (int part : List.copyOf(load.sent.keySet())) {
            var tx = load.sent.get(part);
            if (tx != null && (stage(tx) == TxStage.EXPIRED || stage(tx) == TxStage.REJECTED)) {
                send(name, load, part);
            }
        }
        while (load.next < load.parts.size() && load.sent.size() < ON_THE_WAY) {
            if (!(send(name, load, load.next) instanceof Outcome.Submitted)) {
                break; // its node is down, or full: the next look tries again
            }
            load.next++;
        }
        if (load.next == load.parts.size() && load.sent.isEmpty()) {
            loads.remove(name);
        } else {
            later(name);
        }
    }

    private TxStage stage(TxId tx) {
        return b.recorder().tracker().stage(tx).orElse(TxStage.SUBMITTED);
    }
}
