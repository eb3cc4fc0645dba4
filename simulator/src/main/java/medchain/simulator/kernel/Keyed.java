package medchain.simulator.kernel;

/**
 * Draws without state: (seed, purpose, a, b, c) alone decides, so a fault added elsewhere changes
 * no draw here, and neither does the order of events.
 */
public final class Keyed {
    private static final long SECOND = 0xD1B54A32D192ED03L;

    /**
     * A multiplier of which successive fractions fill the square evenly (Steele and Vigna,
     * "Computationally easy, spectrally good multipliers", 2022; that of the JDK's L64X128).
     */
    private static final long FURTHER = 0xD1342543DE82EF95L;

    private final long key;

    Keyed(long seed, String purpose) {
        key = Mix.seedOf(seed, purpose);
    }

    /** 64 bits, uniform over different keys. */
    public long draw(long a, long b, long c) {
        return end(begin(b, c), a);
    }

    /** What draws that differ in their first number alone have in common: to be computed once. */
    public long begin(long b, long c) {
        return Mix.mix64(key ^ (b * Mix.GOLDEN + c * SECOND));
    }

    /** The draw that was begun, of one first number. */
    public static long end(long begun, long a) {
        return Mix.mix64(begun + a * Mix.GOLDEN);
    }

    /** 0 to below 1. */
    public double unit(long a, long b, long c) {
        return unit(draw(a, b, c));
    }

    /** True with this probability: never at 0, always at 1. */
    public boolean chance(double p, long a, long b, long c) {
        return unit(a, b, c) < p;
    }

    /** Mean 0, standard deviation 1. */
    public double gaussian(long a, long b, long c) {
        return gaussian(draw(a, b, c));
    }

    /** As {@link #unit(long, long, long)}, of 64 bits that were drawn. */
    public static double unit(long bits) {
        return Mix.unit(bits);
    }

    /** As {@link #gaussian(long, long, long)}, of 64 bits that were drawn. */
    public static double gaussian(long bits) {
        return Mix.gaussian(bits, Mix.mix64(bits + SECOND));
    }

    /**
     * Another 64 bits of one draw, for a question of its own: cheaper than a draw by a second key.
     * Its upper half knows nothing of the draw, its lowest bits are the draw's.
     */
    public static long further(long bits) {
        return bits * FURTHER;
    }
}
