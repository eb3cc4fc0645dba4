package medchain.simulator.dpos;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.TreeMap;
import medchain.simulator.atlas.ChainWalker;
import medchain.simulator.kernel.SimTime;
import org.junit.jupiter.api.Test;

/** Slots, and the order of delegates in them. */
class ScheduleTest {
    private final SlotClock clock = new SlotClock(Duration.ofSeconds(2), 7, 70);

    @Test
    void slots_cut_time_and_rounds_cut_slots() {
        assertThat(clock.slotAt(SimTime.ZERO)).isZero();
        assertThat(clock.slotAt(new SimTime(1_999_999_999))).isZero();
        assertThat(clock.slotAt(SimTime.ofSeconds(2))).isEqualTo(1);
        assertThat(clock.startOf(35)).isEqualTo(SimTime.ofSeconds(70));
        assertThat(clock.roundOf(0)).isZero();
        assertThat(clock.roundOf(7)).isZero();
        assertThat(clock.roundOf(8)).isEqualTo(1);
        assertThat(clock.epochOf(70)).isZero();
        assertThat(clock.epochOf(71)).isEqualTo(1);
        assertThat(clock.firstSlotOfEpoch(1)).isEqualTo(71);
    }

    @Test
    void every_delegate_has_exactly_one_slot_in_a_round() {
        var chain = new ChainWalker(ConsensusParameters.medchain(7, Duration.ofSeconds(2)), 1);
        chain.walkToSlot(700);
        for (int round = 0; round < 100; round++) {
            var forgers = new TreeMap<String, Long>();
            for (int i = 1; i <= 7; i++) {
                var order = chain.rules().roundSchedule(chain.at(round * 7L), round * 7L + i);
                forgers.merge(order.get(i - 1).value(), 1L, Long::sum);
            }
            assertThat(forgers).hasSize(7);
        }
    }

    @Test
    void the_order_of_a_round_favours_no_delegate_and_no_position() {
        int n = 7;
        int rounds = 70_000;
        var cells = new long[n][n];
        var items = List.of(0, 1, 2, 3, 4, 5, 6);
        for (int round = 0; round < rounds; round++) {
            var order = Shuffle.of(items, ChainWalker.digest("seed " + round / 10), round);
            for (int at = 0; at < n; at++) {
                cells[order.get(at)][at]++;
            }
        }
        double expected = (double) rounds / n;
        double chi2 = 0;
        for (var row : cells) {
            for (long cell : row) {
                chi2 += (cell - expected) * (cell - expected) / expected;
            }
        }
        // (n-1)^2 = 36 degrees of freedom: 0.5 % and 99.5 % points
        assertThat(chi2).isBetween(17.89, 61.58);
    }

    @Test
    void all_orders_of_four_are_equally_likely() {
        var seen = new TreeMap<String, Long>();
        int draws = 48_000;
        for (int round = 0; round < draws; round++) {
            var order = Shuffle.of(List.of(0, 1, 2, 3), ChainWalker.digest("orders"), round);
            seen.merge(order.toString(), 1L, Long::sum);
        }
        double expected = draws / 24.0;
        double chi2 =
                seen.values().stream().mapToDouble(v -> (v - expected) * (v - expected)).sum();
        assertThat(seen).hasSize(24);
        // 23 degrees of freedom: 0.5 % and 99.5 % points
        assertThat(chi2 / expected).isBetween(9.26, 44.18);
    }

    @Test
    void the_order_changes_with_the_reveals_of_two_epochs_before() {
        var honest = new ChainWalker(ConsensusParameters.medchain(7, Duration.ofSeconds(2)), 5);
        var withheld = new ChainWalker(ConsensusParameters.medchain(7, Duration.ofSeconds(2)), 5);
        honest.walkToSlot(210);
        var absent = honest.rules().scheduled(honest.at(9), 10);
        withheld.walkToSlot(9).crash(List.of(absent)).walkToSlot(10);
        withheld.crash(List.of()).walkToSlot(210);
        assertThat(order(withheld, 71)).isEqualTo(order(honest, 71));
        assertThat(order(withheld, 141)).isNotEqualTo(order(honest, 141));
    }

    private static List<?> order(ChainWalker chain, long slot) {
        return chain.rules().roundSchedule(chain.at(slot / 70 * 70 - 1), slot);
    }
}
