package medchain.simulator.paillier;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import medchain.simulator.crypto.Digests;
import medchain.simulator.kernel.ByteSource;

/**
 * Proves and checks that a sender knows the plaintexts of its ciphertexts, so that nobody can send
 * another's ciphertexts, or something made of them, as his own (Cramer, Damgård and Nielsen,
 * EUROCRYPT 2001, section 6.1; Fiat-Shamir over a context that names the sender).
 *
 * <p>One proof covers a list: it is about the product of the ciphertexts' powers to random 128-bit
 * exponents which nobody could know before. The exponents of lane and column are multiplied, so
 * that the powers are taken lane by lane.
 */
final class KnowledgeProofs {
    private static final String LIST = "medchain.paillier.knowledge.list";
    private static final String WEIGHT = "medchain.paillier.knowledge.weight";
    private static final String CHALLENGE = "medchain.paillier.knowledge.challenge";
    private static final int CHALLENGE_BITS = 128;
    private static final int HIDING_BITS = 128;

    /** Beyond any list that a proof is made of. */
    private static final int MOST_CIPHERTEXTS_BITS = 40;

    /** The same on every machine, whatever lanes it has: part of the proof's form. */
    private static final int LANES = 8;

    private final PublicKey key;
    private final BigInteger square;
    private final ModularBatch arithmetic;

    KnowledgeProofs(PublicKey key, ModularBatch arithmetic) {
        this.key = key;
        this.square = key.nSquared();
        this.arithmetic = arithmetic;
    }

    /**
     * What hides in a list of ciphertexts.
     *
     * @param plaintexts signed
     * @param exponents of the noise
     */
    record Witness(List<BigInteger> plaintexts, List<BigInteger> exponents) {}

    KnowledgeProof prove(
            List<BigInteger> ciphertexts, Witness witness, byte[] context, ByteSource random) {
        var seed = seed(ciphertexts, context);
        var plaintext = BigInteger.ZERO;
        var exponent = BigInteger.ZERO;
        for (int j = 0; j < ciphertexts.size(); j++) {
            var weight = columnWeight(seed, j / LANES).multiply(laneWeight(seed, j % LANES));
            plaintext = plaintext.add(weight.multiply(witness.plaintexts().get(j)));
            exponent = exponent.add(weight.multiply(witness.exponents().get(j)));
        }
        var x = Unsigned.below(key.n(), random);
        var y = Unsigned.random(maskBits(), random);
        var e = challenge(seed, commitment(x, y));
        return new KnowledgeProof(
                e, x.add(e.multiply(plaintext)).mod(key.n()), y.add(e.multiply(exponent)));
    }

    boolean holds(KnowledgeProof proof, List<BigInteger> ciphertexts, byte[] context) {
        var e = proof.challenge();
        if (e.signum() < 0
                || e.bitLength() > CHALLENGE_BITS
                || proof.plaintext().signum() < 0
                || proof.plaintext().compareTo(key.n()) >= 0
                || proof.exponent().signum() < 0
                || proof.exponent().bitLength() > maskBits() + 1) {
            return false;
        }
        var seed = seed(ciphertexts, context);
        var below = product(ciphertexts, seed).modPow(e, square).modInverse(square);
        var commitment =
                commitment(proof.plaintext(), proof.exponent()).multiply(below).mod(square);
        return challenge(seed, commitment).equals(e);
    }

    private int maskBits() {
        return key.bits() / 2
                + 2 * CHALLENGE_BITS
                + MOST_CIPHERTEXTS_BITS
                + CHALLENGE_BITS
                + HIDING_BITS;
    }

    private BigInteger commitment(BigInteger x, BigInteger y) {
        return x.multiply(key.n())
                .add(BigInteger.ONE)
                .multiply(key.noise().modPow(y, square))
                .mod(square);
    }

    private BigInteger product(List<BigInteger> ciphertexts, byte[] seed) {
        var columns = new ArrayList<List<BigInteger>>();
        var weights = new ArrayList<BigInteger>();
        for (int from = 0; from < ciphertexts.size(); from += LANES) {
            var column =
                    new ArrayList<>(
                            ciphertexts.subList(from, Math.min(ciphertexts.size(), from + LANES)));
            column.addAll(Collections.nCopies(LANES - column.size(), BigInteger.ONE));
            columns.add(column);
            weights.add(columnWeight(seed, from / LANES));
        }
        var lanes = arithmetic.weighted(columns, weights);
        var product = BigInteger.ONE;
        for (int lane = 0; lane < LANES; lane++) {
            var power = lanes.get(lane).modPow(laneWeight(seed, lane), square);
            product = product.multiply(power).mod(square);
        }
        return product;
    }

    private static BigInteger columnWeight(byte[] seed, int column) {
        return weight(seed, column);
    }

    private static BigInteger laneWeight(byte[] seed, int lane) {
        return weight(seed, -1 - lane);
    }

    private static BigInteger weight(byte[] seed, int which) {
        var input = ByteBuffer.allocate(seed.length + 4).put(seed).putInt(which).array();
        return number(Digests.sha256(WEIGHT, input).bytes());
    }

    private static BigInteger number(byte[] digest) {
        return new BigInteger(1, digest).shiftRight(8 * digest.length - CHALLENGE_BITS);
    }

    private BigInteger challenge(byte[] seed, BigInteger commitment) {
        var bytes = Unsigned.bytes(commitment, key.ciphertextBytes());
        var input = ByteBuffer.allocate(seed.length + bytes.length).put(seed).put(bytes).array();
        return number(Digests.sha256(CHALLENGE, input).bytes());
    }

    /** Key, context and every ciphertext. */
    private byte[] seed(List<BigInteger> ciphertexts, byte[] context) {
        MessageDigest digest = Digests.sha256();
        for (var c : ciphertexts) {
            digest.update(Unsigned.bytes(c, key.ciphertextBytes()));
        }
        var all = digest.digest();
        var fingerprint = key.fingerprint().bytes();
        var input =
                ByteBuffer.allocate(fingerprint.length + all.length + 4 + context.length)
                        .put(fingerprint)
                        .put(all)
                        .putInt(ciphertexts.size())
                        .put(context)
                        .array();
        return Digests.sha256(LIST, input).bytes();
    }
}
