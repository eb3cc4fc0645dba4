package medchain.simulator.dpos;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.LongFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import medchain.simulator.atlas.ChainWalker;
import org.junit.jupiter.api.Test;

/** Shuffles of real networks, with the flaws that the design measured in their own code. */
class RealOrdersTest {
    private static final List<Integer> WITNESSES = IntStream.range(0, 21).boxed().toList();

    @Test
    void the_graphene_shuffle_is_far_from_uniform_in_the_known_cells() {
        int draws = 200_000;
        var cells = cells(21, draws, i -> RealOrders.graphene(WITNESSES, 1_500_000_000L + 63 * i));
        double expected = draws / 21.0;
        assertThat(chi2(cells, expected)).isBetween(85_000.0, 97_000.0);
        assertThat(cells[5][13] / expected).isBetween(2.2, 2.4);
        assertThat(cells[5][9] / expected).isBetween(0.19, 0.24);
    }

    @Test
    void the_graphene_shuffle_steps_as_in_its_source() {
        // by hand for i = 0: k = t << 32; k ^= k >> 12; k ^= k << 25; k ^= k >> 27; k *= M
        assertThat(RealOrders.graphene(List.of(0, 1, 2), 0)).startsWith(0);
        var order = RealOrders.graphene(WITNESSES, 1_456_300_800L);
        assertThat(order).hasSize(21).doesNotHaveDuplicates().isNotEqualTo(WITNESSES);
    }

    @Test
    void the_ark_shuffle_never_reaches_some_cells_and_overfills_others() {
        int draws = 20_000;
        var items = IntStream.range(0, 51).boxed().toList();
        var cells = cells(51, draws, round -> RealOrders.ark(items, round + 1));
        double expected = draws / 51.0;
        var all = java.util.Arrays.stream(cells).flatMapToLong(LongStream::of).toArray();
        double most = LongStream.of(all).max().orElseThrow() / expected;
        assertThat(most).isBetween(22.0, 24.0);
    }

    @Test
    void the_lisk_order_favours_no_position() {
        int draws = 8_400;
        var delegates = ChainWalker.delegates(21);
        var cells =
                cells(
                        21,
                        draws,
                        i ->
                                RealOrders.lisk(delegates, ChainWalker.digest("s" + i)).stream()
                                        .map(delegates::indexOf)
                                        .toList());
        // 400 degrees of freedom: 0.5 % and 99.5 % points
        assertThat(chi2(cells, draws / 21.0)).isBetween(330.9, 476.6);
    }

    /** How often an item of the input (row) came to a position (column). */
    private static long[][] cells(int n, int draws, LongFunction<List<Integer>> order) {
        var cells = new long[n][n];
        for (long draw = 0; draw < draws; draw++) {
            var items = order.apply(draw);
            for (int at = 0; at < n; at++) {
                cells[items.get(at)][at]++;
            }
        }
        return cells;
    }

    private static double chi2(long[][] cells, double expected) {
        double sum = 0;
        for (var row : cells) {
            for (long cell : row) {
                sum += (cell - expected) * (cell - expected) / expected;
            }
        }
        return sum;
    }
}
