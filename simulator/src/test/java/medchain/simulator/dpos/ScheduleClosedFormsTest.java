package medchain.simulator.dpos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.ArrayList;
import java.util.TreeMap;
import medchain.simulator.atlas.ChainWalker;
import medchain.simulator.atlas.Sample;
import medchain.simulator.identity.AccountId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Empty slots, runs of them, and the distance between turns (design, 4.1, 4.2 and 4.11). */
class ScheduleClosedFormsTest {
    private static final Duration SLOT = Duration.ofSeconds(2);
    private static final double Z = 3.2;

    @ParameterizedTest
    @CsvSource({"4, 1", "7, 1", "7, 2", "7, 4", "21, 6"})
    void crashed_delegates_leave_exactly_their_share_of_slots_empty(int n, int f) {
        var chain = new ChainWalker(ConsensusParameters.medchain(n, SLOT), 3);
        chain.crash(ChainWalker.delegates(n).subList(0, f)).walkToSlot(200L * n);
        assertThat(chain.head().height()).isEqualTo(200L * (n - f));
    }

    @Test
    void turns_are_n_slots_apart_on_average_with_the_variance_of_a_triangle() {
        int n = 7;
        int rounds = 3000;
        var chain = new ChainWalker(ConsensusParameters.medchain(n, SLOT), 4);
        chain.walkToSlot((long) rounds * n);
        var last = new TreeMap<AccountId, Long>();
        var gaps = new ArrayList<Double>();
        long sameOverBorder = 0;
        for (long slot = 1; slot <= (long) rounds * n; slot++) {
            var forger = chain.rules().scheduled(chain.at(slot - 1), slot);
            var before = last.put(forger, slot);
            if (before != null) {
                gaps.add((double) (slot - before));
                sameOverBorder += slot - before == 1 ? 1 : 0;
            }
        }
        var sample = Sample.of(gaps);
        assertThat(gaps).allMatch(g -> g >= 1 && g <= 2 * n - 1);
        assertThat(sample.mean()).isCloseTo(n, within(0.02));
        double variance = sample.deviation() * sample.deviation();
        assertThat(variance).isCloseTo((n * n - 1) / 6.0, within(0.25));
        double share = (double) sameOverBorder / rounds;
        double error = Math.sqrt(1.0 / n * (1 - 1.0 / n) / rounds);
        assertThat(share).isCloseTo(1.0 / n, within(Z * error));
    }

    @ParameterizedTest
    @CsvSource({"1, 0.28571", "2, 0.04762"})
    void runs_of_missed_slots_inside_a_round_are_as_rare_as_counting_says(int k, double expected) {
        int n = 7;
        int f = 2;
        var down = ChainWalker.delegates(n).subList(0, f);
        long runs = 0;
        int rounds = 6000;
        for (int round = 0; round < rounds; round++) {
            var order = Shuffle.of(ChainWalker.delegates(n), ChainWalker.digest("runs"), round);
            runs += down.containsAll(order.subList(2, 2 + k)) ? 1 : 0;
        }
        double error = Math.sqrt(expected * (1 - expected) / rounds);
        assertThat((double) runs / rounds).isCloseTo(expected, within(Z * error));
    }

    @Test
    void rounds_of_blocks_wait_longer_for_the_crashed_than_rounds_of_slots() {
        // n + f(n+1)/(m+1) slots a round: 1.1654 a block for n = 21, f = 3
        var p = Presets.named("hive-legacy").orElseThrow();
        var m = p.policies();
        var uniform =
                p.with(
                        new Policies(
                                SlotOrder.LISK,
                                1,
                                0,
                                0,
                                m.epochs(),
                                m.activation(),
                                m.finality(),
                                m.forkChoice()));
        var chain = new ChainWalker(uniform, 5);
        chain.crash(ChainWalker.delegates(21).subList(0, 3)).walkBlocks(21 * 600);
        double slotsPerBlock = (double) chain.head().slot() / chain.head().height();
        assertThat(slotsPerBlock).isCloseTo(1.1654, within(0.01));
    }

    @ParameterizedTest
    @CsvSource({"1, 1.1429", "2, 1.3333", "4, 2.0"})
    void a_transaction_that_some_refuse_waits_for_the_first_who_does_not(
            int refusers, double blocks) {
        int n = 7;
        var against = ChainWalker.delegates(n).subList(0, refusers);
        var waits = new ArrayList<Double>();
        for (int round = 0; round < 8000; round++) {
            var order = Shuffle.of(ChainWalker.delegates(n), ChainWalker.digest("censor"), round);
            int first = 0;
            while (against.contains(order.get(first))) {
                first++;
            }
            waits.add(first + 1.0);
        }
        var sample = Sample.of(waits);
        assertThat(sample.mean())
                .isCloseTo((n + 1.0) / (n - refusers + 1), within(sample.halfWidth(Z)));
        assertThat((n + 1.0) / (n - refusers + 1)).isCloseTo(blocks, within(0.001));
    }
}
