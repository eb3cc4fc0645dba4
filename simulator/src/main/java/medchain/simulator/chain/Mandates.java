package medchain.simulator.chain;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import medchain.simulator.crypto.CanonicalWriter;
import medchain.simulator.crypto.Digests;
import medchain.simulator.identity.AccountId;
import medchain.simulator.identity.Hash;
import medchain.simulator.kernel.SimTime;

/**
 * Who may answer in a patient's place, and how long; its digest is a leaf of the state root.
 *
 * @param until end of each mandate by representative; one that has run out stays until it is
 *     replaced or ended
 */
public record Mandates(AccountId patient, SortedMap<AccountId, SimTime> until) {
    public Mandates {
        until = Collections.unmodifiableSortedMap(new TreeMap<>(until));
    }

    static Mandates none(AccountId patient) {
        return new Mandates(patient, new TreeMap<>());
    }

    /** At the moment at which it ends, a mandate is over. */
    public boolean hold(AccountId representative, SimTime at) {
        var end = until.get(representative);
        return end != null && at.isBefore(end);
    }

    Mandates with(AccountId representative, SimTime end) {
        var changed = new TreeMap<>(until);
        changed.put(representative, end);
        return new Mandates(patient, changed);
    }

    Mandates without(AccountId representative) {
        var changed = new TreeMap<>(until);
        changed.remove(representative);
        return new Mandates(patient, changed);
    }

    Hash digest() {
        var out = new CanonicalWriter();
        out.text(patient.value());
        out.varint(until.size());
        until.forEach((who, end) -> {
            out.text(who.value());
            out.varint(end.nanos());
        });
        return Digests.sha256("MedChain/v1/mandates", out.toBytes());
    }
}
