package medchain.simulator.paillier;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import medchain.simulator.crypto.Digests;
import medchain.simulator.identity.Hash;

/**
 * What encrypts and computes; can be known to all.
 *
 * @param n product of two primes
 * @param noise generates the n-th residues that hide plaintexts: {@code (-y²)^n mod n²} (Damgård,
 *     Jurik and Nielsen, A generalization of Paillier's public-key system, 2010, 4.2)
 */
public record PublicKey(BigInteger n, BigInteger noise) {
    private static final String DOMAIN = "medchain.paillier.key";

    public PublicKey {
        if (n.bitLength() < 512 || !n.testBit(0)) {
            throw new IllegalArgumentException("not a Paillier modulus");
        }
        if (noise.signum() <= 0 || noise.compareTo(n.multiply(n)) >= 0) {
            throw new IllegalArgumentException("not a generator of noise");
        }
    }

    public int bits() {
        return n.bitLength();
    }

    public BigInteger nSquared() {
        return n.multiply(n);
    }

    /** Bytes that a ciphertext takes. */
    public int ciphertextBytes() {
        return (nSquared().bitLength() + 7) / 8;
    }

    /** Names the key. */
    public Hash fingerprint() {
        var bytes = new byte[4 + 3 * ((bits() + 7) / 8)];
        var buffer = java.nio.ByteBuffer.wrap(bytes).putInt(bits());
        buffer.put(Unsigned.bytes(n, (bits() + 7) / 8));
        buffer.put(Unsigned.bytes(noise, 2 * ((bits() + 7) / 8)));
        return Digests.sha256(DOMAIN, bytes);
    }

    /** Why this number cannot be a ciphertext under this key; empty when it can. */
    public Optional<String> refusal(BigInteger c) {
        if (c.signum() <= 0 || c.compareTo(nSquared()) >= 0) {
            return Optional.of("a ciphertext is a number from 1 to n² - 1");
        }
        return c.gcd(n).equals(BigInteger.ONE)
                ? Optional.empty()
                : Optional.of("a ciphertext shares no factor with n");
    }

    /**
     * The first of these numbers that cannot be a ciphertext, by place. Common factors are looked
     * for in the product of all, so that many cost hardly more than one.
     */
    public Optional<Integer> firstRefused(List<BigInteger> ciphertexts) {
        var square = nSquared();
        var product = BigInteger.ONE;
        for (int i = 0; i < ciphertexts.size(); i++) {
            var c = ciphertexts.get(i);
            if (c.signum() <= 0 || c.compareTo(square) >= 0) {
                return Optional.of(i);
            }
            product = product.multiply(c.mod(n)).mod(n);
        }
        if (product.gcd(n).equals(BigInteger.ONE)) {
            return Optional.empty();
        }
        for (int i = 0; i < ciphertexts.size(); i++) {
            if (refusal(ciphertexts.get(i)).isPresent()) {
                return Optional.of(i);
            }
        }
        return Optional.empty();
    }

    /** A number below n as the plaintext that stands for it; negative numbers wrap around. */
    BigInteger residue(BigInteger plaintext) {
        return plaintext.mod(n);
    }

    /** The number nearest to zero that a plaintext residue stands for. */
    BigInteger signed(BigInteger residue) {
        return residue.compareTo(n.shiftRight(1)) > 0 ? residue.subtract(n) : residue;
    }
}
