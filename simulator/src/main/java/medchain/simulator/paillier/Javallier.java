package medchain.simulator.paillier;

import com.n1analytics.paillier.EncryptedNumber;
import com.n1analytics.paillier.PaillierContext;
import com.n1analytics.paillier.PaillierPrivateKey;
import com.n1analytics.paillier.PaillierPublicKey;
import java.math.BigInteger;

/**
 * Our keys and ciphertexts as javallier's, and back: its types are the interchange with other
 * programs.
 *
 * <p>javallier's own encryption is never used: its {@code encrypt} adds no randomness, and the
 * randomness of its safe numbers cannot be seeded.
 */
public final class Javallier {
    private Javallier() {}

    public static PaillierPublicKey publicKey(PublicKey key) {
        return new PaillierPublicKey(key.n());
    }

    public static PaillierPrivateKey privateKey(PrivateKey key) {
        return new PaillierPrivateKey(publicKey(key.publicKey()), key.totient());
    }

    /** Signed whole numbers, exponent 0: the same plaintext residues as ours. */
    public static PaillierContext wholeNumbers(PublicKey key) {
        return publicKey(key).createSignedContext();
    }

    /**
     * @param ciphertext randomised, as everything that leaves the engine is
     */
    public static EncryptedNumber number(PublicKey key, BigInteger ciphertext) {
        return new EncryptedNumber(wholeNumbers(key), ciphertext, 0, true);
    }

    /**
     * The ciphertext of a number that javallier made under the same modulus.
     *
     * @throws IllegalArgumentException for another key, or for an exponent other than 0
     */
    public static BigInteger ciphertext(PublicKey key, EncryptedNumber number) {
        if (!number.getContext().getPublicKey().getModulus().equals(key.n())) {
            throw new IllegalArgumentException("encrypted under another key");
        }
        if (number.getExponent() != 0) {
            throw new IllegalArgumentException("a whole number; expected exponent 0");
        }
        return number.calculateCiphertext();
    }
}
