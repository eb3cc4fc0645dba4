package medchain.simulator.paillier;

import java.math.BigInteger;
import medchain.simulator.kernel.ByteSource;

/**
 * What decrypts; its owner alone may hold it. Not a record: a key must not print itself.
 *
 * <p>Everything is done modulo p² and q² and put together (Paillier, EUROCRYPT '99, section 7),
 * which costs a quarter of the work modulo n².
 */
public final class PrivateKey {
    private static final BigInteger ONE = BigInteger.ONE;

    private final PublicKey publicKey;
    private final Half p;
    private final Half q;
    private final BigInteger pInverse;
    private final BigInteger pSquaredInverse;

    private PrivateKey(BigInteger p, BigInteger q, BigInteger noise) {
        this.publicKey = new PublicKey(p.multiply(q), noise);
        this.p = new Half(p, q, noise);
        this.q = new Half(q, p, noise);
        this.pInverse = p.modInverse(q);
        this.pSquaredInverse = this.p.square.modInverse(this.q.square);
    }

    /** One prime's share of the work. */
    private static final class Half {
        final BigInteger prime;
        final BigInteger square;
        final BigInteger order;
        final BigInteger noise;
        final BigInteger h;

        Half(BigInteger prime, BigInteger other, BigInteger noise) {
            this.prime = prime;
            this.square = prime.multiply(prime);
            this.order = prime.subtract(ONE);
            this.noise = noise.mod(square);
            var g = ONE.add(prime.multiply(other)).mod(square);
            this.h = logarithm(g.modPow(order, square)).modInverse(prime);
        }

        BigInteger decrypt(BigInteger c) {
            return logarithm(c.mod(square).modPow(order, square)).multiply(h).mod(prime);
        }

        private BigInteger logarithm(BigInteger u) {
            return u.subtract(ONE).divide(prime);
        }
    }

    /**
     * Makes a key: two primes congruent to 3 modulo 4 whose predecessors share only the factor 2,
     * as the noise of {@link PublicKey} asks for.
     *
     * @param bits of n: 2048 gives 112, 3072 gives 128 bits of security (NIST SP 800-57); tests may
     *     use less
     */
    public static PrivateKey generate(int bits, ByteSource random) {
        if (bits < 512 || bits % 2 != 0) {
            throw new IllegalArgumentException("key bits; expected an even number from 512");
        }
        var search = new PrimeSearch();
        while (true) {
            var p = search.blumPrime(bits / 2, random);
            var q = search.blumPrime(bits / 2, random);
            var shared = p.subtract(ONE).gcd(q.subtract(ONE));
            var n = p.multiply(q);
            if (!p.equals(q) && shared.equals(BigInteger.TWO) && n.bitLength() == bits) {
                return of(p, q, random);
            }
        }
    }

    static PrivateKey of(BigInteger p, BigInteger q, ByteSource random) {
        var n = p.multiply(q);
        while (true) {
            var y = Unsigned.below(n, random);
            if (y.signum() > 0 && y.gcd(n).equals(ONE)) {
                var square = n.multiply(n);
                var residue = n.subtract(y.multiply(y).mod(n));
                return new PrivateKey(p, q, residue.modPow(n, square));
            }
        }
    }

    public PublicKey publicKey() {
        return publicKey;
    }

    /** (p-1)(q-1), which javallier makes its private key from. */
    BigInteger totient() {
        return p.order.multiply(q.order);
    }

    BigInteger p() {
        return p.prime;
    }

    BigInteger q() {
        return q.prime;
    }

    /**
     * The signed plaintext of a ciphertext that {@link PublicKey#refusal} accepts.
     *
     * @return from -n/2 to n/2
     */
    public BigInteger decrypt(BigInteger ciphertext) {
        var mp = p.decrypt(ciphertext);
        var mq = q.decrypt(ciphertext);
        var difference = mq.subtract(mp).multiply(pInverse).mod(q.prime);
        return publicKey.signed(mp.add(p.prime.multiply(difference)));
    }

    /** {@code noise^exponent mod n²}: the same number as anyone computes, faster for the owner. */
    BigInteger noise(BigInteger exponent) {
        var a = p.noise.modPow(exponent, p.square);
        var b = q.noise.modPow(exponent, q.square);
        var difference = b.subtract(a).multiply(pSquaredInverse).mod(q.square);
        return a.add(p.square.multiply(difference));
    }

    @Override
    public String toString() {
        return "private key of " + publicKey.fingerprint().brief();
    }
}
