package medchain.simulator.paillier;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import medchain.simulator.crypto.Digests;
import medchain.simulator.kernel.ByteSource;

/**
 * Proves that a party used the share that it was dealt: equality of two discrete logarithms (Chaum
 * and Pedersen 1992, made non-interactive by Fiat and Shamir), as Shoup (EUROCRYPT 2000) does it in
 * groups of unknown order.
 *
 * <p>Many ciphertexts share one proof over the products of their powers to random 128-bit exponents
 * that nobody could know before (Aditya et al., ACNS 2004; for threshold Paillier eprint 2023/998).
 */
final class ShareProof {
    private static final String CHALLENGE = "medchain.paillier.share.challenge";
    private static final String BATCH = "medchain.paillier.share.batch";
    private static final int CHALLENGE_BITS = 128;

    /** Beyond the secret and the challenge, so that the response hides the secret. */
    private static final int HIDING_BITS = 128;

    private final ThresholdKey key;
    private final BigInteger square;
    private final ModularBatch arithmetic;

    ShareProof(ThresholdKey key, ModularBatch arithmetic) {
        this.key = key;
        this.square = key.key().nSquared();
        this.arithmetic = arithmetic;
    }

    /** The two numbers whose logarithms to the bases {@code base} and v are claimed equal. */
    private record Statement(BigInteger base, BigInteger power) {}

    DecryptionShare prove(
            KeyShare share,
            List<BigInteger> ciphertexts,
            List<BigInteger> values,
            ByteSource random) {
        var statement = statement(share.party(), ciphertexts, values);
        var secret = key.delta().multiply(share.share());
        var mask =
                Unsigned.random(
                        2 * key.key().bits()
                                + key.delta().bitLength()
                                + CHALLENGE_BITS
                                + HIDING_BITS,
                        random);
        var challenge =
                challenge(
                        share.party(),
                        statement,
                        statement.base().modPow(mask, square),
                        key.base().modPow(mask, square));
        return new DecryptionShare(
                share.party(), values, challenge, mask.add(challenge.multiply(secret)));
    }

    boolean holds(DecryptionShare share, List<BigInteger> ciphertexts) {
        var statement = statement(share.party(), ciphertexts, share.values());
        var e = share.challenge();
        var z = share.response();
        if (e.signum() < 0 || e.bitLength() > CHALLENGE_BITS || z.signum() < 0 || tooLong(z)) {
            return false;
        }
        var a = quotient(statement.base(), z, statement.power(), e);
        var b = quotient(key.base(), z, key.checks().get(share.party() - 1), e);
        return challenge(share.party(), statement, a, b).equals(e);
    }

    private boolean tooLong(BigInteger response) {
        return response.bitLength()
                > 2 * key.key().bits() + key.delta().bitLength() + CHALLENGE_BITS + HIDING_BITS + 1;
    }

    /** {@code base^z / power^e}. */
    private BigInteger quotient(BigInteger base, BigInteger z, BigInteger power, BigInteger e) {
        var below = power.modPow(e, square).modInverse(square);
        return base.modPow(z, square).multiply(below).mod(square);
    }

    private Statement statement(int party, List<BigInteger> ciphertexts, List<BigInteger> values) {
        var weights = weights(party, ciphertexts, values);
        var c = combined(ciphertexts, weights);
        var s = combined(values, weights);
        return new Statement(
                c.modPow(BigInteger.valueOf(4), square), s.modPow(BigInteger.TWO, square));
    }

    private BigInteger combined(List<BigInteger> numbers, List<BigInteger> weights) {
        return arithmetic.weighted(numbers.stream().map(List::of).toList(), weights).getFirst();
    }

    private List<BigInteger> weights(
            int party, List<BigInteger> ciphertexts, List<BigInteger> values) {
        var all = new ArrayList<>(ciphertexts);
        all.addAll(values);
        var seed = Digests.sha256(BATCH, bytes(party, all)).bytes();
        var weights = new ArrayList<BigInteger>();
        for (int j = 0; j < ciphertexts.size(); j++) {
            var input = ByteBuffer.allocate(seed.length + 4).put(seed).putInt(j).array();
            weights.add(number(Digests.sha256(BATCH, input).bytes()));
        }
        return weights;
    }

    private BigInteger challenge(int party, Statement statement, BigInteger a, BigInteger b) {
        var said = List.of(statement.base(), statement.power(), a, b);
        return number(Digests.sha256(CHALLENGE, bytes(party, said)).bytes());
    }

    private BigInteger number(byte[] digest) {
        return new BigInteger(1, digest).shiftRight(8 * digest.length - CHALLENGE_BITS);
    }

    /** Key, party, and numbers of one fixed length. */
    private byte[] bytes(int party, List<BigInteger> numbers) {
        int width = key.key().ciphertextBytes();
        var fingerprint = key.key().fingerprint().bytes();
        var out = ByteBuffer.allocate(fingerprint.length + 8 + (2 + numbers.size()) * width);
        out.put(fingerprint).putInt(party).putInt(numbers.size());
        out.put(Unsigned.bytes(key.base(), width));
        out.put(Unsigned.bytes(key.checks().get(party - 1), width));
        numbers.forEach(number -> out.put(Unsigned.bytes(number, width)));
        return out.array();
    }
}
