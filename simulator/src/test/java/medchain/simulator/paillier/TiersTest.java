package medchain.simulator.paillier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import medchain.simulator.kernel.ByteSource;
import medchain.simulator.learning.TestTables;
import org.junit.jupiter.api.Test;

/** The fast tier gives the same integers as the plain one, whatever it is asked. */
class TiersTest {
    private static final BigInteger ONE = BigInteger.ONE;

    @Test
    void the_self_test_passes_here() {
        assertThat(VectorBatch.works()).isTrue();
    }

    @Test
    void every_operation_agrees_for_moduli_of_many_lengths() {
        var random = TestTables.bytes(1);
        for (int bits : new int[] {40, 64, 101, 102, 153, 1024, 2040, 2048, 4096}) {
            var modulus = Unsigned.random(bits, random).setBit(bits - 1).setBit(0);
            var fast = new VectorBatch(modulus);
            var plain = new BigIntegerBatch(modulus);
            for (int count : new int[] {1, 7, 8, 9, 19}) {
                var a = numbers(count, modulus, random);
                var b = numbers(count, modulus, random);
                assertThat(fast.products(a, b)).isEqualTo(plain.products(a, b));
                assertThat(fast.product(a)).isEqualTo(plain.product(a));
                var e = Unsigned.random(130, random);
                assertThat(fast.powers(a, e)).isEqualTo(plain.powers(a, e));
                assertThat(fast.powers(a, BigInteger.ZERO))
                        .isEqualTo(plain.powers(a, BigInteger.ZERO));
            }
        }
    }

    @Test
    void the_largest_and_smallest_residues_agree() {
        for (int bits : new int[] {510, 2046, 4096}) {
            var modulus = ONE.shiftLeft(bits).subtract(ONE);
            var fast = new VectorBatch(modulus);
            var plain = new BigIntegerBatch(modulus);
            var edge = new ArrayList<BigInteger>();
            for (int i = 0; i < 4; i++) {
                edge.add(BigInteger.valueOf(i));
                edge.add(modulus.subtract(BigInteger.valueOf(i + 1)));
                edge.add(ONE.shiftLeft(51 * i + 50));
                edge.add(ONE.shiftLeft(51 * i + 51).subtract(ONE));
            }
            assertThat(fast.products(edge, edge.reversed()))
                    .isEqualTo(plain.products(edge, edge.reversed()));
            var e = BigInteger.valueOf(Long.MAX_VALUE);
            assertThat(fast.powers(edge, e)).isEqualTo(plain.powers(edge, e));
        }
    }

    @Test
    void tables_of_a_fixed_base_agree_for_every_window() {
        var random = TestTables.bytes(2);
        var modulus = Unsigned.random(1024, random).setBit(1023).setBit(0);
        var base = Unsigned.below(modulus, random);
        var fast = new VectorBatch(modulus);
        var plain = new BigIntegerBatch(modulus);
        var exponents = new ArrayList<>(numbers(20, ONE.shiftLeft(256), random));
        exponents.add(BigInteger.ZERO);
        exponents.add(ONE.shiftLeft(256).subtract(ONE));
        var factors = numbers(exponents.size(), modulus, random);
        for (int uses : new int[] {1, 10, 100, 1000, Integer.MAX_VALUE}) {
            assertThat(fast.fixedBase(fast.prepare(base, 256, uses), exponents, factors))
                    .isEqualTo(plain.fixedBase(plain.prepare(base, 256, uses), exponents, factors));
        }
    }

    @Test
    void weighted_products_agree_for_few_and_many_columns() {
        var random = TestTables.bytes(3);
        var modulus = Unsigned.random(1024, random).setBit(1023).nextProbablePrime();
        var fast = new VectorBatch(modulus);
        var plain = new BigIntegerBatch(modulus);
        for (int columns : new int[] {1, 2, 30, 100}) {
            var all = new ArrayList<List<BigInteger>>();
            for (int c = 0; c < columns; c++) {
                all.add(numbers(11, modulus, random));
            }
            var weights = new ArrayList<>(numbers(columns, ONE.shiftLeft(45), random));
            weights.set(0, BigInteger.ZERO);
            for (int c = 1; c < columns; c += 3) {
                weights.set(c, weights.get(c).negate());
            }
            assertThat(fast.weighted(all, weights)).isEqualTo(plain.weighted(all, weights));
        }
    }

    @Test
    void inverses_agree_for_numbers_that_fill_some_lanes_or_many() {
        var random = TestTables.bytes(6);
        var modulus = Unsigned.random(1024, random).setBit(1023).nextProbablePrime();
        var fast = new VectorBatch(modulus);
        for (int count : new int[] {0, 1, 7, 8, 9, 100}) {
            var numbers = numbers(count, modulus, random);
            var inverses = fast.inverses(numbers);
            assertThat(inverses).isEqualTo(new BigIntegerBatch(modulus).inverses(numbers));
            for (int i = 0; i < count; i++) {
                assertThat(inverses.get(i).multiply(numbers.get(i)).mod(modulus)).isEqualTo(ONE);
            }
        }
    }

    // ---- libcrypto

    /** Where Debian and Fedora have it: there it must be found, and pass its self-test. */
    private static final List<Path> LIBRARIES =
            List.of(
                    Path.of("/usr/lib/x86_64-linux-gnu/libcrypto.so.3"),
                    Path.of("/usr/lib/aarch64-linux-gnu/libcrypto.so.3"),
                    Path.of("/usr/lib64/libcrypto.so.3"));

    private static Libcrypto libcrypto() {
        var found = Libcrypto.here();
        boolean expected = LIBRARIES.stream().anyMatch(Files::exists);
        assumeTrue(expected || found.isPresent(), "no libcrypto on this machine");
        return found.orElseThrow();
    }

    @Test
    void without_vectors_libcrypto_is_chosen_where_it_is() {
        var modulus = ONE.shiftLeft(127).subtract(ONE);
        assertThat(Tiers.withoutVectors(modulus, Optional.empty()).tier()).isEqualTo("BigInteger");
        assertThat(Tiers.withoutVectors(modulus, Optional.of(libcrypto())).tier())
                .isEqualTo("libcrypto");
    }

    @Test
    void libcrypto_agrees_in_every_operation_that_takes_powers() {
        var random = TestTables.bytes(4);
        for (int bits : new int[] {2, 64, 65, 511, 1024, 2048, 4095, 4096, 6144}) {
            var modulus = Unsigned.random(bits, random).setBit(bits - 1).setBit(0);
            var fast = new BigIntegerBatch(modulus, libcrypto());
            var plain = new BigIntegerBatch(modulus);
            var a = new ArrayList<>(numbers(5, modulus, random));
            a.add(BigInteger.ZERO);
            a.add(ONE);
            a.add(modulus.subtract(ONE));
            for (var e :
                    List.of(BigInteger.ZERO, ONE, BigInteger.TWO, Unsigned.random(400, random))) {
                assertThat(fast.powers(a, e)).isEqualTo(plain.powers(a, e));
            }
            var exponents = numbers(a.size(), ONE.shiftLeft(180), random);
            assertThat(fast.fixedBase(fast.prepare(a.get(0), 180, 9), exponents, a))
                    .isEqualTo(plain.fixedBase(plain.prepare(a.get(0), 180, 9), exponents, a));
            var bases = List.of(a, a.reversed());
            var small = List.of(exponents, exponents.reversed());
            assertThat(fast.slotted(bases, small, 180)).isEqualTo(plain.slotted(bases, small, 180));
        }
    }

    @Test
    void threads_share_what_libcrypto_keeps_of_a_modulus() {
        var random = TestTables.bytes(5);
        var modulus = Unsigned.random(2048, random).setBit(2047).setBit(0);
        var fast = new BigIntegerBatch(modulus, libcrypto());
        var plain = new BigIntegerBatch(modulus);
        var bases = numbers(64, modulus, random);
        var e = Unsigned.random(300, random);
        assertThat(bases.parallelStream().flatMap(b -> fast.powers(List.of(b), e).stream()))
                .containsExactlyElementsOf(plain.powers(bases, e));
    }

    private static List<BigInteger> numbers(int count, BigInteger bound, ByteSource random) {
        var out = new ArrayList<BigInteger>();
        for (int i = 0; i < count; i++) {
            out.add(Unsigned.below(bound, random));
        }
        return out;
    }
}
