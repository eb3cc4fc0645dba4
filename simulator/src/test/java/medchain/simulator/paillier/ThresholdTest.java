package medchain.simulator.paillier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import medchain.simulator.kernel.Answer;
import medchain.simulator.kernel.Parallel;
import medchain.simulator.learning.TestTables;
import org.junit.jupiter.api.Test;

class ThresholdTest {
    private static final Ceremony.Dealt FIVE = Ceremony.deal(512, 5, 3, TestTables.bytes(1));
    private static final ThresholdDecryption DECRYPTION = new ThresholdDecryption(FIVE.key());
    private static final List<BigInteger> NUMBERS =
            List.of(BigInteger.valueOf(42), BigInteger.valueOf(-7), BigInteger.TWO.pow(400));
    private static final List<BigInteger> CIPHERTEXTS = encrypt(FIVE.key().key(), 2);

    @Test
    void every_three_of_five_open_the_same_numbers_and_no_two_open_any() {
        assertThat(quorums(FIVE, DECRYPTION, CIPHERTEXTS)).isEqualTo(10);
    }

    @Test
    void every_four_of_seven_open_the_same_numbers_and_no_three_open_any() {
        var seven = Ceremony.deal(512, 7, 4, TestTables.bytes(3));
        var decryption = new ThresholdDecryption(seven.key());
        assertThat(quorums(seven, decryption, encrypt(seven.key().key(), 4))).isEqualTo(35);
    }

    /** Tries every set of parties; returns how many quorums there were. */
    private static int quorums(
            Ceremony.Dealt dealt, ThresholdDecryption decryption, List<BigInteger> ciphertexts) {
        var random = TestTables.bytes(7);
        var all =
                dealt.shares().stream()
                        .map(share -> decryption.share(share, ciphertexts, random))
                        .toList();
        int threshold = dealt.key().threshold();
        int quorums = 0;
        for (int set = 0; set < 1 << all.size(); set++) {
            var some = new ArrayList<DecryptionShare>();
            for (int i = 0; i < all.size(); i++) {
                if ((set >> i & 1) == 1) {
                    some.addFirst(all.get(i));
                }
            }
            if (some.size() == threshold) {
                var opened = decryption.combine(some, ciphertexts).orBug();
                assertThat(opened.plaintexts()).as("set " + set).isEqualTo(NUMBERS);
                assertThat(opened.refused()).isEmpty();
                quorums++;
            } else if (some.size() == threshold - 1) {
                assertThat(decryption.combine(some, ciphertexts))
                        .as("set " + set)
                        .isInstanceOf(Answer.Refused.class);
            }
        }
        return quorums;
    }

    @Test
    void a_lying_party_is_named_and_the_answer_is_still_right() {
        var shares = new ArrayList<>(shares(FIVE, DECRYPTION));
        var values = new ArrayList<>(shares.get(1).values());
        values.set(
                2, values.get(2).multiply(FIVE.key().key().n().add(BigInteger.ONE)).mod(square()));
        var honest = shares.get(1);
        shares.set(1, new DecryptionShare(2, values, honest.challenge(), honest.response()));
        var opened = opened(shares);
        assertThat(opened.plaintexts()).isEqualTo(NUMBERS);
        assertThat(opened.refused()).containsOnlyKeys(2);
        var tooFew = DECRYPTION.combine(shares.subList(0, 3), CIPHERTEXTS);
        assertThat(((Answer.Refused<?>) tooFew).why()).contains("2 good shares", "parties [2]");
    }

    @Test
    void a_lie_is_found_in_every_place_of_a_batch() {
        var honest = shares(FIVE, DECRYPTION).getFirst();
        for (int j = 0; j < NUMBERS.size(); j++) {
            var values = new ArrayList<>(honest.values());
            values.set(j, square().subtract(values.get(j)));
            var lie = new DecryptionShare(1, values, honest.challenge(), honest.response());
            assertThat(DECRYPTION.refusal(lie, CIPHERTEXTS)).isPresent();
        }
    }

    @Test
    void a_proof_of_other_ciphertexts_or_another_party_does_not_hold() {
        var share = shares(FIVE, DECRYPTION).getFirst();
        assertThat(DECRYPTION.refusal(share, CIPHERTEXTS)).isEmpty();
        assertThat(DECRYPTION.refusal(share, encrypt(FIVE.key().key(), 9))).isPresent();
        for (int party : new int[] {0, 2, 6}) {
            var moved =
                    new DecryptionShare(party, share.values(), share.challenge(), share.response());
            assertThat(DECRYPTION.refusal(moved, CIPHERTEXTS)).isPresent();
        }
    }

    @Test
    void hostile_numbers_in_a_share_are_refused_without_harm() {
        var share = shares(FIVE, DECRYPTION).getFirst();
        var bad =
                List.of(
                        new DecryptionShare(1, List.of(), share.challenge(), share.response()),
                        new DecryptionShare(
                                1,
                                List.of(BigInteger.ZERO, BigInteger.ONE, square()),
                                share.challenge(),
                                share.response()),
                        new DecryptionShare(
                                1, share.values(), share.challenge(), share.response().negate()),
                        new DecryptionShare(
                                1, share.values(), share.challenge(), BigInteger.TWO.pow(100_000)),
                        new DecryptionShare(
                                1, share.values(), BigInteger.TWO.pow(200), share.response()));
        assertThat(bad).allMatch(s -> DECRYPTION.refusal(s, CIPHERTEXTS).isPresent());
    }

    @Test
    void two_parties_cannot_pass_for_a_quorum_of_a_smaller_key() {
        var two =
                new ThresholdKey(
                        FIVE.key().key(),
                        3,
                        2,
                        FIVE.key().base(),
                        FIVE.key().checks().subList(0, 3));
        var decryption = new ThresholdDecryption(two);
        var shares = new ArrayList<DecryptionShare>();
        for (int party = 0; party < 2; party++) {
            shares.add(
                    decryption.share(FIVE.shares().get(party), CIPHERTEXTS, TestTables.bytes(6)));
        }
        assertThat(decryption.combine(shares, CIPHERTEXTS)).isInstanceOf(Answer.Refused.class);
    }

    @Test
    void shares_of_the_same_party_count_once() {
        var shares = shares(FIVE, DECRYPTION);
        var twice = List.of(shares.get(0), shares.get(0), shares.get(1));
        assertThat(DECRYPTION.combine(twice, CIPHERTEXTS)).isInstanceOf(Answer.Refused.class);
    }

    @Test
    void a_threshold_of_half_or_less_is_refused_and_shares_do_not_print() {
        assertThatThrownBy(() -> Ceremony.deal(512, 4, 2, TestTables.bytes(1)))
                .isInstanceOf(IllegalArgumentException.class);
        var share = FIVE.shares().getFirst();
        assertThat(share.toString()).doesNotContain(share.share().toString());
    }

    @Test
    void the_same_bytes_deal_the_same_key() {
        assertThat(Ceremony.deal(512, 5, 3, TestTables.bytes(1)).key()).isEqualTo(FIVE.key());
    }

    private static ThresholdDecryption.Opened opened(List<DecryptionShare> shares) {
        return DECRYPTION.combine(shares, CIPHERTEXTS).orBug();
    }

    private static List<DecryptionShare> shares(
            Ceremony.Dealt dealt, ThresholdDecryption decryption) {
        var random = TestTables.bytes(7);
        return dealt.shares().stream()
                .map(share -> decryption.share(share, CIPHERTEXTS, random))
                .toList();
    }

    private static List<BigInteger> encrypt(PublicKey key, long seed) {
        return Engine.forAnyone(key, Parallel.SERIAL).encrypt(NUMBERS, TestTables.bytes(seed));
    }

    private static BigInteger square() {
        return FIVE.key().key().nSquared();
    }
}
