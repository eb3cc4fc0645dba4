package medchain.simulator.paillier;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import medchain.simulator.kernel.ByteSource;

/**
 * A trusted dealer makes a key and shares it out (Damgård and Jurik, PKC 2001; Fouque, Poupard and
 * Stern, FC 2000).
 *
 * <p>The dealer is a stated assumption: whoever runs this sees the whole key for a moment. Nothing
 * of it is kept: primes, exponent and polynomial are garbage when the method returns. Fewer parties
 * than the threshold learn nothing from their shares.
 */
public final class Ceremony {
    private Ceremony() {}

    /**
     * @param shares one a party, each to be handed to its party alone
     */
    public record Dealt(ThresholdKey key, List<KeyShare> shares) {
        public Dealt {
            shares = List.copyOf(shares);
        }
    }

    /**
     * @param bits of n, a product of two safe primes: seconds of work at 2048
     * @param threshold more than half of the parties
     */
    public static Dealt deal(int bits, int parties, int threshold, ByteSource random) {
        var search = new PrimeSearch();
        while (true) {
            var p = search.safePrime(bits / 2, random);
            var q = search.safePrime(bits / 2, random);
            if (!p.equals(q) && p.multiply(q).bitLength() == bits) {
                return deal(p, q, parties, threshold, random);
            }
        }
    }

    private static Dealt deal(
            BigInteger p, BigInteger q, int parties, int threshold, ByteSource random) {
        var key = PrivateKey.of(p, q, random).publicKey();
        var m = p.shiftRight(1).multiply(q.shiftRight(1));
        var order = key.n().multiply(m);
        var shares = new ArrayList<KeyShare>();
        var polynomial = polynomial(m, key.n(), order, threshold, random);
        for (int party = 1; party <= parties; party++) {
            shares.add(new KeyShare(party, at(polynomial, party, order)));
        }
        var square = key.nSquared();
        var base = Unsigned.below(square, random).modPow(BigInteger.TWO, square);
        var delta = ThresholdKey.factorial(parties);
        var checks =
                shares.stream()
                        .map(share -> base.modPow(delta.multiply(share.share()), square))
                        .toList();
        return new Dealt(new ThresholdKey(key, parties, threshold, base, checks), shares);
    }

    /** Its value at 0 is the exponent that decrypts: 0 modulo m, 1 modulo n. */
    private static List<BigInteger> polynomial(
            BigInteger m, BigInteger n, BigInteger order, int threshold, ByteSource random) {
        var coefficients = new ArrayList<BigInteger>();
        coefficients.add(m.multiply(m.modInverse(n)).mod(order));
        for (int i = 1; i < threshold; i++) {
            coefficients.add(Unsigned.below(order, random));
        }
        return coefficients;
    }

    private static BigInteger at(List<BigInteger> polynomial, int x, BigInteger modulus) {
        var value = BigInteger.ZERO;
        for (var coefficient : polynomial.reversed()) {
            value = value.multiply(BigInteger.valueOf(x)).add(coefficient).mod(modulus);
        }
        return value;
    }
}
