package medchain.simulator.paillier;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import medchain.simulator.kernel.Answer;
import medchain.simulator.kernel.ByteSource;
import medchain.simulator.kernel.Parallel;

/** Decryption by several parties, none of whom can do it alone (Damgård and Jurik, PKC 2001). */
public final class ThresholdDecryption {
    /** Ciphertexts that one piece of parallel work takes, in lanes of the tier. */
    private static final int PIECE = 4;

    private final ThresholdKey key;
    private final BigInteger square;
    private final ModularBatch arithmetic;
    private final ShareProof proof;

    public ThresholdDecryption(ThresholdKey key) {
        this.key = key;
        this.square = key.key().nSquared();
        this.arithmetic = Tiers.best(square);
        this.proof = new ShareProof(key, arithmetic);
    }

    /**
     * What one party gives. It must have computed these ciphertexts itself, or checked them:
     * whoever obtains shares for a ciphertext of his choice reads it.
     *
     * @param ciphertexts that {@link PublicKey#refusal} accepts; at least one
     */
    public DecryptionShare share(KeyShare share, List<BigInteger> ciphertexts, ByteSource random) {
        return proven(share, ciphertexts, values(share, ciphertexts, Parallel.SERIAL), random);
    }

    /** The first and longest part of {@link #share}: what is given, without the proof. */
    public List<BigInteger> values(
            KeyShare share, List<BigInteger> ciphertexts, Parallel parallel) {
        var exponent = key.delta().multiply(share.share()).shiftLeft(1);
        int step = PIECE * arithmetic.lanes();
        var pieces = new ArrayList<List<BigInteger>>();
        for (int from = 0; from < ciphertexts.size(); from += step) {
            pieces.add(ciphertexts.subList(from, Math.min(ciphertexts.size(), from + step)));
        }
        return parallel
                .map("decrypting in part", pieces, p -> arithmetic.powers(p, exponent))
                .stream()
                .flatMap(List::stream)
                .toList();
    }

    /**
     * @param values of {@link #values} for the same ciphertexts
     */
    public DecryptionShare proven(
            KeyShare share,
            List<BigInteger> ciphertexts,
            List<BigInteger> values,
            ByteSource random) {
        return proof.prove(share, ciphertexts, values, random);
    }

    /** Why a share is not what its party owes; empty when it is. */
    public Optional<String> refusal(DecryptionShare share, List<BigInteger> ciphertexts) {
        if (share.party() < 1 || share.party() > key.parties()) {
            return Optional.of("no such party");
        }
        if (share.values().size() != ciphertexts.size()
                || key.key().firstRefused(share.values()).isPresent()) {
            return Optional.of("not one number for each ciphertext");
        }
        return proof.holds(share, ciphertexts)
                ? Optional.empty()
                : Optional.of("its proof does not hold");
    }

    /**
     * What a quorum opens.
     *
     * @param plaintexts signed, in the order of the ciphertexts
     * @param refused the reason by party, of those whose shares were not used because they are bad
     */
    public record Opened(List<BigInteger> plaintexts, SortedMap<Integer, String> refused) {
        public Opened {
            plaintexts = List.copyOf(plaintexts);
        }
    }

    /**
     * Checks every share and combines the good ones.
     *
     * @param shares of any parties, in any order
     * @return refused, naming the parties with bad shares, when fewer good ones than the threshold
     *     are left
     */
    public Answer<Opened> combine(List<DecryptionShare> shares, List<BigInteger> ciphertexts) {
        var refused = new TreeMap<Integer, String>();
        var good = new TreeMap<Integer, DecryptionShare>();
        for (var share : shares) {
            refusal(share, ciphertexts)
                    .ifPresentOrElse(
                            why -> refused.put(share.party(), why),
                            () -> good.put(share.party(), share));
        }
        if (good.size() < key.threshold()) {
            return Answer.refused(
                    good.size()
                            + " good shares; expected "
                            + key.threshold()
                            + (refused.isEmpty()
                                    ? ""
                                    : "; bad shares of parties " + refused.keySet()));
        }
        var quorum = good.values().stream().limit(key.threshold()).toList();
        return Answer.of(new Opened(combined(quorum, ciphertexts.size()), refused));
    }

    /**
     * Combines shares that were all checked by {@link #refusal} already.
     *
     * @param shares of distinct parties
     * @param count of ciphertexts
     */
    public Answer<List<BigInteger>> combineChecked(List<DecryptionShare> shares, int count) {
        return shares.size() < key.threshold()
                ? Answer.refused(shares.size() + " shares; expected " + key.threshold())
                : Answer.of(combined(shares.subList(0, key.threshold()), count));
    }

    private List<BigInteger> combined(List<DecryptionShare> quorum, int count) {
        var parties = quorum.stream().map(DecryptionShare::party).toList();
        var delta = key.delta();
        var n = key.key().n();
        var scale = delta.multiply(delta).shiftLeft(2).modInverse(n);
        var out = new ArrayList<BigInteger>();
        for (int j = 0; j < count; j++) {
            var product = BigInteger.ONE;
            for (var share : quorum) {
                var exponent = lagrange(share.party(), parties).shiftLeft(1);
                product = product.multiply(share.values().get(j).modPow(exponent, square));
                product = product.mod(square);
            }
            var plaintext = product.subtract(BigInteger.ONE).divide(n).multiply(scale).mod(n);
            out.add(key.key().signed(plaintext));
        }
        return out;
    }

    /** Δ times the coefficient with which this party's share counts at 0; a whole number. */
    private BigInteger lagrange(int party, List<Integer> parties) {
        var above = key.delta();
        var below = BigInteger.ONE;
        for (int other : parties) {
            if (other != party) {
                above = above.multiply(BigInteger.valueOf(-other));
                below = below.multiply(BigInteger.valueOf((long) party - other));
            }
        }
        return above.divide(below);
    }
}
