package medchain.simulator.dpos;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import medchain.simulator.crypto.Digests;
import medchain.simulator.identity.Hash;

/**
 * The reveals of past epochs, from which the order of later epochs is drawn (LIP-0022).
 *
 * <p>The seed of epoch e is made from the valid reveals of epoch e - 2, so it is known before the
 * epoch begins and after everybody who stands in it was elected. Lisk has a second one, from as
 * many blocks half an epoch later.
 *
 * @param reveals per half of an epoch the exclusive or of its valid reveals, oldest first; no older
 *     than the newest epoch - 2
 */
record Randomness(Hash genesisSeed, List<EpochReveals> reveals) {
    private static final int LAG = 2;

    record EpochReveals(long epoch, boolean second, Hash mixed) {}

    Randomness {
        reveals = List.copyOf(reveals);
    }

    static Randomness genesis(Hash seed) {
        return new Randomness(seed, List.of());
    }

    /**
     * After a block of this epoch with a valid reveal.
     *
     * @param second in the second half of the epoch
     */
    Randomness with(long epoch, boolean second, Hash reveal) {
        var kept = new ArrayList<EpochReveals>();
        var mixed = reveal;
        for (var old : reveals) {
            if (old.epoch() == epoch && old.second() == second) {
                mixed = xor(old.mixed(), reveal);
            } else if (old.epoch() >= epoch - LAG) {
                kept.add(old);
            }
        }
        kept.add(new EpochReveals(epoch, second, mixed));
        return new Randomness(genesisSeed, kept);
    }

    Hash seed(long epoch) {
        return digest("medchain.seed", epoch, r -> r.epoch() == epoch - LAG);
    }

    /** From the second half of epoch e - 2 and the first half of epoch e - 1 (LIP-0022). */
    Hash laterSeed(long epoch) {
        return digest(
                "medchain.seed.later",
                epoch,
                r -> r.second() ? r.epoch() == epoch - LAG : r.epoch() == epoch - 1);
    }

    private Hash digest(String domain, long epoch, Predicate<EpochReveals> counts) {
        var mixed =
                reveals.stream()
                        .filter(counts)
                        .map(EpochReveals::mixed)
                        .reduce(Hash.ZERO, Randomness::xor);
        var input = ByteBuffer.allocate(8 + 2 * Hash.BYTES).putLong(epoch);
        input.put(genesisSeed.bytes()).put(mixed.bytes());
        return Digests.sha256(domain, input.array());
    }

    private static Hash xor(Hash x, Hash y) {
        return new Hash(x.a() ^ y.a(), x.b() ^ y.b(), x.c() ^ y.c(), x.d() ^ y.d());
    }
}
