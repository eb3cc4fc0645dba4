package medchain.simulator.paillier;

import java.math.BigInteger;

/**
 * Says that whoever made a list of ciphertexts knows what is in them, and for whom they were made;
 * see {@link KnowledgeProofs}.
 *
 * @param challenge 128 bits
 * @param plaintext from 0 to n - 1
 * @param exponent not negative
 */
public record KnowledgeProof(BigInteger challenge, BigInteger plaintext, BigInteger exponent) {}
