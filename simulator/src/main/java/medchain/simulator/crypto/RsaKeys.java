package medchain.simulator.crypto;

import medchain.simulator.kernel.ByteSource;

/**
 * Makes RSA keys from given randomness: one source, one key, on every machine and JDK.
 *
 * <p>Bounds of FIPS 186-5, appendix A.1: e = 65537, both primes at least sqrt(2) 2^(k-1) (here: the
 * two top bits set, so that the modulus has the full length), |p - q| above 2^(k-100), gcd(e, p-1)
 * = 1.
 */
public final class RsaKeys {
    private RsaKeys() {}

    /**
     * @param bits of the modulus: 2048 to 8192, a multiple of 256
     */
    public static RsaSigningKey generate(ByteSource random, int bits) {
        if (bits < VerifyKey.LEAST_BITS || bits > VerifyKey.MOST_BITS || bits % 256 != 0) {
            throw new IllegalArgumentException(
                    "key length; expected 2048 to 8192 bits, a multiple of 256, not " + bits);
        }
        var search = new PrimeSearch(random, bits / 2);
        var p = search.next();
        var q = search.next();
        while (p.subtract(q).abs().bitLength() <= bits / 2 - 100) {
            q = search.next();
        }
        return new RsaSigningKey(p.max(q), p.min(q));
    }
}
