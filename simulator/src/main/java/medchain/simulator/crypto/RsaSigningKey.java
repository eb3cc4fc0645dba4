package medchain.simulator.crypto;

import java.math.BigInteger;
import medchain.simulator.kernel.ByteSource;
import org.bouncycastle.crypto.params.RSAPrivateCrtKeyParameters;

/** An RSA private key in CRT form; never printed. */
public final class RsaSigningKey implements SigningKey {
    private final BigInteger p;
    private final BigInteger q;
    private final VerifyKey verifyKey;
    private final RSAPrivateCrtKeyParameters parameters;

    /**
     * @param p the larger prime
     * @param q the smaller prime
     * @throws IllegalArgumentException if they make no usable key; that they are prime is not
     *     checked, but a signature made with a wrong key is never handed out
     */
    public RsaSigningKey(BigInteger p, BigInteger q) {
        if (q.signum() <= 0 || p.compareTo(q) <= 0) {
            throw new IllegalArgumentException("the first prime of a key is the larger one");
        }
        this.p = p;
        this.q = q;
        verifyKey = new VerifyKey(p.multiply(q), VerifyKey.F4);
        parameters = crt(p, q, verifyKey);
    }

    public BigInteger p() {
        return p;
    }

    public BigInteger q() {
        return q;
    }

    @Override
    public VerifyKey verifyKey() {
        return verifyKey;
    }

    @Override
    public Signature sign(String domain, byte[] message, ByteSource salt) {
        return RsaPss.sign(this, domain, message, salt);
    }

    @Override
    public byte[] secret() {
        var out = new CanonicalWriter();
        out.integer(p).integer(q);
        return out.toBytes();
    }

    RSAPrivateCrtKeyParameters parameters() {
        return parameters;
    }

    private static RSAPrivateCrtKeyParameters crt(BigInteger p, BigInteger q, VerifyKey key) {
        var p1 = p.subtract(BigInteger.ONE);
        var q1 = q.subtract(BigInteger.ONE);
        try {
            var d = key.exponent().modInverse(p1.multiply(q1).divide(p1.gcd(q1)));
            return new RSAPrivateCrtKeyParameters(
                    key.modulus(),
                    key.exponent(),
                    d,
                    p,
                    q,
                    d.mod(p1),
                    d.mod(q1),
                    q.modInverse(p),
                    true);
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException("not the primes of an RSA key", e);
        }
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof RsaSigningKey other && p.equals(other.p) && q.equals(other.q);
    }

    @Override
    public int hashCode() {
        return verifyKey.hashCode();
    }

    @Override
    public String toString() {
        return "RsaSigningKey of " + verifyKey.bits() + " bits";
    }
}
