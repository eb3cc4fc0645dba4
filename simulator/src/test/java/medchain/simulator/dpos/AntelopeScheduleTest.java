package medchain.simulator.dpos;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import medchain.simulator.atlas.ChainWalker;
import medchain.simulator.identity.AccountId;
import org.junit.jupiter.api.Test;

/**
 * When elected producers forge on Antelope: after finality twice, with Savanna within three turns.
 */
class AntelopeScheduleTest {
    /** Every 121 slots the contract elects; of votes cast in the 1000th block, in this one. */
    private static final long ELECTION = 121 * 9;

    private static final List<AccountId> OLD = ChainWalker.delegates(21);

    private static List<Standing> voted(int first) {
        return IntStream.range(first, first + 21)
                .mapToObj(i -> new Standing(ChainWalker.delegate(i), 0, 2000 - i, 0, 0))
                .toList();
    }

    private static List<AccountId> ids(int first) {
        return voted(first).stream().map(Standing::candidate).toList();
    }

    private static ChainWalker chain(String preset) {
        var chain = new ChainWalker(Presets.named(preset).orElseThrow(), 5).standings(voted(0));
        return chain.walkBlocks(1000).standings(voted(100));
    }

    /** The set that forges the block above a height. */
    private static List<AccountId> after(ChainWalker chain, long height) {
        return chain.rules().termAt(chain.at(height), chain.at(height).slot() + 1).delegates();
    }

    private static long firstFinalising(ChainWalker chain, long height) {
        return height + chain.finalityBlocks(height);
    }

    @Test
    void before_savanna_a_set_is_active_after_two_times_finality() {
        var chain = chain("antelope-legacy").walkBlocks(1000);
        long pending = firstFinalising(chain, ELECTION);
        long active = firstFinalising(chain, pending);
        assertThat(pending - ELECTION).isBetween(325L, 336L);
        assertThat(active - pending).isBetween(325L, 336L);
        assertThat(after(chain, active - 1)).isEqualTo(OLD);
        assertThat(after(chain, active)).isEqualTo(ids(100));
        assertThat(chain.rules().scheduled(chain.at(active), active + 1)).isIn(ids(100));
    }

    @Test
    void before_savanna_a_set_that_is_proposed_bars_others_until_it_is_pending() {
        var chain = chain("antelope-legacy").walkBlocks(100).standings(voted(200)).walkBlocks(1500);
        long pending = firstFinalising(chain, ELECTION);
        long active = firstFinalising(chain, pending);
        assertThat(after(chain, active)).isEqualTo(ids(100));
        long next = (pending / 121 + 1) * 121;
        long nextPending = firstFinalising(chain, Math.max(next, active - 336));
        assertThat(nextPending).isGreaterThan(active);
        long nextActive = firstFinalising(chain, firstFinalising(chain, next));
        assertThat(after(chain, nextActive - 1)).isEqualTo(ids(100));
        assertThat(after(chain, nextActive)).isEqualTo(ids(200));
    }

    @Test
    void with_savanna_a_set_is_active_from_the_second_turn_after_its_election() {
        var chain = chain("antelope-savanna").walkBlocks(300);
        long turn = (ELECTION - 1) / 12;
        long first = (turn + 2) * 12 + 1;
        assertThat(after(chain, first - 2)).isEqualTo(OLD);
        assertThat(after(chain, first - 1)).isEqualTo(ids(100));
        assertThat(first - ELECTION).isEqualTo(16);
    }

    @Test
    void with_savanna_no_set_is_active_that_can_still_be_undone() {
        var chain = chain("antelope-savanna").walkToSlot(ELECTION);
        // nobody votes any more: nothing becomes irreversible
        chain.crash(OLD.subList(0, 7)).walkToSlot(ELECTION + 252 * 2);
        assertThat(chain.rules().irreversibleHeight(chain.head())).isLessThan(ELECTION);
        assertThat(chain.rules().delegates(chain.head())).isEqualTo(OLD);
    }
}
