package medchain.simulator.dpos;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import medchain.simulator.identity.AccountId;

/**
 * A small immutable table in order of account: one is kept per block, so a change copies two flat
 * lists and shares every value.
 */
final class ByAccount<V> {
    private final List<AccountId> ids;
    private final List<V> values;

    private ByAccount(List<AccountId> ids, List<V> values) {
        this.ids = ids;
        this.values = values;
    }

    static <V> ByAccount<V> empty() {
        return new ByAccount<>(List.of(), List.of());
    }

    static <V> ByAccount<V> of(List<AccountId> accounts, Function<AccountId, V> value) {
        var sorted = new TreeMap<AccountId, V>();
        accounts.forEach(id -> sorted.put(id, value.apply(id)));
        return new ByAccount<>(List.copyOf(sorted.keySet()), List.copyOf(sorted.values()));
    }

    List<AccountId> ids() {
        return ids;
    }

    List<V> values() {
        return values;
    }

    Optional<V> get(AccountId id) {
        int at = Collections.binarySearch(ids, id);
        return at < 0 ? Optional.empty() : Optional.of(values.get(at));
    }

    ByAccount<V> with(AccountId id, V value) {
        int at = Collections.binarySearch(ids, id);
        var newValues = new ArrayList<>(values);
        if (at >= 0) {
            newValues.set(at, value);
            return new ByAccount<>(ids, Collections.unmodifiableList(newValues));
        }
        var newIds = new ArrayList<>(ids);
        newIds.add(-at - 1, id);
        newValues.add(-at - 1, value);
        return new ByAccount<>(
                Collections.unmodifiableList(newIds), Collections.unmodifiableList(newValues));
    }
}
