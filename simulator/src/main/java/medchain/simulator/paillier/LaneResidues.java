package medchain.simulator.paillier;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * How residues of one modulus stand in the lanes of {@link LaneKernel}: cut into limbs of 51 bits,
 * kept as doubles, limb i of all lanes together. R = 2^(51·limbs) exceeds 4·modulus.
 */
final class LaneResidues {
    private static final int LANES = LaneKernel.LANES;
    private static final int RADIX_BITS = LaneKernel.RADIX_BITS;
    private static final long MASK = (1L << RADIX_BITS) - 1;

    private static final VarHandle WORD =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private final BigInteger modulus;
    private final int limbs;

    LaneResidues(BigInteger modulus) {
        this.modulus = modulus;
        this.limbs = (modulus.bitLength() + 2 + RADIX_BITS - 1) / RADIX_BITS;
    }

    int limbs() {
        return limbs;
    }

    /** R is 2 to the power of this. */
    int bits() {
        return limbs * RADIX_BITS;
    }

    /** Doubles that hold one residue a lane. */
    int size() {
        return limbs * LANES;
    }

    /**
     * @param values at most one a lane; lanes without one get 1
     */
    double[] load(List<BigInteger> values) {
        var out = new double[size()];
        for (int lane = 0; lane < LANES; lane++) {
            if (lane < values.size()) {
                putLimbs(out, lane, LANES, values.get(lane));
            } else {
                out[lane] = 1;
            }
        }
        return out;
    }

    /** The same number in every lane. */
    double[] everywhere(BigInteger value) {
        var out = new double[size()];
        var one = limbs(value);
        for (int lane = 0; lane < LANES; lane++) {
            put(out, lane, one);
        }
        return out;
    }

    /** The numbers of the first lanes, fully reduced. */
    List<BigInteger> store(double[] a, int howMany) {
        var out = new ArrayList<BigInteger>(howMany);
        for (int lane = 0; lane < howMany; lane++) {
            var value = number(a, lane);
            out.add(value.compareTo(modulus) >= 0 ? value.subtract(modulus) : value);
        }
        return out;
    }

    /** One lane's limbs, to be put back by {@link #put}. */
    double[] take(double[] a, int lane) {
        var out = new double[limbs];
        for (int i = 0; i < limbs; i++) {
            out[i] = a[i * LANES + lane];
        }
        return out;
    }

    void put(double[] out, int lane, double[] one) {
        for (int i = 0; i < limbs; i++) {
            out[i * LANES + lane] = one[i];
        }
    }

    /** One lane of these residues into the same lane of those. */
    void copy(double[] out, int lane, double[] from) {
        for (int i = lane; i < from.length; i += LANES) {
            out[i] = from[i];
        }
    }

    private double[] limbs(BigInteger value) {
        var out = new double[limbs];
        putLimbs(out, 0, 1, value);
        return out;
    }

    /** A limb and the bits before it in its first byte fit into one word of 64 bits. */
    private void putLimbs(double[] out, int at, int step, BigInteger value) {
        var bytes = value.toByteArray();
        int length = limbs * RADIX_BITS / Byte.SIZE + 2 * Long.BYTES;
        var padded = new byte[Math.max(length, bytes.length)];
        System.arraycopy(bytes, 0, padded, padded.length - bytes.length, bytes.length);
        int end = padded.length - Long.BYTES;
        for (int i = 0, bit = 0; i < limbs; i++, bit += RADIX_BITS) {
            long word = (long) WORD.get(padded, end - (bit >> 3));
            out[at + i * step] = (word >>> (bit & 7)) & MASK;
        }
    }

    private BigInteger number(double[] a, int lane) {
        int count = limbs * RADIX_BITS / Long.SIZE + 2;
        var words = new long[count];
        for (int i = 0; i < limbs; i++) {
            long limb = (long) a[i * LANES + lane];
            int word = (i * RADIX_BITS) >> 6;
            int shift = (i * RADIX_BITS) & 63;
            words[word] |= limb << shift;
            if (shift > Long.SIZE - RADIX_BITS) {
                words[word + 1] |= limb >>> (64 - shift);
            }
        }
        var bytes = ByteBuffer.allocate(count * Long.BYTES);
        for (int w = count - 1; w >= 0; w--) {
            bytes.putLong(words[w]);
        }
        return new BigInteger(1, bytes.array());
    }
}
