package medchain.simulator.paillier;

import java.math.BigInteger;
import java.util.List;

/**
 * What all may know of a key whose private part is shared out.
 *
 * @param parties how many hold a share
 * @param threshold how many shares decrypt; more than half of the parties
 * @param base a random square, v
 * @param checks {@code v^(Δ·share)} of each party, which its proofs are checked against
 */
public record ThresholdKey(
        PublicKey key, int parties, int threshold, BigInteger base, List<BigInteger> checks) {
    /** More would make Δ = parties! needlessly long. */
    static final int MOST_PARTIES = 101;

    public ThresholdKey {
        checks = List.copyOf(checks);
        if (parties > MOST_PARTIES || 2 * threshold <= parties || threshold > parties) {
            throw new IllegalArgumentException(
                    "threshold; expected more than half of at most " + MOST_PARTIES + " parties");
        }
        if (checks.size() != parties) {
            throw new IllegalArgumentException("one check a party");
        }
    }

    /** Δ: makes Lagrange's coefficients whole numbers. */
    BigInteger delta() {
        return factorial(parties);
    }

    static BigInteger factorial(int n) {
        var product = BigInteger.ONE;
        for (int i = 2; i <= n; i++) {
            product = product.multiply(BigInteger.valueOf(i));
        }
        return product;
    }
}
