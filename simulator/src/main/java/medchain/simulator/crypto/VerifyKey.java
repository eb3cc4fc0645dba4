package medchain.simulator.crypto;

import java.math.BigInteger;
import medchain.simulator.identity.Hash;

/**
 * An RSA public key.
 *
 * @param modulus 2048 to 8192 bits, odd; a longer one would keep a verifier busy for seconds
 * @param exponent 65537
 */
public record VerifyKey(BigInteger modulus, BigInteger exponent) {
    public static final int LEAST_BITS = 2048;
    public static final int MOST_BITS = 8192;
    public static final BigInteger F4 = BigInteger.valueOf(65537);

    public VerifyKey {
        if (modulus.bitLength() < LEAST_BITS
                || modulus.bitLength() > MOST_BITS
                || !modulus.testBit(0)
                || !exponent.equals(F4)) {
            throw new IllegalArgumentException(
                    "not a usable RSA key; expected an odd modulus of 2048 to 8192 bits and exponent 65537");
        }
    }

    public int bits() {
        return modulus.bitLength();
    }

    /** Names the key for people and in memo tables. */
    public Hash fingerprint() {
        return Digests.sha256("MedChain/v1/verify-key", modulus.toByteArray());
    }
}
