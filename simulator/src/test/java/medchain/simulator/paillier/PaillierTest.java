package medchain.simulator.paillier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.List;
import java.util.stream.IntStream;
import medchain.simulator.kernel.Answer;
import medchain.simulator.kernel.ByteSource;
import medchain.simulator.kernel.Parallel;
import medchain.simulator.learning.TestTables;
import org.junit.jupiter.api.Test;

class PaillierTest {
    private static final PrivateKey KEY = PrivateKey.generate(1024, TestTables.bytes(1));
    private static final PublicKey PUBLIC = KEY.publicKey();
    private static final Engine ANYONE = Engine.forAnyone(PUBLIC, Parallel.SERIAL);
    private static final Engine OWNER = Engine.forOwner(KEY, Parallel.SERIAL);

    @Test
    void the_same_bytes_make_the_same_key_and_other_bytes_another() {
        assertThat(PrivateKey.generate(512, TestTables.bytes(5)).publicKey())
                .isEqualTo(PrivateKey.generate(512, TestTables.bytes(5)).publicKey())
                .isNotEqualTo(PrivateKey.generate(512, TestTables.bytes(6)).publicKey());
    }

    @Test
    void a_key_is_made_as_its_noise_asks_for() {
        var three = BigInteger.valueOf(3);
        var four = BigInteger.valueOf(4);
        assertThat(KEY.p().mod(four)).isEqualTo(three);
        assertThat(KEY.q().mod(four)).isEqualTo(three);
        assertThat(KEY.p().subtract(BigInteger.ONE).gcd(KEY.q().subtract(BigInteger.ONE)))
                .isEqualTo(BigInteger.TWO);
        assertThat(PUBLIC.n().bitLength()).isEqualTo(1024);
        assertThat(KEY.toString()).doesNotContain(KEY.p().toString());
    }

    @Test
    void what_is_encrypted_is_decrypted_with_its_sign() {
        var numbers = numbers(0, 1, -1, 42, Long.MAX_VALUE, Long.MIN_VALUE);
        var ciphertexts = ANYONE.encrypt(numbers, TestTables.bytes(2));
        assertThat(ciphertexts.stream().map(KEY::decrypt)).isEqualTo(numbers);
    }

    @Test
    void owner_and_anyone_make_the_same_ciphertexts_of_the_same_randomness() {
        var numbers = numbers(7, -7, 123456789);
        assertThat(OWNER.encrypt(numbers, TestTables.bytes(3)))
                .isEqualTo(ANYONE.encrypt(numbers, TestTables.bytes(3)));
    }

    @Test
    void equal_plaintexts_have_different_ciphertexts_and_refreshing_changes_them_again() {
        var random = TestTables.bytes(4);
        var twins = ANYONE.encrypt(numbers(5, 5), random);
        assertThat(twins.getFirst()).isNotEqualTo(twins.getLast());
        var fresh = ANYONE.refresh(twins, random);
        assertThat(fresh).doesNotContainAnyElementsOf(twins);
        assertThat(fresh.stream().map(KEY::decrypt)).isEqualTo(numbers(5, 5));
    }

    @Test
    void a_ciphertext_does_not_show_its_plaintext_to_who_divides_by_n() {
        var c = ANYONE.encrypt(numbers(42), TestTables.bytes(9)).getFirst();
        assertThat(c.subtract(BigInteger.ONE).mod(PUBLIC.n())).isNotEqualTo(BigInteger.ZERO);
    }

    @Test
    void sums_and_weighted_sums_are_exact() {
        var random = TestTables.bytes(5);
        var a = ANYONE.encrypt(numbers(3, -4, 5), random);
        var b = ANYONE.encrypt(numbers(100, 200, -300), random);
        assertThat(KEY.decrypt(ANYONE.sum(a))).isEqualTo(4);
        var weights = numbers(-11, 1_000_000_007L);
        var scores = ANYONE.weighted(List.of(a, b), weights).stream().map(KEY::decrypt).toList();
        assertThat(scores)
                .isEqualTo(numbers(100_000_000_667L, 200_000_001_444L, -300_000_002_155L));
        assertThat(KEY.decrypt(ANYONE.plus(a, BigInteger.valueOf(-10)).getFirst())).isEqualTo(-7);
    }

    @Test
    void javallier_decrypts_ours_and_we_decrypt_javalliers() {
        var javallier = Javallier.privateKey(KEY);
        var context = Javallier.wholeNumbers(PUBLIC);
        for (long value : new long[] {0, 1, -1, 987_654_321L, -987_654_321L}) {
            var ours = ANYONE.encrypt(numbers(value), TestTables.bytes(value)).getFirst();
            assertThat(javallier.decrypt(Javallier.number(PUBLIC, ours)).decodeBigInteger())
                    .isEqualTo(value);
            var theirs = context.encrypt(BigInteger.valueOf(value)).getSafeEncryptedNumber();
            if (theirs.getExponent() == 0) {
                assertThat(KEY.decrypt(Javallier.ciphertext(PUBLIC, theirs))).isEqualTo(value);
            }
        }
        var sum =
                Javallier.number(PUBLIC, ANYONE.encrypt(numbers(20), TestTables.bytes(1)).get(0))
                        .add(
                                Javallier.number(
                                        PUBLIC,
                                        ANYONE.encrypt(numbers(-62), TestTables.bytes(2)).get(0)));
        assertThat(KEY.decrypt(Javallier.ciphertext(PUBLIC, sum))).isEqualTo(-42);
    }

    @Test
    void a_number_of_another_key_or_with_an_exponent_is_refused() {
        var other = PrivateKey.generate(512, TestTables.bytes(8)).publicKey();
        var number = Javallier.wholeNumbers(other).encrypt(1L).getSafeEncryptedNumber();
        assertThatThrownBy(() -> Javallier.ciphertext(PUBLIC, number))
                .hasMessageContaining("another key");
        var half = Javallier.wholeNumbers(PUBLIC).encrypt(0.5).getSafeEncryptedNumber();
        assertThatThrownBy(() -> Javallier.ciphertext(PUBLIC, half))
                .hasMessageContaining("exponent");
    }

    @Test
    void what_cannot_be_a_ciphertext_is_refused() {
        var good = ANYONE.encrypt(numbers(1), TestTables.bytes(1)).getFirst();
        assertThat(PUBLIC.refusal(good)).isEmpty();
        var bad =
                List.of(
                        BigInteger.ZERO,
                        BigInteger.ONE.negate(),
                        PUBLIC.n(),
                        KEY.p(),
                        PUBLIC.nSquared(),
                        PUBLIC.nSquared().add(good));
        for (var c : bad) {
            assertThat(PUBLIC.refusal(c)).isPresent();
            assertThat(PUBLIC.firstRefused(List.of(good, good, c, good))).contains(2);
        }
        assertThat(PUBLIC.firstRefused(List.of(good, good))).isEmpty();
    }

    @Test
    void slots_keep_signed_numbers_apart_through_sums_and_products() {
        var slots = Slots.fitting(40, PUBLIC).orBug();
        assertThat(slots.count()).isEqualTo(25);
        var values =
                IntStream.range(0, 25).mapToObj(i -> BigInteger.valueOf((i - 12) * 999L)).toList();
        var random = TestTables.bytes(6);
        var c = ANYONE.encrypt(List.of(slots.pack(values), slots.everywhere(n(-5))), random);
        var columns = List.of(List.of(c.get(0)), List.of(c.get(1)));
        var result = KEY.decrypt(ANYONE.weighted(columns, numbers(-3, 1000)).getFirst());
        assertThat(slots.unpack(result, 25))
                .isEqualTo(values.stream().map(v -> v.multiply(n(-3)).add(n(-5000))).toList());
    }

    @Test
    void a_value_beyond_its_slot_is_refused_and_never_wraps() {
        var slots = new Slots(8, 3);
        assertThat(slots.unpack(slots.pack(numbers(127, -127, 127)), 3))
                .isEqualTo(numbers(127, -127, 127));
        assertThatThrownBy(() -> slots.pack(numbers(128)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> slots.pack(numbers(-128)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(slots.reaches(n(127))).isTrue();
        assertThat(slots.reaches(n(128))).isFalse();
        assertThat(Slots.fitting(1023, PUBLIC)).isInstanceOf(Answer.Refused.class);
    }

    @Test
    void full_slots_at_both_ends_stay_within_half_of_n() {
        var slots = Slots.fitting(73, PUBLIC).orBug();
        var most = BigInteger.ONE.shiftLeft(72).subtract(BigInteger.ONE);
        for (var value : List.of(most, most.negate())) {
            var c = ANYONE.encrypt(List.of(slots.everywhere(value)), TestTables.bytes(1));
            assertThat(slots.unpack(KEY.decrypt(c.getFirst()), slots.count()))
                    .containsOnly(value)
                    .hasSize(slots.count());
        }
    }

    @Test
    void randomness_is_drawn_in_order_whatever_the_pieces() {
        var numbers = IntStream.range(0, 40).mapToObj(BigInteger::valueOf).toList();
        var together = ANYONE.encrypt(numbers, TestTables.bytes(11));
        ByteSource shared = TestTables.bytes(11);
        var alone = numbers.stream().flatMap(m -> ANYONE.encrypt(List.of(m), shared).stream());
        assertThat(alone).isEqualTo(together);
    }

    private static List<BigInteger> numbers(long... values) {
        return IntStream.range(0, values.length).mapToObj(i -> n(values[i])).toList();
    }

    private static BigInteger n(long value) {
        return BigInteger.valueOf(value);
    }
}
