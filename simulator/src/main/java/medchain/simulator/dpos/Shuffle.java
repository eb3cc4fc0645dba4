package medchain.simulator.dpos;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import medchain.simulator.crypto.Digests;
import medchain.simulator.identity.Hash;

/**
 * Puts the delegates of a round in an order that nobody knows before the seed and that prefers
 * nobody: Fisher–Yates over numbers drawn without bias from SHA-256(seed ‖ round ‖ counter).
 *
 * <p>LIP-0003 tells what a hurried shuffle costs: some positions kept their delegate half the time.
 */
final class Shuffle {
    private static final String DOMAIN = "medchain.shuffle";
    private final Hash seed;
    private final long round;
    private long counter;
    private ByteBuffer block = ByteBuffer.allocate(0);

    /** Numbers that everybody draws alike from a seed, for one round. */
    Shuffle(Hash seed, long round) {
        this.seed = seed;
        this.round = round;
    }

    /** Every one of the n! orders is equally likely over the seeds. */
    static <T> List<T> of(List<T> items, Hash seed, long round) {
        var source = new Shuffle(seed, round);
        var order = new ArrayList<>(items);
        for (int last = order.size() - 1; last > 0; last--) {
            Collections.swap(order, last, (int) source.below(last + 1L));
        }
        return List.copyOf(order);
    }

    /** Uniform in 0 … bound-1: draws above the largest multiple of the bound are thrown away. */
    long below(long bound) {
        long draw = draw();
        long rest = Long.remainderUnsigned(draw, bound);
        // draw - rest + bound wraps past 2^64 exactly when the last group is incomplete
        while (Long.compareUnsigned(draw - rest + bound - 1, draw - rest) < 0) {
            draw = draw();
            rest = Long.remainderUnsigned(draw, bound);
        }
        return rest;
    }

    private long draw() {
        if (!block.hasRemaining()) {
            var input = ByteBuffer.allocate(Hash.BYTES + 16).put(seed.bytes()).putLong(round);
            block = ByteBuffer.wrap(digest(input.putLong(counter++).array()));
        }
        return block.getLong();
    }

    private static byte[] digest(byte[] input) {
        return Digests.sha256(DOMAIN, input).bytes();
    }
}
