package medchain.simulator.paillier;

import java.math.BigInteger;
import java.util.List;

/**
 * One party's part in decrypting a list of ciphertexts, with one proof for all.
 *
 * @param party 1-based
 * @param values {@code c^(2Δ·share)} of each ciphertext, in their order
 * @param challenge of the proof
 * @param response of the proof
 */
public record DecryptionShare(
        int party, List<BigInteger> values, BigInteger challenge, BigInteger response) {
    public DecryptionShare {
        values = List.copyOf(values);
    }
}
