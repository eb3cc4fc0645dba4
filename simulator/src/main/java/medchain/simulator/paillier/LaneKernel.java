package medchain.simulator.paillier;

import java.math.BigInteger;
import java.util.Arrays;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Montgomery multiplication of 8 (or 4) independent pairs of residues at once, one pair a vector
 * lane.
 *
 * <p>Residues are laid out by {@link LaneResidues}. R exceeds 4·modulus, so operands and results
 * below 2·modulus need no final subtraction (Walter 1999).
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

    static final int RADIX_BITS = 51;
    private static final long MASK = (1L << RADIX_BITS) - 1;
    private static final double HIGH = 0x1p103;
    private static final double HIGH_AND_LOW = 0x1p103 + 0x1.8p52;
    private static final double TWO_52 = 0x1p52;
    private static final long BITS_OF_TWO_52 = 0x4330000000000000L;
    private static final long HIGH_OFFSET = Double.doubleToRawLongBits(HIGH);
    private static final long LOW_OFFSET = Double.doubleToRawLongBits(0x1.8p52);

    /** What one row leaves in every column that it touches: a high and a low. */
    private static final long ROW_OFFSET = HIGH_OFFSET + LOW_OFFSET;

    private final BigInteger modulus;
    private final LaneResidues residues;
    private final double[] modulusLanes;
    private final long negativeInverse;

    LaneKernel(BigInteger modulus) {
        this.modulus = modulus;
        this.residues = new LaneResidues(modulus);
        this.modulusLanes = residues.everywhere(modulus);
        var radix = BigInteger.ONE.shiftLeft(RADIX_BITS);
        this.negativeInverse = modulus.negate().modInverse(radix).longValue();
    }

    LaneResidues residues() {
        return residues;
    }

    /** R mod modulus: Montgomery's form of 1. */
    BigInteger one() {
        return BigInteger.ONE.shiftLeft(residues.bits()).mod(modulus);
    }

    /** R to the power e, mod modulus: undoes what products of plain numbers lose. */
    BigInteger r(int e) {
        return one().modPow(BigInteger.valueOf(e), modulus);
    }

    long[] accumulator() {
        return new long[modulusLanes.length + LANES];
    }

    /**
     * {@code out = a·b/R mod modulus} up to one modulus, lane by lane.
     *
     * @param out may be neither a nor b
     * @param acc from {@link #accumulator()}, not shared between threads
     */
    void multiply(double[] out, double[] a, double[] b, long[] acc) {
        int end = modulusLanes.length;
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

    /**
     * {@code out = a²/R mod modulus} up to one modulus, lane by lane. Each product of two different
     * limbs is taken once, with a limb of 2a in the place of one: row i multiplies a's limb i by
     * itself and by 2a above it.
     *
     * @param out not a
     * @param acc from {@link #accumulator()}, not shared between threads
     * @param twice of a residue's size, not shared between threads
     */
    void square(double[] out, double[] a, long[] acc, double[] twice) {
        if (modulusLanes.length == LANES) {
            multiply(out, a, a, acc);
            return;
        }
        int end = modulusLanes.length;
        Arrays.fill(acc, 0, end + LANES, 0L);
        doubled(twice, a);
        var high = DoubleVector.broadcast(DOUBLES, HIGH);
        var both = DoubleVector.broadcast(DOUBLES, HIGH_AND_LOW);
        own(twice, a, 0);
        row(a, twice, acc, 0, high, both);
        Arrays.fill(twice, 0, LANES, 0);
        own(twice, a, LANES);
        row(a, twice, acc, LANES, high, both);
        quotient(acc, 2 * LANES);
        for (int i = 2 * LANES; i < end; i += LANES) {
            own(twice, a, i);
            squareRow(a, twice, acc, i, high, both);
        }
        carry(out, acc, end);
    }

    /** Limbs of 2a, which is below R. */
    private static void doubled(double[] out, double[] a) {
        var carry = LongVector.zero(LONGS);
        for (int j = 0; j < a.length; j += LANES) {
            var limb = asLongs(DoubleVector.fromArray(DOUBLES, a, j));
            var doubled = limb.lanewise(VectorOperators.LSHL, 1).and(MASK).or(carry);
            asDoubles(doubled).intoArray(out, j);
            carry = limb.lanewise(VectorOperators.LSHR, RADIX_BITS - 1);
        }
    }

    /** Limb i is a's own from now on; the one above no longer holds what doubling it carried. */
    private static void own(double[] twice, double[] a, int i) {
        DoubleVector.fromArray(DOUBLES, a, i).intoArray(twice, i);
        if (i + LANES < twice.length) {
            var above = asLongs(DoubleVector.fromArray(DOUBLES, twice, i + LANES));
            asDoubles(above.and(-2L)).intoArray(twice, i + LANES);
        }
    }

    /** Leaves behind the columns by what the next row multiplies the modulus. */
    private void quotient(long[] acc, int i) {
        LongVector.fromArray(LONGS, acc, 0)
                .sub(ROW_OFFSET * (i / LANES))
                .mul(negativeInverse)
                .and(MASK)
                .intoArray(acc, modulusLanes.length);
    }

    /**
     * As {@link #row}, but below limb i there is nothing to add of the square itself. The next
     * row's quotient is known early, lest it be waited for.
     */
    private void squareRow(
            double[] a, double[] b, long[] acc, int i, DoubleVector high, DoubleVector both) {
        var n = modulusLanes;
        int end = n.length;
        var q = asDoubles(LongVector.fromArray(LONGS, acc, end));
        var n0 = DoubleVector.fromArray(DOUBLES, n, 0);
        var n1 = DoubleVector.fromArray(DOUBLES, n, LANES);
        var h = q.fma(n0, high);
        var l = q.fma(n0, both.sub(h));
        var g0 = q.fma(n1, high);
        var k0 = q.fma(n1, both.sub(g0));
        var t =
                LongVector.fromArray(LONGS, acc, 0)
                        .sub(ROW_OFFSET * (i / LANES) + LOW_OFFSET)
                        .add(l.reinterpretAsLongs())
                        .lanewise(VectorOperators.ASHR, RADIX_BITS)
                        .add(LongVector.fromArray(LONGS, acc, LANES))
                        .add(h.reinterpretAsLongs())
                        .add(k0.reinterpretAsLongs());
        t.intoArray(acc, 0);
        t.sub(ROW_OFFSET * (i / LANES + 1)).mul(negativeInverse).and(MASK).intoArray(acc, end);
        var highs = g0.reinterpretAsLongs();
        for (int j = 2 * LANES; j < i; j += LANES) {
            var nj = DoubleVector.fromArray(DOUBLES, n, j);
            var g = q.fma(nj, high);
            var k = q.fma(nj, both.sub(g));
            LongVector.fromArray(LONGS, acc, j)
                    .add(highs)
                    .add(k.reinterpretAsLongs())
                    .intoArray(acc, j - LANES);
            highs = g.reinterpretAsLongs();
        }
        var ai = DoubleVector.fromArray(DOUBLES, a, i);
        for (int j = i; j < end; j += LANES) {
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

    private static LongVector asLongs(DoubleVector small) {
        return small.add(TWO_52).reinterpretAsLongs().sub(BITS_OF_TWO_52);
    }

    /** Integers from 0 to below 2^52, exactly. */
    private static DoubleVector asDoubles(LongVector small) {
        return small.or(BITS_OF_TWO_52).reinterpretAsDoubles().sub(TWO_52);
    }
}
