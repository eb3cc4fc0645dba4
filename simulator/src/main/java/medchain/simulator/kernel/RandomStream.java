package medchain.simulator.kernel;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Pseudo-random draws that are the same on every machine and every JDK, for ever: xoshiro256**
 * (Blackman and Vigna, 2018), its state filled by SplitMix64.
 *
 * <p>Not for secrets of the real world: as a {@link ByteSource} it makes simulated keys only.
 */
public final class RandomStream implements ByteSource {
    private long s0;
    private long s1;
    private long s2;
    private long s3;

    public RandomStream(long seed) {
        s0 = splitMix(seed, 1);
        s1 = splitMix(seed, 2);
        s2 = splitMix(seed, 3);
        s3 = splitMix(seed, 4);
    }

    /** The n-th output of SplitMix64 from this seed. */
    private static long splitMix(long seed, int n) {
        return Mix.mix64(seed + n * Mix.GOLDEN);
    }

    public long nextLong() {
        long result = Long.rotateLeft(s1 * 5, 7) * 9;
        long t = s1 << 17;
        s2 ^= s0;
        s3 ^= s1;
        s1 ^= s2;
        s0 ^= s3;
        s2 ^= t;
        s3 = Long.rotateLeft(s3, 45);
        return result;
    }

    /**
     * Every value equally likely (Lemire 2019: multiply, reject the few that would be too many).
     *
     * @param bound 1 or more
     * @return 0 to bound - 1
     */
    public int nextInt(int bound) {
        Assumption.check(bound > 0, "a draw from nothing");
        long product = (nextLong() >>> 32) * bound;
        long tooMany = (1L << 32) % bound;
        while ((product & 0xFFFFFFFFL) < tooMany) {
            product = (nextLong() >>> 32) * bound;
        }
        return (int) (product >>> 32);
    }

    /** 0 to below 1, in steps of 2^-53. */
    public double nextDouble() {
        return Mix.unit(nextLong());
    }

    /** True with this probability: never at 0, always at 1. */
    public boolean chance(double p) {
        return nextDouble() < p;
    }

    /** Time to the next arrival of a Poisson process: 0 or more, in the unit of the mean. */
    public double exponential(double mean) {
        return -mean * StrictMath.log(1 - nextDouble());
    }

    /** Mean 0, standard deviation 1. */
    public double gaussian() {
        return Mix.gaussian(nextLong(), nextLong());
    }

    /**
     * @param median half of the draws are below
     * @param sigma standard deviation of the natural logarithm, 0 or more
     */
    public double logNormal(double median, double sigma) {
        return median * StrictMath.exp(sigma * gaussian());
    }

    @Override
    public void fill(byte[] out) {
        for (int i = 0; i < out.length; i += Long.BYTES) {
            long bits = nextLong();
            int end = Math.min(i + Long.BYTES, out.length);
            for (int j = i; j < end; j++) {
                out[j] = (byte) bits;
                bits >>>= Byte.SIZE;
            }
        }
    }

    /** A new list with the same items, every order equally likely (Fisher and Yates). */
    public <T> List<T> shuffle(List<T> items) {
        var shuffled = new ArrayList<>(items);
        for (int i = shuffled.size() - 1; i > 0; i--) {
            Collections.swap(shuffled, i, nextInt(i + 1));
        }
        return shuffled;
    }
}
