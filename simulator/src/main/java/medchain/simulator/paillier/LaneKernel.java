package medchain.simulator.paillier;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Montgomery multiplication of 8 (or 4) independent pairs of residues at once, one pair a vector
 * lane.
 *
 * <p>A residue is cut into limbs of 51 bits, kept as doubles; limb i of all lanes stand together. R
 * = 2^(51·limbs) exceeds 4·modulus, so operands and results below 2·modulus need no final
 * subtraction (Walter 1999).
 *
 * <p>The 102-bit product of two limbs comes exactly from two fused multiply-adds (after Emmart and
 * Zhao): {@code hi = fma(a, b, 2^103)} rounds the product to a multiple of 2^51, {@code lo = fma(a,
 * b, 2^103 + 1.5·2^52 - hi)} is what is left, from -2^50 to 2^50. Read as integers, the bits of hi
 * count multiples of 2^51 above the bits of 2^103, those of lo units above the bits of 1.5·2^52. A
 * column of the product adds up as 64-bit integers, wrapping around, and loses its known number of
 * such offsets once. Radix 2^52 would not work: with rounding to nearest, 2^104 + 1.5·2^52 is no
 * double.
 *
 * <p>Two products a·b and q·n of one column share their high part: {@code fma(q, n, hi)} adds to
 * it, still below 2^104, and {@code fma(q, n, hi - that)} is what q·n leaves, so that one integer
 * addition takes in both highs and one both lows.
 *
 * <p>Methods are small on purpose: beyond C2's limits vectors would live on the heap, 26 times
 * slower. Nothing branches on data. Instances do not change; callers bring the accumulator.
 */
final class LaneKernel {
    private static final VectorSpecies<Double> DOUBLES = DoubleVector.SPECIES_PREFERRED;
    private static final VectorSpecies<Long> LONGS = LongVector.SPECIES_PREFERRED;

    /** Residues that one call works on. */
    static final int LANES = DOUBLES.length();

    private static final int RADIX_BITS = 51;
    private static final long MASK = (1L << RADIX_BITS) - 1;
    private static final double HIGH = 0x1p103;
    private static final double HIGH_AND_LOW = 0x1p103 + 0x1.8p52;
    private static final double TWO_52 = 0x1p52;
    private static final long BITS_OF_TWO_52 = 0x4330000000000000L;
    private static final long HIGH_OFFSET = Double.doubleToRawLongBits(HIGH);
    private static final long LOW_OFFSET = Double.doubleToRawLongBits(0x1.8p52);

    /** What one row leaves in every column that it touches: a high and a low. */
    private static final long ROW_OFFSET = HIGH_OFFSET + LOW_OFFSET;

    private static final VarHandle WORD =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private final BigInteger modulus;
    private final int limbs;
    private final double[] modulusLanes;
    private final long negativeInverse;
    private final BigInteger r;

    LaneKernel(BigInteger modulus) {
        this.modulus = modulus;
        this.limbs = (modulus.bitLength() + 2 + RADIX_BITS - 1) / RADIX_BITS;
        this.r = BigInteger.ONE.shiftLeft(RADIX_BITS * limbs);
        this.modulusLanes = new double[limbs * LANES];
        var one = limbs(modulus);
        for (int i = 0; i < limbs; i++) {
            Arrays.fill(modulusLanes, i * LANES, (i + 1) * LANES, one[i]);
        }
        var radix = BigInteger.ONE.shiftLeft(RADIX_BITS);
        this.negativeInverse = modulus.negate().modInverse(radix).longValue();
    }

    int limbs() {
        return limbs;
    }

    /** Doubles that hold one residue a lane. */
    int size() {
        return limbs * LANES;
    }

    /** R mod modulus: Montgomery's form of 1. */
    BigInteger one() {
        return r.mod(modulus);
    }

    /** R to the power e, mod modulus: undoes what products of plain numbers lose. */
    BigInteger r(int e) {
        return one().modPow(BigInteger.valueOf(e), modulus);
    }

    long[] accumulator() {
        return new long[size() + LANES];
    }

    /**
     * {@code out = a·b/R mod modulus} up to one modulus, lane by lane.
     *
     * @param out may be neither a nor b
     * @param acc from {@link #accumulator()}, not shared between threads
     */
    void multiply(double[] out, double[] a, double[] b, long[] acc) {
        int end = size();
        Arrays.fill(acc, 0, end + LANES, 0L);
        var high = DoubleVector.broadcast(DOUBLES, HIGH);
        var both = DoubleVector.broadcast(DOUBLES, HIGH_AND_LOW);
        for (int i = 0; i < end; i += LANES) {
            row(a, b, acc, i, high, both);
        }
        carry(out, acc, end);
    }

    /** Adds a's limb at i times b, and the multiple of the modulus that clears the lowest limb. */
    private void row(
            double[] a, double[] b, long[] acc, int i, DoubleVector high, DoubleVector both) {
        var n = modulusLanes;
        int end = n.length;
        var ai = DoubleVector.fromArray(DOUBLES, a, i);
        var b0 = DoubleVector.fromArray(DOUBLES, b, 0);
        var n0 = DoubleVector.fromArray(DOUBLES, n, 0);
        var h1 = ai.fma(b0, high);
        var l1 = ai.fma(b0, both.sub(h1));
        var t =
                LongVector.fromArray(LONGS, acc, 0)
                        .sub(ROW_OFFSET * (i / LANES))
                        .add(l1.reinterpretAsLongs())
                        .sub(LOW_OFFSET);
        var q = asDoubles(t.mul(negativeInverse).and(MASK));
        var h2 = q.fma(n0, high);
        var l2 = q.fma(n0, both.sub(h2));
        t =
                t.add(l2.reinterpretAsLongs())
                        .sub(LOW_OFFSET)
                        .lanewise(VectorOperators.ASHR, RADIX_BITS);
        var highs = h1.reinterpretAsLongs().add(h2.reinterpretAsLongs()).sub(HIGH_OFFSET).add(t);
        for (int j = LANES; j < end; j += LANES) {
            var bj = DoubleVector.fromArray(DOUBLES, b, j);
            var nj = DoubleVector.fromArray(DOUBLES, n, j);
            var g1 = ai.fma(bj, high);
            var g2 = q.fma(nj, g1);
            var k1 = ai.fma(bj, both.sub(g1));
            var k2 = q.fma(nj, g1.sub(g2));
            LongVector.fromArray(LONGS, acc, j)
                    .add(highs)
                    .add(k1.add(k2).reinterpretAsLongs())
                    .intoArray(acc, j - LANES);
            highs = g2.reinterpretAsLongs();
        }
        highs.sub(HIGH_OFFSET).intoArray(acc, end - LANES);
    }

    /** Takes the offsets off each column and carries what exceeds a limb. */
    private static void carry(double[] out, long[] acc, int end) {
        var carry = LongVector.zero(LONGS);
        for (int j = 0; j < end; j += LANES) {
            int rowsLeft = (end - LANES - j) / LANES;
            var t = LongVector.fromArray(LONGS, acc, j).sub(ROW_OFFSET * rowsLeft).add(carry);
            carry = t.lanewise(VectorOperators.ASHR, RADIX_BITS);
            asDoubles(t.and(MASK)).intoArray(out, j);
        }
    }

    /** Integers from 0 to below 2^52, exactly. */
    private static DoubleVector asDoubles(LongVector small) {
        return small.or(BITS_OF_TWO_52).reinterpretAsDoubles().sub(TWO_52);
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
