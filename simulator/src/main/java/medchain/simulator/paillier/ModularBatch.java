package medchain.simulator.paillier;

import java.math.BigInteger;
import java.util.List;

/**
 * Arithmetic on many residues of one odd modulus at once. Implementations differ in speed only:
 * they give identical integers, and a self-test at their making says so.
 *
 * <p>All numbers are from 0 to modulus - 1, all exponents not negative, all lists of the same
 * length unless said otherwise. Instances hold no state that a call changes, so threads may share
 * them.
 */
interface ModularBatch {
    /** "BigInteger", "Vector API, 8 lanes" … */
    String tier();

    /** How many residues are best given at once. */
    int lanes();

    /** Each base to the power of the one exponent. */
    List<BigInteger> powers(List<BigInteger> bases, BigInteger exponent);

    /** The fixed base of {@code table} to each of the exponents, times the factor at its place. */
    List<BigInteger> fixedBase(
            FixedBase table, List<BigInteger> exponents, List<BigInteger> factors);

    /**
     * A table for powers of one base.
     *
     * @param uses about how many powers will be asked for: more make a larger table worth while
     */
    FixedBase prepare(BigInteger base, int exponentBits, int uses);

    /** Place by place, a times b. */
    List<BigInteger> products(List<BigInteger> a, List<BigInteger> b);

    /**
     * @param numbers without a common factor with the modulus
     */
    List<BigInteger> inverses(List<BigInteger> numbers);

    /** The product of all. */
    BigInteger product(List<BigInteger> factors);

    /**
     * {@code Π_j columns[j][i]^weights[j]} for every i.
     *
     * @param columns each as long as the others; where a weight is negative, without a common
     *     factor with the modulus
     * @param weights signed, one a column
     */
    List<BigInteger> weighted(List<List<BigInteger>> columns, List<BigInteger> weights);

    /**
     * {@code Π_l bases[l][i]^(exponents[l][i]·2^(bits·l))} for every i: small multiples side by
     * side in one plaintext.
     *
     * @param bases each list as long as the others
     * @param exponents of the same form, each below 2^bits
     * @param bits of a slot, a multiple of 3
     */
    List<BigInteger> slotted(
            List<List<BigInteger>> bases, List<List<BigInteger>> exponents, int bits);

    /** What {@link #prepare} made; only the tier that made it can read it. */
    interface FixedBase {}
}
