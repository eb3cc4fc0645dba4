package medchain.simulator.records;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import medchain.simulator.chain.Block;
import medchain.simulator.identity.AccountId;
import medchain.simulator.identity.Operation;
import medchain.simulator.identity.RecordId;
import medchain.simulator.identity.TxId;
import medchain.simulator.intake.Content;
import medchain.simulator.kernel.SimTime;

/** Record histories as one node knows them: from irreversible blocks only. */
public final class RecordBook {
    private final SortedMap<RecordId, List<RecordVersion>> versions = new TreeMap<>();
    private final SortedMap<AccountId, List<RecordId>> byPatient = new TreeMap<>();
    private final SortedMap<RecordId, SortedMap<AccountId, Sharing>> shared = new TreeMap<>();

    /** Under which transaction a doctor may read, and until when. */
    private record Sharing(TxId share, SimTime until) {}

    /** Takes in an irreversible block; returns what it added, in order. */
    public List<RecordVersion> keep(Block block) {
        var added = new ArrayList<RecordVersion>();
        for (var approved : block.transactions()) {
            if (approved.signed().content() instanceof Content.Medical m) {
                var history = versions.computeIfAbsent(m.recordId(), _ -> opened(m));
                int version =
                        (history.isEmpty() ? 0 : history.getLast().version())
                                + (m.operation() == Operation.SHARE ? 0 : 1);
                var entry =
                        new RecordVersion(
                                version,
                                approved.id(),
                                block.height(),
                                block.header().timestamp(),
                                m);
                history.add(entry);
                added.add(entry);
                m.targetId().ifPresent(t -> share(m, t, approved.id()));
            } else if (approved.signed().content() instanceof Content.Revocation r) {
                shared.getOrDefault(r.record(), new TreeMap<>())
                        .values()
                        .removeIf(s -> s.share().equals(r.share()));
            }
        }
        return added;
    }

    private void share(Content.Medical m, AccountId target, TxId tx) {
        shared.computeIfAbsent(m.recordId(), _ -> new TreeMap<>())
                .put(target, new Sharing(tx, m.sharedUntil().orElseThrow()));
    }

    private List<RecordVersion> opened(Content.Medical m) {
        byPatient.computeIfAbsent(m.patientId(), _ -> new ArrayList<>()).add(m.recordId());
        return new ArrayList<>();
    }

    /** A patient's versions, record by record in the order in which the records began. */
    public List<RecordVersion> history(AccountId patient) {
        return byPatient.getOrDefault(patient, List.of()).stream()
                .flatMap(r -> versions.getOrDefault(r, List.of()).stream())
                .toList();
    }

    /** The versions of those records of a patient that this doctor may read at this moment. */
    public List<RecordVersion> sharedWith(AccountId doctor, AccountId patient, SimTime now) {
        return byPatient.getOrDefault(patient, List.of()).stream()
                .filter(r -> isShared(r, doctor, now))
                .flatMap(r -> versions.getOrDefault(r, List.of()).stream())
                .toList();
    }

    private boolean isShared(RecordId record, AccountId doctor, SimTime now) {
        var sharing = shared.getOrDefault(record, new TreeMap<>()).get(doctor);
        return sharing != null && now.isBefore(sharing.until());
    }

    public Collection<RecordId> records() {
        return Collections.unmodifiableCollection(versions.keySet());
    }

    public List<RecordVersion> versions(RecordId record) {
        return List.copyOf(versions.getOrDefault(record, List.of()));
    }

    public void clear() {
        versions.clear();
        shared.clear();
        byPatient.clear();
    }
}
