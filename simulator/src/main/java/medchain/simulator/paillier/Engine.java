package medchain.simulator.paillier;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import medchain.simulator.kernel.Assumption;
import medchain.simulator.kernel.ByteSource;
import medchain.simulator.kernel.Parallel;

/**
 * Encrypts and computes in bulk under one public key, spread over the injected {@link Parallel}.
 *
 * <p>Encryption is {@code (1 + m·n)·noise^a mod n²} with a fresh a of half of n's length (Damgård,
 * Jurik and Nielsen 2010); randomness is drawn in order before work is spread, so that the number
 * of threads changes nothing. Every result of a computation is meant to leave through {@link
 * #refresh}, or it would tell its history.
 *
 * <p>Where the port sends work to other processes, they get the public key, ciphertexts, public
 * weights and the exponents of the noise; no plaintext and no private key.
 */
public final class Engine {
    /** Ciphertexts that one piece of parallel work takes, in lanes of the tier. */
    private static final int PIECE = 8;

    /** Encryptions below this number are no bulk work. */
    private static final int FEW = 32;

    private final PublicKey key;
    private final BigInteger square;
    private final ModularBatch arithmetic;
    private final Parallel parallel;
    private final Optional<PrivateKey> owner;
    private final Optional<ModularBatch.FixedBase> table;

    private Engine(PublicKey key, Optional<PrivateKey> owner, Parallel parallel) {
        this(key, owner, parallel, Optional.empty());
    }

    private Engine(
            PublicKey key,
            Optional<PrivateKey> owner,
            Parallel parallel,
            Optional<ModularBatch.FixedBase> table) {
        this.key = key;
        this.square = key.nSquared();
        this.arithmetic = Tiers.best(square);
        this.parallel = parallel;
        this.owner = owner;
        this.table = table;
    }

    /** For anyone: knows the public key only. */
    public static Engine forAnyone(PublicKey key, Parallel parallel) {
        return new Engine(key, Optional.empty(), parallel);
    }

    /** For the owner of the private key, who encrypts faster; the ciphertexts are the same. */
    public static Engine forOwner(PrivateKey key, Parallel parallel) {
        return new Engine(key.publicKey(), Optional.of(key), parallel);
    }

    /**
     * The same engine with the largest table of powers kept at hand (21 MB for a key of 2048 bits):
     * for who encrypts or re-randomises again and again.
     */
    public Engine withTable() {
        var large = arithmetic.prepare(key.noise(), key.bits() / 2, Integer.MAX_VALUE);
        return new Engine(key, owner, parallel, Optional.of(large));
    }

    /**
     * The same engine for one thread among others, which may use it at once.
     *
     * @param uses about how many encryptions or re-randomisations all of them will ask for
     */
    public Engine serial(int uses) {
        var shared = table.orElseGet(() -> arithmetic.prepare(key.noise(), key.bits() / 2, uses));
        return new Engine(key, owner, Parallel.SERIAL, Optional.of(shared));
    }

    public PublicKey key() {
        return key;
    }

    /** Which arithmetic does the work, for reports. */
    public String tier() {
        return arithmetic.tier();
    }

    /**
     * @param plaintexts signed, within ±n/2
     */
    public List<BigInteger> encrypt(List<BigInteger> plaintexts, ByteSource random) {
        var opened = plaintexts.stream().map(this::open).toList();
        return hide("encrypting", opened, exponents(plaintexts.size(), random));
    }

    /** Ciphertexts, and the proof that their maker knows what is in them. */
    public record Proven(List<BigInteger> ciphertexts, KnowledgeProof proof) {
        public Proven {
            ciphertexts = List.copyOf(ciphertexts);
        }
    }

    /**
     * @param plaintexts signed, within ±n/2
     * @param context names the maker and the purpose; the proof holds for no other
     */
    public Proven encryptProven(List<BigInteger> plaintexts, byte[] context, ByteSource random) {
        var exponents = exponents(plaintexts.size(), random);
        var opened = plaintexts.stream().map(this::open).toList();
        var ciphertexts = hide("encrypting", opened, exponents);
        var witness = new KnowledgeProofs.Witness(plaintexts, exponents);
        return new Proven(
                ciphertexts,
                new KnowledgeProofs(key, arithmetic).prove(ciphertexts, witness, context, random));
    }

    /** Whether the maker of these ciphertexts has proven, in this context, to know them. */
    public boolean isKnown(List<BigInteger> ciphertexts, KnowledgeProof proof, byte[] context) {
        return new KnowledgeProofs(key, arithmetic).holds(proof, ciphertexts, context);
    }

    /** The same plaintexts in ciphertexts that nobody can link to the old ones. */
    public List<BigInteger> refresh(List<BigInteger> ciphertexts, ByteSource random) {
        return hide("re-randomising", ciphertexts, exponents(ciphertexts.size(), random));
    }

    /** The plaintext with no randomness at all: not a secret until hidden. */
    private BigInteger open(BigInteger plaintext) {
        Assumption.check(plaintext.bitLength() < key.bits() - 1, "a plaintext beyond n/2");
        return key.residue(plaintext).multiply(key.n()).add(BigInteger.ONE);
    }

    private List<BigInteger> exponents(int count, ByteSource random) {
        return IntStream.range(0, count)
                .mapToObj(_ -> Unsigned.random(key.bits() / 2, random))
                .toList();
    }

    private List<BigInteger> hide(
            String stage, List<BigInteger> numbers, List<BigInteger> exponents) {
        if (parallel.sendsAway(numbers.size())) {
            return arithmetic.products(numbers, new Sent(key, parallel).powers(stage, exponents));
        }
        var noise = noise(numbers.size());
        return pieces(
                stage,
                numbers.size(),
                (from, to) -> noise.times(numbers.subList(from, to), exponents.subList(from, to)));
    }

    private interface Noise {
        List<BigInteger> times(List<BigInteger> numbers, List<BigInteger> exponents);
    }

    /** The owner's short cut wins while a table, or the warming up of vectors, is not worth it. */
    private Noise noise(int uses) {
        if (owner.isPresent() && table.isEmpty() && (arithmetic.lanes() == 1 || uses < FEW)) {
            return (numbers, exponents) ->
                    arithmetic.products(
                            numbers, exponents.stream().map(owner.get()::noise).toList());
        }
        var powers = table.orElseGet(() -> arithmetic.prepare(key.noise(), key.bits() / 2, uses));
        return (numbers, exponents) -> arithmetic.fixedBase(powers, exponents, numbers);
    }

    /** The sum of the plaintexts, slot by slot; not yet re-randomised. */
    public BigInteger sum(List<BigInteger> ciphertexts) {
        return arithmetic.product(ciphertexts);
    }

    /** Adds a public number to every plaintext. */
    public List<BigInteger> plus(List<BigInteger> ciphertexts, BigInteger number) {
        return arithmetic.products(
                ciphertexts, Collections.nCopies(ciphertexts.size(), open(number)));
    }

    /** Adds to each plaintext a number of its own, known to this node. */
    public List<BigInteger> plus(List<BigInteger> ciphertexts, List<BigInteger> numbers) {
        var out = new ArrayList<BigInteger>(ciphertexts.size());
        for (int i = 0; i < ciphertexts.size(); i++) {
            out.add(ciphertexts.get(i).multiply(open(numbers.get(i))).mod(square));
        }
        return out;
    }

    /**
     * Weighted sums: for every place i the sum over j of {@code weights[j]·columns[j][i]}. Not yet
     * re-randomised.
     *
     * @param columns ciphertexts, each column as long as the others
     * @param weights signed, public to this node, one a column
     */
    public List<BigInteger> weighted(List<List<BigInteger>> columns, List<BigInteger> weights) {
        int blocks = columns.getFirst().size();
        if (parallel.sendsAway(blocks * columns.size())) {
            return new Sent(key, parallel).weighted("weighing ciphertexts", columns, weights);
        }
        return pieces(
                "weighing ciphertexts",
                blocks,
                (from, to) -> {
                    var part = columns.stream().map(c -> c.subList(from, to)).toList();
                    return arithmetic.weighted(part, weights);
                });
    }

    /** For every place the sum of the two plaintexts; not yet re-randomised. */
    public List<BigInteger> sums(List<BigInteger> a, List<BigInteger> b) {
        return arithmetic.products(a, b);
    }

    /** For every place the first plaintext less the second; not yet re-randomised. */
    public List<BigInteger> differences(List<BigInteger> a, List<BigInteger> b) {
        return arithmetic.products(a, arithmetic.inverses(b));
    }

    /** For every plaintext m the plaintext 1 - m: a bit turned round; not yet re-randomised. */
    public List<BigInteger> complements(List<BigInteger> bits) {
        return plus(arithmetic.inverses(bits), BigInteger.ONE);
    }

    /**
     * For every place i the number that holds {@code factors[l][i]·slots[l][i]} in its l-th slot;
     * not yet re-randomised.
     *
     * @param factors known to this node, each below 2^bits
     * @param bits of a slot, a multiple of 3; the caller knows that the products stay below 2^bits
     */
    public List<BigInteger> sideBySide(
            List<List<BigInteger>> slots, List<List<BigInteger>> factors, int bits) {
        return pieces(
                "masking ciphertexts",
                slots.getFirst().size(),
                (from, to) ->
                        arithmetic.slotted(
                                slots.stream().map(s -> s.subList(from, to)).toList(),
                                factors.stream().map(f -> f.subList(from, to)).toList(),
                                bits));
    }

    private interface Piece {
        List<BigInteger> work(int from, int to);
    }

    private List<BigInteger> pieces(String stage, int size, Piece piece) {
        int step = PIECE * arithmetic.lanes();
        var starts =
                IntStream.iterate(0, from -> from < size, from -> from + step).boxed().toList();
        return parallel
                .map(stage, starts, from -> piece.work(from, Math.min(size, from + step)))
                .stream()
                .flatMap(List::stream)
                .toList();
    }
}
