package medchain.simulator.learning;

import java.util.ArrayList;
import java.util.List;
import medchain.simulator.kernel.ByteSource;

/** Random orders, every one equally likely, drawn from injected bytes. */
final class Shuffle {
    private Shuffle() {}

    /** Fisher and Yates, from the last place down. */
    static <T> List<T> of(List<T> items, ByteSource random) {
        var out = new ArrayList<>(items);
        for (int i = out.size() - 1; i > 0; i--) {
            int j = below(i + 1, random);
            var moved = out.get(i);
            out.set(i, out.get(j));
            out.set(j, moved);
        }
        return out;
    }

    /** A number from 0 to {@code bound - 1} without bias: draws above the last multiple repeat. */
    private static int below(int bound, ByteSource random) {
        var bytes = new byte[4];
        long range = 1L << 32;
        long usable = range - range % bound;
        long drawn = usable;
        while (drawn >= usable) {
            random.fill(bytes);
            drawn = 0;
            for (byte b : bytes) {
                drawn = (drawn << 8) | (b & 0xff);
            }
        }
        return (int) (drawn % bound);
    }
}
