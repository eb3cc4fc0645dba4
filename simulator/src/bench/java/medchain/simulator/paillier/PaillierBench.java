package medchain.simulator.paillier;

import com.n1analytics.paillier.EncryptedNumber;
import com.n1analytics.paillier.util.BigIntegerUtil;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import medchain.simulator.kernel.ByteSource;
import medchain.simulator.kernel.Parallel;
import medchain.simulator.kernel.RandomStream;

/**
 * This engine beside javallier with GMP, in one run of one JVM: each round measures everything
 * once, so that what the machine does beside it meets both.
 *
 * <p>Arguments: the CSV to write, a regular expression of benchmarks, and how many rounds.
 */
public final class PaillierBench {
    private static final int FEATURES = 30;
    private static final int BLOCKS = 64;
    private static final int ROWS = 1024;
    private static final int WEIGHT_BITS = 20;
    private static final int SCORE_SLOT_BITS = 60;

    private final int bits;
    private final ByteSource random = new RandomStream(42);
    private final PrivateKey key;
    private final Engine engine;
    private final Rounds rounds;

    private PaillierBench(int bits, Rounds rounds) {
        this.bits = bits;
        this.key = PrivateKey.generate(bits, random);
        this.engine = Engine.forAnyone(key.publicKey(), Parallel.SERIAL).withTable();
        this.rounds = rounds;
    }

    public static void main(String[] arguments) throws IOException {
        // held, or the logger and its level would be collected
        var quiet = Logger.getLogger("com.n1analytics.paillier");
        quiet.setLevel(Level.OFF);
        var wanted = Pattern.compile(arguments[1]);
        var lines = new ArrayList<>(List.of(Rounds.HEADER));
        for (int bits : new int[] {2048, 3072}) {
            var rounds = new Rounds(wanted, "bits=" + bits, Integer.parseInt(arguments[2]));
            var bench = new PaillierBench(bits, rounds);
            bench.add();
            lines.addAll(rounds.measured());
        }
        Files.write(Path.of(arguments[0]), lines);
    }

    private void add() {
        var theirs = "javallier" + (BigIntegerUtil.USE_GMP ? "-gmp" : "");
        var ours = engine.tier().toLowerCase(java.util.Locale.ROOT).replaceAll("[ ,]+", "-");
        scores(theirs, ours);
        sums(theirs, ours);
        exponents(ours);
    }

    private void scores(String theirs, String ours) {
        var slots = Slots.fitting(SCORE_SLOT_BITS, key.publicKey()).orBug();
        int patients = slots.count() * BLOCKS;
        var plain = new ArrayList<BigInteger>();
        for (int i = 0; i < FEATURES * BLOCKS; i++) {
            plain.add(slots.everywhere(BigInteger.valueOf(i * 977L % 1_000_000)));
        }
        var ciphertexts = engine.encrypt(plain, random);
        var columns = new ArrayList<List<BigInteger>>();
        for (int c = 0; c < FEATURES; c++) {
            columns.add(ciphertexts.subList(c * BLOCKS, (c + 1) * BLOCKS));
        }
        var weights = new ArrayList<BigInteger>();
        for (int j = 0; j < FEATURES; j++) {
            long size = j * 31_337L % (1 << WEIGHT_BITS) + 1;
            weights.add(BigInteger.valueOf(j % 2 == 0 ? size : -size));
        }
        var context = Javallier.wholeNumbers(key.publicKey());
        var secret = Javallier.privateKey(key);
        var features = new ArrayList<EncryptedNumber>();
        for (int j = 0; j < FEATURES; j++) {
            features.add(context.encrypt(0.37 * (j + 1)).getSafeEncryptedNumber());
        }
        var doubles =
                weights.stream().map(w -> w.doubleValue() / (1 << WEIGHT_BITS)).toList();
        var score = dot(features, doubles);
        var encrypt = rounds.work("encrypt-30-features-a-patient");
        encrypt.reference(theirs, 1.0 / FEATURES, () -> context.encrypt(0.37).getSafeEncryptedNumber());
        encrypt.by(ours, patients, () -> engine.encrypt(plain, random));
        var dot = rounds.work("score-30-features");
        dot.reference(theirs, 1, () -> dot(features, doubles));
        dot.by(ours, patients, () -> engine.weighted(columns, weights));
        dot.by(
                ours + "-re-randomised",
                patients,
                () -> engine.refresh(engine.weighted(columns, weights), random));
        var decrypt = rounds.work("decrypt");
        decrypt.reference(theirs, 1, () -> secret.decrypt(score));
        decrypt.by(
                "crt-a-slot",
                slots.count(),
                () -> slots.unpack(key.decrypt(ciphertexts.getFirst()), slots.count()));
    }

    private static EncryptedNumber dot(List<EncryptedNumber> features, List<Double> weights) {
        var sum = features.getFirst().multiply(weights.getFirst());
        for (int j = 1; j < FEATURES; j++) {
            sum = sum.add(features.get(j).multiply(weights.get(j)));
        }
        return sum;
    }

    /** One packed ciphertext a row: all sums at once. */
    private void sums(String theirs, String ours) {
        var slots = new Slots(64, FEATURES);
        var rows = new ArrayList<BigInteger>();
        for (int r = 0; r < ROWS; r++) {
            rows.add(slots.everywhere(BigInteger.valueOf(r)));
        }
        var ciphertexts = engine.encrypt(rows, random);
        var context = Javallier.wholeNumbers(key.publicKey());
        var numbers =
                ciphertexts.stream().map(c -> new EncryptedNumber(context, c, 0, true)).toList();
        var sums = rounds.work("sum-30-columns-of-1024-rows");
        sums.reference(
                theirs,
                1.0 / FEATURES,
                () -> numbers.stream().reduce(EncryptedNumber::add).orElseThrow());
        sums.by(ours, 1, () -> engine.sum(ciphertexts));
    }

    private void exponents(String ours) {
        var square = key.publicKey().nSquared();
        var fast = Tiers.best(square);
        var plain = new BigIntegerBatch(square);
        var bases = new ArrayList<BigInteger>();
        for (int i = 0; i < 8; i++) {
            bases.add(Unsigned.below(square, random));
        }
        var exponent = Unsigned.random(bits, random);
        var powers = rounds.work("modular-exponentiation");
        powers.reference("biginteger", 1, () -> plain.powers(bases.subList(0, 1), exponent));
        powers.by(ours, bases.size(), () -> fast.powers(bases, exponent));
    }
}
