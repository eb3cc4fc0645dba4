package medchain.simulator.paillier;

import com.n1analytics.paillier.EncryptedNumber;
import com.n1analytics.paillier.util.BigIntegerUtil;
import java.lang.management.ManagementFactory;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import medchain.simulator.kernel.Parallel;
import medchain.simulator.learning.TestTables;

/**
 * Measures this engine against javallier in one run of one JVM: CPU time of the thread, medians of
 * interleaved rounds. With jnagmp and jna on the class path javallier uses GMP. Not a test: run its
 * main method.
 */
final class PaillierBench {
    private static final int ROUNDS = 5;
    private static final int FEATURES = 30;

    private PaillierBench() {}

    private record Work(String name, double per, Supplier<Object> work, List<Double> micros) {}

    private static final List<Work> ALL = new ArrayList<>();

    public static void main(String[] arguments) {
        var quiet = Logger.getLogger("com.n1analytics.paillier");
        quiet.setLevel(Level.OFF);
        int bits = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 2048;
        var key = PrivateKey.generate(bits, TestTables.bytes(1));
        var engine = Engine.forAnyone(key.publicKey(), Parallel.SERIAL).withTable();
        System.out.println(
                bits
                        + " bits, "
                        + engine.tier()
                        + ", javallier with GMP: "
                        + BigIntegerUtil.USE_GMP);
        ours(key, engine);
        sums(key.publicKey(), engine);
        javalliers(key);
        measure();
        ratios();
    }

    private static void ours(PrivateKey key, Engine engine) {
        var slots = Slots.fitting(60, key.publicKey()).orBug();
        int patients = slots.count() * 64;
        var random = TestTables.bytes(2);
        var plain = new ArrayList<BigInteger>();
        for (int i = 0; i < FEATURES * 64; i++) {
            plain.add(slots.everywhere(BigInteger.valueOf(i * 977L % 1_000_000)));
        }
        var columns = new ArrayList<List<BigInteger>>();
        var ciphertexts = engine.encrypt(plain, random);
        for (int c = 0; c < FEATURES; c++) {
            columns.add(ciphertexts.subList(c * 64, (c + 1) * 64));
        }
        var weights = weights();
        add("ours: encrypt 30 features, a patient", patients, () -> engine.encrypt(plain, random));
        add(
                "ours: score d=30 re-randomised, a patient",
                patients,
                () -> engine.refresh(engine.weighted(columns, weights), random));
        add("ours: score d=30, a patient", patients, () -> engine.weighted(columns, weights));
        var one = ciphertexts.getFirst();
        add(
                "ours: decrypt and unpack, a slot",
                slots.count(),
                () -> slots.unpack(key.decrypt(one), slots.count()));
        var batch = Tiers.best(key.publicKey().nSquared());
        var plainBatch = new BigIntegerBatch(key.publicKey().nSquared());
        var eight = ciphertexts.subList(0, 8);
        var exponent = Unsigned.random(key.publicKey().bits(), random);
        add("ours: modular exponentiation, one of a batch", 8, () -> batch.powers(eight, exponent));
        add(
                "BigInteger: modular exponentiation",
                1,
                () -> plainBatch.powers(eight.subList(0, 1), exponent));
    }

    /** One packed ciphertext a row: 30 sums of 64-bit slots at once. */
    private static void sums(PublicKey key, Engine engine) {
        var rows = new ArrayList<BigInteger>();
        var slots = new Slots(64, FEATURES);
        for (int r = 0; r < 1024; r++) {
            rows.add(slots.everywhere(BigInteger.valueOf(r)));
        }
        var ciphertexts = engine.encrypt(rows, TestTables.bytes(3));
        add("ours: 30 column sums over 1024 rows", 1, () -> engine.sum(ciphertexts));
        var context = Javallier.wholeNumbers(key);
        var numbers = new ArrayList<EncryptedNumber>();
        ciphertexts.forEach(c -> numbers.add(new EncryptedNumber(context, c, 0, true)));
        add(
                "javallier: 1 column sum over 1024 rows",
                1,
                () -> {
                    var sum = numbers.getFirst();
                    for (int i = 1; i < numbers.size(); i++) {
                        sum = sum.add(numbers.get(i));
                    }
                    return sum;
                });
    }

    private static void javalliers(PrivateKey key) {
        var context = Javallier.wholeNumbers(key.publicKey());
        var secret = Javallier.privateKey(key);
        var features = new ArrayList<EncryptedNumber>();
        for (int j = 0; j < FEATURES; j++) {
            features.add(context.encrypt(0.37 * (j + 1)).getSafeEncryptedNumber());
        }
        var weights = weights().stream().map(w -> w.doubleValue() / (1 << 20)).toList();
        Supplier<EncryptedNumber> dot =
                () -> {
                    var sum = features.getFirst().multiply(weights.getFirst());
                    for (int j = 1; j < FEATURES; j++) {
                        sum = sum.add(features.get(j).multiply(weights.get(j)));
                    }
                    return sum;
                };
        add(
                "javallier: encrypt 1 feature",
                1,
                () -> context.encrypt(0.37).getSafeEncryptedNumber());
        add("javallier: score d=30", 1, dot::get);
        add("javallier: re-randomise", 1, () -> features.getFirst().obfuscate());
        var result = dot.get();
        add("javallier: decrypt", 1, () -> secret.decrypt(result));
    }

    private static List<BigInteger> weights() {
        var out = new ArrayList<BigInteger>();
        for (int j = 0; j < FEATURES; j++) {
            out.add(BigInteger.valueOf((j % 2 == 0 ? 1 : -1) * (j * 31_337L % (1 << 20) + 1)));
        }
        return out;
    }

    private static void add(String name, double per, Supplier<Object> work) {
        ALL.add(new Work(name, per, work, new ArrayList<>()));
    }

    private static void measure() {
        ALL.forEach(work -> work.work().get());
        var threads = ManagementFactory.getThreadMXBean();
        for (int round = 0; round < ROUNDS; round++) {
            for (var work : ALL) {
                int times = 0;
                long before = threads.getCurrentThreadCpuTime();
                long spent = 0;
                while (spent < 300_000_000L) {
                    work.work().get();
                    times++;
                    spent = threads.getCurrentThreadCpuTime() - before;
                }
                work.micros().add(spent / 1e3 / times / work.per());
            }
        }
    }

    private static double median(String name) {
        var work = ALL.stream().filter(w -> w.name().equals(name)).findFirst().orElseThrow();
        var sorted = work.micros().stream().mapToDouble(Double::doubleValue).sorted().toArray();
        return sorted[sorted.length / 2];
    }

    private static void ratios() {
        for (var work : ALL) {
            System.out.printf(Locale.ROOT, "%-52s %12.2f us%n", work.name(), median(work.name()));
        }
        var encrypt = 30 * median("javallier: encrypt 1 feature");
        var score = median("javallier: score d=30");
        var ratios =
                List.of(
                        "encryption of 30 features "
                                + ratio(encrypt, "ours: encrypt 30 features, a patient"),
                        "score d=30, ours re-randomised, javallier's not "
                                + ratio(score, "ours: score d=30 re-randomised, a patient"),
                        "30 column sums of 1024 rows "
                                + ratio(
                                        30 * median("javallier: 1 column sum over 1024 rows"),
                                        "ours: 30 column sums over 1024 rows"),
                        "decryption "
                                + ratio(
                                        median("javallier: decrypt"),
                                        "ours: decrypt and unpack, a slot"),
                        "exponentiation against BigInteger "
                                + ratio(
                                        median("BigInteger: modular exponentiation"),
                                        "ours: modular exponentiation, one of a batch"));
        ratios.forEach(System.out::println);
    }

    private static String ratio(double theirs, String ours) {
        return String.format(
                Locale.ROOT, "%.0fx (%.1fx)", theirs / median(ours), theirs / median(ours));
    }
}
