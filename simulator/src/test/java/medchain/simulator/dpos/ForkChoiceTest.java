package medchain.simulator.dpos;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import medchain.simulator.atlas.ChainWalker;
import medchain.simulator.identity.BlockId;
import medchain.simulator.kernel.SimTime;
import org.junit.jupiter.api.Test;

/** The cases of LIP-0014, what a delegate may sign, and what convicts it. */
class ForkChoiceTest {
    private final SlotClock slots = new SlotClock(Duration.ofSeconds(2), 7, 70);
    private final ForkChoice choice = new ForkChoice(slots);

    @Test
    void prevotes_come_before_length() {
        assertThat(choice.prefers(tip("a", 1, 20, 50, 11, 40), tip("b", 2, 20, 60, 10, 40)))
                .isTrue();
        assertThat(choice.prefers(tip("a", 1, 20, 51, 10, 40), tip("b", 2, 20, 50, 10, 40)))
                .isTrue();
        assertThat(choice.prefers(tip("a", 1, 20, 49, 10, 40), tip("b", 2, 20, 50, 10, 40)))
                .isFalse();
    }

    @Test
    void among_equals_the_first_seen_stays_unless_it_came_late_and_its_rival_in_time() {
        var late = tip("late", 1, 20, 50, 10, 43);
        var inTime = tip("in-time", 2, 21, 50, 10, 42);
        assertThat(choice.prefers(inTime, late)).isTrue();
        assertThat(choice.prefers(late, inTime)).isFalse();
        assertThat(choice.prefers(inTime, tip("x", 1, 20, 50, 10, 41))).isFalse();
        assertThat(choice.prefers(tip("x", 2, 21, 50, 10, 44), late)).isFalse();
        assertThat(choice.compare(inTime, late)).isZero();
    }

    @Test
    void savanna_compares_when_blocks_are_certified_not_how_high_they_stand() {
        var rules = Presets.named("medchain-fast").orElseThrow();
        var dense = forge(new ChainWalker(rules, 1).walkToSlot(20), 21);
        var few = new ChainWalker(rules, 1).walkToSlot(5).crash(ChainWalker.delegates(2));
        var sparse = forge(few.walkToSlot(24), 25);
        assertThat(sparse.height()).isLessThan(dense.height());
        var savanna = new ForkChoice(slots, ForkChoiceRule.CERTIFIED);
        assertThat(savanna.prefers(sparse, dense)).isTrue();
        assertThat(savanna.prefers(dense, sparse)).isFalse();
    }

    @Test
    void antelope_compares_what_the_newest_block_made_irreversible() {
        var rules = Presets.named("antelope-legacy").orElseThrow();
        var chain = new ChainWalker(rules, 1).walkToSlot(252 * 3);
        long before = chain.rules().irreversibleHeight(chain.head());
        assertThat(forge(chain, 252 * 3 + 1).support()).isEqualTo(before + 12);
    }

    @Test
    void the_second_block_of_a_double_forger_never_wins() {
        var late = tip("first", 1, 20, 50, 10, 43);
        assertThat(choice.prefers(tip("second", 1, 21, 50, 10, 42), late)).isFalse();
    }

    @Test
    void a_delegate_signs_neither_a_slot_nor_a_height_twice() {
        var guard = ForgingGuard.NEW.sign(5, 3).orElseThrow();
        assertThat(guard.maxHeightGenerated()).isEqualTo(3);
        assertThat(guard.sign(5, 4)).isEmpty();
        assertThat(guard.sign(6, 3)).isEmpty();
        assertThat(guard.sign(6, 2)).isEmpty();
        assertThat(guard.sign(6, 4)).contains(new ForgingGuard(4, 6));
    }

    @Test
    void two_blocks_for_one_slot_convict_and_two_of_a_row_do_not() {
        var chain = new ChainWalker(ConsensusParameters.medchain(7, slots.slot()), 1);
        chain.walkToSlot(20);
        var me = chain.rules().scheduled(chain.head(), 21);
        var one = chain.header(chain.head(), 21, me);
        var other = HeaderRulesTest.revealing(one, ChainWalker.digest("other"));
        assertThat(choice.contradicting(one, ChainWalker.idOf(one), other, ChainWalker.idOf(other)))
                .isTrue();
        assertThat(choice.contradicting(one, ChainWalker.idOf(one), one, ChainWalker.idOf(one)))
                .isFalse();
        chain.extend(one);
        chain.walkToSlot(50);
        var later = chain.header(chain.head(), 51, me);
        assertThat(choice.contradicting(one, ChainWalker.idOf(one), later, ChainWalker.idOf(later)))
                .isFalse();
    }

    @Test
    void the_three_contradictions_of_honest_work_each_convict() {
        // height, maxHeightGenerated, maxHeightPrevoted
        var ten = new Contradiction.Claim(10, 3, 2);
        assertThat(Contradiction.between(ten, new Contradiction.Claim(10, 10, 2))).isTrue();
        assertThat(Contradiction.between(ten, new Contradiction.Claim(12, 9, 2))).isTrue();
        assertThat(Contradiction.between(ten, new Contradiction.Claim(12, 10, 1))).isTrue();
        assertThat(Contradiction.between(ten, new Contradiction.Claim(12, 10, 2))).isFalse();
        assertThat(Contradiction.between(new Contradiction.Claim(9, 10, 4), ten)).isFalse();
    }

    @Test
    void each_reveal_is_the_digest_of_the_next_and_a_used_up_onion_is_followed_by_another() {
        var onion = new HashOnion(new byte[] {1, 2, 3}, 200);
        IntStream.range(1, 200)
                .forEach(k ->
                        assertThat(HashOnion.layerAbove(onion.reveal(k)))
                                .isEqualTo(onion.reveal(k - 1)));
        assertThat(HashOnion.layerAbove(onion.reveal(200))).isNotEqualTo(onion.reveal(199));
        assertThat(HashOnion.layerAbove(onion.reveal(201))).isEqualTo(onion.reveal(200));
        assertThat(new HashOnion(new byte[] {1, 2, 3}, 200).reveal(77)).isEqualTo(onion.reveal(77));
    }

    @Test
    void an_onion_smaller_than_what_is_kept_of_it_is_followed_by_another_too() {
        var onion = new HashOnion(new byte[] {1, 2, 3}, 10);
        var forwards = IntStream.range(0, 40).mapToObj(onion::reveal).toList();
        assertThat(forwards).doesNotHaveDuplicates();
        for (int k = 39; k >= 0; k--) {
            assertThat(onion.reveal(k)).isEqualTo(forwards.get(k));
        }
    }

    private static Tip forge(ChainWalker chain, long slot) {
        var rules = chain.rules();
        var header = chain.header(chain.head(), slot, rules.scheduled(chain.head(), slot));
        chain.extend(header);
        return Tip.of(header, chain.head(), rules.slots().startOf(slot));
    }

    private static Tip tip(
            String id, int delegate, long slot, long height, long prevoted, long second) {
        return new Tip(
                new BlockId(ChainWalker.digest(id)),
                ChainWalker.GENESIS,
                ChainWalker.delegate(delegate),
                slot,
                height,
                prevoted,
                SimTime.ofSeconds(second));
    }
}
