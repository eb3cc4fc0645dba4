package medchain.simulator.chain;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import medchain.simulator.crypto.MerkleTree;
import medchain.simulator.crypto.MerkleVector;
import medchain.simulator.identity.Hash;

/**
 * One ordered map of the ledger state and its Merkle root; immutable. Entries lie in 256 buckets,
 * so that a block pays for the buckets it touches and not for the whole state.
 */
final class Section<K extends Comparable<K>, V> {
    private static final int BUCKETS = 256;
    private static final MerkleVector NOTHING =
            MerkleVector.of(Collections.nCopies(BUCKETS, MerkleTree.root(List.of())));

    private final List<SortedMap<K, V>> buckets;
    private final MerkleVector roots;
    private final Function<V, Hash> leaf;

    private Section(List<SortedMap<K, V>> buckets, MerkleVector roots, Function<V, Hash> leaf) {
        this.buckets = buckets;
        this.roots = roots;
        this.leaf = leaf;
    }

    /**
     * @param leaf digest of a value, which must cover its key
     */
    static <K extends Comparable<K>, V> Section<K, V> empty(Function<V, Hash> leaf) {
        var buckets = new ArrayList<SortedMap<K, V>>();
        for (int i = 0; i < BUCKETS; i++) {
            buckets.add(new TreeMap<>());
        }
        return new Section<>(buckets, NOTHING, leaf);
    }

    Optional<V> get(K key) {
        return Optional.ofNullable(buckets.get(bucket(key)).get(key));
    }

    /** The section with these entries put in. */
    Section<K, V> with(SortedMap<K, V> changes) {
        if (changes.isEmpty()) {
            return this;
        }
        var touched = new TreeMap<Integer, SortedMap<K, V>>();
        changes.forEach((key, value) ->
                touched.computeIfAbsent(bucket(key), b -> new TreeMap<>(buckets.get(b)))
                        .put(key, value));
        var changed = new ArrayList<>(buckets);
        var changedRoots = new TreeMap<Integer, Hash>();
        touched.forEach((b, entries) -> {
            changed.set(b, entries);
            changedRoots.put(b, rootOf(entries));
        });
        return new Section<>(changed, roots.with(changedRoots), leaf);
    }

    private Hash rootOf(SortedMap<K, V> entries) {
        return MerkleTree.root(entries.values().stream().map(v -> leaf.apply(v).bytes()).toList());
    }

    Hash root() {
        return roots.root();
    }

    boolean isEmpty() {
        return root().equals(NOTHING.root());
    }

    /** All values in the order of their keys. */
    List<V> values() {
        return buckets.stream()
                .flatMap(b -> b.entrySet().stream())
                .sorted(Comparator.comparing(Map.Entry::getKey))
                .map(Map.Entry::getValue)
                .toList();
    }

    /**
     * The text's hash code is laid down by the language, so every JVM sorts into the same buckets.
     */
    private static int bucket(Object key) {
        return Math.floorMod(key.toString().hashCode(), BUCKETS);
    }
}
