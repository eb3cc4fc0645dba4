package medchain.simulator.paillier;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import medchain.simulator.kernel.Parallel;
import medchain.simulator.kernel.Portable;
import medchain.simulator.learning.TestTables;
import org.junit.jupiter.api.Test;

/** Bulk arithmetic that leaves the process: same numbers, and no secret on the way. */
class SentTest {
    private static final PrivateKey KEY = PrivateKey.generate(512, TestTables.bytes(21));

    /** Plaintexts that would be seen among the bytes. */
    private static final List<BigInteger> NUMBERS =
            IntStream.range(0, 1200)
                    .mapToObj(
                            i -> new BigInteger("abcdef0123456789", 16).add(BigInteger.valueOf(i)))
                    .toList();

    /** Another process, as far as anybody can see: it gets bytes and a name of a class. */
    private static final class Elsewhere implements Parallel {
        private final List<byte[]> seen = new ArrayList<>();
        private int pieces;

        @Override
        public <T, R> List<R> map(
                String stage, List<T> items, Function<? super T, ? extends R> work) {
            return Parallel.SERIAL.map(stage, items, work);
        }

        @Override
        public boolean sendsAway(int operations) {
            return true;
        }

        @Override
        public List<byte[]> send(String stage, Portable work, byte[] shared, List<byte[]> all) {
            seen.add(shared);
            seen.addAll(all);
            pieces += all.size();
            try {
                var there =
                        Class.forName(work.getClass().getName())
                                .asSubclass(Portable.class)
                                .getConstructor()
                                .newInstance();
                return all.stream().map(piece -> there.apply(shared.clone(), piece)).toList();
            } catch (ReflectiveOperationException broken) {
                throw new LinkageError(work + " cannot be made elsewhere", broken);
            }
        }

        String everything() {
            var hex = new StringBuilder();
            seen.forEach(bytes -> hex.append(HexFormat.of().formatHex(bytes)));
            return hex.toString();
        }
    }

    @Test
    void pieces_done_elsewhere_make_the_same_ciphertexts_for_owner_and_anyone() {
        var home = Engine.forOwner(KEY, Parallel.SERIAL).encrypt(NUMBERS, TestTables.bytes(3));
        var elsewhere = new Elsewhere();

        assertThat(Engine.forOwner(KEY, elsewhere).encrypt(NUMBERS, TestTables.bytes(3)))
                .isEqualTo(home);
        assertThat(
                        Engine.forAnyone(KEY.publicKey(), elsewhere)
                                .encrypt(NUMBERS, TestTables.bytes(3)))
                .isEqualTo(home);
        assertThat(elsewhere.pieces).as("1200 in pieces of 512, twice").isEqualTo(6);
    }

    @Test
    void scores_done_elsewhere_are_the_same_and_no_secret_leaves() {
        var elsewhere = new Elsewhere();
        var random = TestTables.bytes(4);
        var engine = Engine.forOwner(KEY, elsewhere);
        var columns = List.of(engine.encrypt(NUMBERS, random), engine.encrypt(NUMBERS, random));
        var weights = List.of(BigInteger.valueOf(-7), BigInteger.valueOf(123_456));

        var weighted = engine.weighted(columns, weights);

        assertThat(weighted)
                .isEqualTo(
                        Engine.forAnyone(KEY.publicKey(), Parallel.SERIAL)
                                .weighted(columns, weights));
        assertThat(KEY.decrypt(weighted.getLast()))
                .isEqualTo(NUMBERS.getLast().multiply(BigInteger.valueOf(123_456 - 7)));
        var told = elsewhere.everything();
        assertThat(told).contains(KEY.publicKey().n().toString(16));
        for (var secret : List.of(KEY.p(), KEY.q(), KEY.totient(), NUMBERS.getFirst())) {
            assertThat(told).doesNotContain(secret.toString(16));
        }
    }
}
