package medchain.simulator.dpos;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import medchain.simulator.crypto.Digests;
import medchain.simulator.identity.AccountId;
import medchain.simulator.identity.Hash;

/** Shuffles of real networks, with their flaws, which their figures depend on. */
final class RealOrders {
    private static final long XORSHIFT = 2685821657736338717L;

    private RealOrders() {}

    /**
     * One xorshift* step a position from the block's time, as in bitshares-core
     * db_witness_schedule.cpp and in Hive. Strongly biased: for 21 witnesses some positions are
     * twice as likely as others.
     */
    static <T> List<T> graphene(List<T> active, long blockSeconds) {
        var order = new ArrayList<>(active);
        long high = blockSeconds << 32;
        for (int i = 0; i < order.size(); i++) {
            long k = high + i * XORSHIFT;
            k ^= k >>> 12;
            k ^= k << 25;
            k ^= k >>> 27;
            k *= XORSHIFT;
            Collections.swap(order, i, i + (int) Long.remainderUnsigned(k, order.size() - i));
        }
        return List.copyOf(order);
    }

    /** By SHA-256(seed ‖ address), ties by address (LIP-0022). */
    static List<AccountId> lisk(List<AccountId> active, Hash seed) {
        return active.stream()
                .sorted(
                        Comparator.comparing((AccountId id) -> digest(seed, id))
                                .thenComparing(id -> id))
                .toList();
    }

    /**
     * Four positions a digest, every fifth one skipped, swapped with a byte modulo n (Ark core
     * round-state.ts shuffleDelegates; the old Lisk order that LIP-0003 replaced).
     */
    static <T> List<T> ark(List<T> active, long round) {
        var order = new ArrayList<>(active);
        var seed = Digests.sha256(Long.toString(round).getBytes(StandardCharsets.UTF_8)).bytes();
        for (int i = 0; i < order.size(); i++) {
            for (int x = 0; x < 4 && i < order.size(); i++, x++) {
                Collections.swap(order, (seed[x] & 0xff) % order.size(), i);
            }
            seed = Digests.sha256(seed).bytes();
        }
        return List.copyOf(order);
    }

    private static Hash digest(Hash seed, AccountId id) {
        var name = id.value().getBytes(StandardCharsets.UTF_8);
        return Digests.sha256(
                ByteBuffer.allocate(Hash.BYTES + name.length).put(seed.bytes()).put(name).array());
    }
}
