package medchain.simulator.dpos;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import medchain.simulator.atlas.ChainWalker;
import medchain.simulator.identity.AccountId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When a vote on Hive and Steem becomes a witness in the schedule (witness_schedule.cpp). */
class HiveScheduleTest {
    private static List<Standing> voted(int first) {
        return IntStream.range(first, first + 21)
                .mapToObj(i -> new Standing(ChainWalker.delegate(i), 0, 2000 - i, 0, 0))
                .toList();
    }

    private static ChainWalker chain(String preset) {
        return new ChainWalker(Presets.named(preset).orElseThrow(), 5);
    }

    private static TreeSet<AccountId> forgers(ChainWalker chain) {
        var forgers = new TreeSet<AccountId>();
        for (int i = 0; i < 21; i++) {
            var rules = chain.rules();
            forgers.add(rules.scheduled(chain.head(), chain.head().slot() + 1));
            chain.walkBlocks(1);
        }
        return forgers;
    }

    /** Steem elects after block 21e for block 21e + 1; Hive keeps that set for one round later. */
    @ParameterizedTest
    @CsvSource({"hive-legacy, 0", "hive, 1"})
    void a_vote_in_a_round_seats_its_witness_in_the_next_one_or_the_one_after(
            String preset, int roundsAhead) {
        var chain = chain(preset).standings(voted(0));
        chain.walkBlocks(21 * 6 - 1);
        chain.standings(voted(100)).walkBlocks(1);
        for (int round = 0; round < roundsAhead; round++) {
            assertThat(forgers(chain)).containsExactlyElementsOf(ChainWalker.delegates(21));
        }
        assertThat(forgers(chain)).containsExactlyElementsOf(ids(100));
    }

    @Test
    void the_order_of_a_round_comes_from_the_block_before_the_round_before() {
        var chain = chain("hive").standings(voted(0)).walkBlocks(21 * 6);
        long seconds =
                chain.rules().slots().startOf(chain.at(21 * 5).slot()).nanos() / 1_000_000_000;
        var active = chain.rules().termAt(chain.head(), chain.head().slot() + 1).delegates();
        assertThat(chain.rules().roundSchedule(chain.head(), chain.head().slot() + 1))
                .isEqualTo(RealOrders.graphene(active, seconds));
    }

    @Test
    void the_witnesses_of_the_next_round_decide_what_is_irreversible() {
        var chain = chain("hive").standings(voted(0)).walkBlocks(21 * 6 - 1);
        chain.standings(voted(100)).walkBlocks(1);
        assertThat(chain.rules().finalityVoters(chain.head())).containsExactlyElementsOf(ids(100));
        assertThat(chain.rules().finalityVoters(chain.at(21 * 6 - 1)))
                .containsExactlyElementsOf(ChainWalker.delegates(21));
        var legacy = chain("hive-legacy").standings(voted(100)).walkBlocks(22);
        assertThat(legacy.rules().finalityVoters(legacy.head()))
                .containsExactlyElementsOf(ids(100));
    }

    private static List<AccountId> ids(int first) {
        return new ArrayList<>(voted(first).stream().map(Standing::candidate).sorted().toList());
    }
}
