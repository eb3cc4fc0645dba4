package medchain.simulator.intake;

import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Which numbers of an account are spent: each can be spent once, in any order within a window.
 *
 * <p>A strict sequence would not do: a medical operation whose patient says no never reaches the
 * chain, and the hole would block its doctor for ever. The window is that of IPsec (RFC 4303
 * section 3.4.3, anti-replay).
 *
 * @param next one more than the highest number spent
 * @param holes numbers below {@code next}, within the window, that are not spent
 */
public record NonceWindow(long next, SortedSet<Long> holes) {
    /**
     * How far below the highest number a hole can still be filled, and how far above one may jump.
     */
    public static final int WIDTH = 1024;

    public static final NonceWindow FRESH = new NonceWindow(0, new TreeSet<>());

    public boolean isFree(long nonce) {
        return nonce >= next ? nonce < next + WIDTH : holes.contains(nonce);
    }

    /** The window after spending a free number. */
    public NonceWindow spend(long nonce) {
        var left = new TreeSet<>(holes);
        left.remove(nonce);
        for (long n = next; n < nonce; n++) {
            left.add(n);
        }
        long after = Math.max(next, nonce + 1);
        return new NonceWindow(after, new TreeSet<>(left.tailSet(after - WIDTH)));
    }
}
