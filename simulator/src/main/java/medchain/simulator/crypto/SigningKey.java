package medchain.simulator.crypto;

import java.math.BigInteger;

/**
 * An RSA private key in CRT form; never printed.
 *
 * @param p the larger prime
 * @param q the smaller prime
 */
public record SigningKey(BigInteger p, BigInteger q) {
    public VerifyKey verifyKey() {
        return new VerifyKey(p.multiply(q), VerifyKey.F4);
    }

    @Override
    public String toString() {
        return "SigningKey of " + p.multiply(q).bitLength() + " bits";
    }
}
