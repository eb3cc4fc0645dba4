package medchain.simulator.kernel;

import java.nio.charset.StandardCharsets;

/**
 * The two frozen integer functions under every random draw; changing either changes every recorded
 * run.
 */
final class Mix {
    /** 2^64 divided by the golden ratio, made odd: the step of SplitMix64. */
    static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private static final long FNV_OFFSET = 0xCBF29CE484222325L;
    private static final long FNV_PRIME = 0x100000001B3L;

    private Mix() {}

    /** SplitMix64's finaliser (Stafford's variant 13 of the MurmurHash3 finaliser): a bijection. */
    static long mix64(long z) {
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /** FNV-1a, 64 bits, over the UTF-8 bytes of a name. */
    static long hash(String name) {
        long h = FNV_OFFSET;
        for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
            h = (h ^ (b & 0xFF)) * FNV_PRIME;
        }
        return h;
    }

    /** A seed for what is called {@code name} in a world of {@code seed}. */
    static long seedOf(long seed, String name) {
        return mix64(mix64(seed + GOLDEN) + hash(name));
    }

    /** The top 53 bits as a fraction: 0 to below 1, equally spaced. */
    static double unit(long bits) {
        return (bits >>> 11) * 0x1p-53;
    }

    /**
     * A standard normal draw from two uniform ones (Box and Muller, 1958), the same on every
     * machine.
     */
    static double gaussian(long bits1, long bits2) {
        double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - unit(bits1)));
        return radius * StrictMath.cos(2 * StrictMath.PI * unit(bits2));
    }
}
