package medchain.simulator.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import medchain.simulator.kernel.SimTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * How many blocks are lost because the next delegate has not heard of them, against closed forms:
 * delegates forge in turn on the highest block they know, the first of two equals, and push it to
 * all others through the real gossip.
 */
class OrphanRatesTest {
    private static final int DELEGATES = 7;
    private static final Duration SLOT = Duration.ofSeconds(100);
    private static final int GENESIS = 0;

    /** A block is known by the slot in which it was forged. */
    private static final class Race extends Pushed {
        private final List<Integer> parents = new ArrayList<>(List.of(GENESIS));
        private final List<Integer> heights = new ArrayList<>(List.of(0));
        private final int[] blockOfItem = new int[1 << 16];
        private final BitSet[] known = new BitSet[DELEGATES];
        private final List<List<Integer>> orphaned = new ArrayList<>();
        private final int[] heads = new int[DELEGATES];

        Race(LatencyModel latency, long seed) {
            super(DELEGATES, DELEGATES - 1, latency, seed);
            for (int i = 0; i < DELEGATES; i++) {
                known[i] = new BitSet();
                known[i].set(GENESIS);
                orphaned.add(new ArrayList<>());
            }
        }

        /** The share of forged blocks that is not on the longest branch. */
        double orphans(int slots, int blocksPerTurn) {
            for (int slot = 1; slot <= slots; slot++) {
                long start = slot * SLOT.toNanos();
                runTo(start);
                agenda.advanceTo(new SimTime(start));
                int forger = slot / blocksPerTurn % DELEGATES;
                parents.add(heads[forger]);
                heights.add(heights.get(heads[forger]) + 1);
                int item = gossip.add(0, 10L * slot, 0);
                blockOfItem[item] = slot;
                learn(forger, slot);
                push(forger, item, forger);
            }
            int best = heights.stream().mapToInt(Integer::intValue).max().orElseThrow();
            return (slots - best) / (double) slots;
        }

        @Override
        public void received(int node, int from, int item) {
            int block = blockOfItem[item];
            if (known[node].get(parents.get(block))) {
                learn(node, block);
            } else {
                orphaned.get(node).add(block);
            }
        }

        private void learn(int node, int block) {
            known[node].set(block);
            if (heights.get(block) > heights.get(heads[node])) {
                heads[node] = block;
            }
            var children =
                    orphaned.get(node).stream().filter(b -> parents.get(b) == block).toList();
            orphaned.get(node).removeAll(children);
            children.forEach(child -> learn(node, child));
        }
    }

    private static Duration slots(double share) {
        return Duration.ofNanos((long) (share * SLOT.toNanos()));
    }

    private static Race constant(double delay) {
        return new Race(new LatencyModel.Constant(slots(delay)), 1);
    }

    @Test
    void nothing_is_lost_below_the_slot_time() {
        assertThat(constant(0.99).orphans(5_000, 1)).isZero();
        assertThat(constant(0.99).orphans(5_000, 12)).isZero();
    }

    /** Growth is 1/(1 + floor(d/T)). */
    @ParameterizedTest
    @CsvSource({"1.01, 2", "1.99, 2", "2.5, 3", "3.5, 4"})
    void beyond_it_one_block_in_so_many_is_kept(double delay, int oneIn) {
        double kept = 1 - constant(delay).orphans(5_000, 1);
        assertThat(kept).isCloseTo(1.0 / oneIn, within(0.001));
    }

    /** With r blocks a turn floor(d/T)/r of them are lost. */
    @ParameterizedTest
    @CsvSource({"1.5, 12, 1", "2.5, 12, 2", "1.5, 6, 1"})
    void in_long_turns_only_the_first_blocks_are_lost(double delay, int turn, int lost) {
        assertThat(constant(delay).orphans(12_000, turn))
                .isCloseTo((double) lost / turn, within(0.001));
    }

    /** P(D > T) = e^(-T/mu) with one block a turn; sum over k of P(D > kT)/r with r. */
    @ParameterizedTest
    @CsvSource({"0.2, 1", "0.3, 1", "0.5, 12"})
    void with_exponential_delays_as_many_are_lost_as_come_late(double mean, int turn) {
        int slots = 120_000;
        double expected = 0;
        for (int k = 1; k <= 20; k++) {
            expected += turn == 1 && k > 1 ? 0 : Math.exp(-k / mean) / turn;
        }
        double found = new Race(Pushed.exponential(slots(mean)), 3).orphans(slots, turn);
        // losses come in ones or, in long turns, in runs: their number varies a little more
        double error = Math.sqrt(expected * 1.2 / slots);
        assertThat(found).isCloseTo(expected, within(3.29 * error));
    }
}
