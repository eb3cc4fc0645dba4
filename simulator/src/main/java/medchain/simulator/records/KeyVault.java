package medchain.simulator.records;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import medchain.simulator.crypto.WrappedKey;
import medchain.simulator.identity.AccountId;
import medchain.simulator.identity.RecordId;
import medchain.simulator.identity.TxId;

/**
 * The keys of records, each wrapped for those who may always read it: off the chain, because what
 * is on it can never be destroyed, and these can (erasure, GDPR Article 17).
 */
public final class KeyVault {
    private final SortedMap<RecordId, SortedMap<TxId, SortedMap<AccountId, WrappedKey>>> keys =
            new TreeMap<>();

    /**
     * @param tx the operation whose text the key opens
     */
    public void keep(RecordId record, TxId tx, AccountId reader, WrappedKey wrapped) {
        keys.computeIfAbsent(record, _ -> new TreeMap<>())
                .computeIfAbsent(tx, _ -> new TreeMap<>())
                .put(reader, wrapped);
    }

    /** Readers with their wrapped keys; empty once the record is erased. */
    public SortedMap<AccountId, WrappedKey> holders(RecordId record, TxId tx) {
        return Optional.ofNullable(keys.get(record))
                .map(versions -> versions.get(tx))
                .map(TreeMap::new)
                .orElseGet(TreeMap::new);
    }

    /**
     * Destroys every key of a record, for everybody.
     *
     * @return how many versions nobody can read any more
     */
    public int erase(RecordId record) {
        var versions = Optional.ofNullable(keys.remove(record));
        List<WrappedKey> all = new ArrayList<>();
        versions.ifPresent(v -> v.values().forEach(w -> all.addAll(w.values())));
        all.forEach(WrappedKey::destroy);
        return versions.map(v -> v.size()).orElse(0);
    }
}
