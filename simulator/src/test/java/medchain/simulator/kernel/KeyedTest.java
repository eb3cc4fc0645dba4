package medchain.simulator.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import org.junit.jupiter.api.Test;

class KeyedTest {
    private static final int DRAWS = 200_000;

    private final Keyed keyed = new Streams(7).keyed("test");

    @Test
    void further_bits_of_a_draw_know_nothing_of_the_draw() {
        // of those whose first unit falls into each tenth, as many have a small second one
        var small = new int[10];
        var all = new int[10];
        for (int i = 0; i < DRAWS; i++) {
            long bits = keyed.draw(i % 100, i, 3);
            int tenth = (int) (10 * Keyed.unit(bits));
            all[tenth]++;
            small[tenth] += Keyed.unit(Keyed.further(bits)) < 0.05 ? 1 : 0;
        }
        for (int tenth = 0; tenth < 10; tenth++) {
            // four standard deviations of a binomial count
            double expected = 0.05 * all[tenth];
            assertThat((double) small[tenth])
                    .isBetween(
                            expected - 4 * deviation(expected), expected + 4 * deviation(expected));
        }
    }

    @Test
    void a_draw_that_is_begun_once_for_many_is_that_of_each() {
        long begun = keyed.begin(5, -9);
        for (long a = -3; a < 3; a++) {
            assertThat(Keyed.end(begun, a)).isEqualTo(keyed.draw(a, 5, -9));
        }
    }

    @Test
    void no_two_draws_of_a_grid_are_alike() {
        var seen = new HashSet<Long>();
        for (long a = 0; a < 60; a++) {
            for (long b = 0; b < 60; b++) {
                for (long c = 0; c < 60; c++) {
                    seen.add(keyed.draw(a << 32 | b, b * 1_000_000, c));
                    seen.add(keyed.draw(a, b, ~c));
                }
            }
        }
        assertThat(seen).hasSize(2 * 60 * 60 * 60);
    }

    @Test
    void every_number_of_a_draw_turns_half_of_its_bits() {
        for (int bit = 0; bit < 64; bit++) {
            long flip = 1L << bit;
            int turnedByFirst = 0;
            int turnedBySecond = 0;
            int turnedByThird = 0;
            for (int i = 0; i < 1_000; i++) {
                long draw = keyed.draw(i, 2 * i, 3);
                turnedByFirst += Long.bitCount(draw ^ keyed.draw(i ^ flip, 2 * i, 3));
                turnedBySecond += Long.bitCount(draw ^ keyed.draw(i, 2 * i ^ flip, 3));
                turnedByThird += Long.bitCount(draw ^ keyed.draw(i, 2 * i, 3 ^ flip));
            }
            // of 64,000 bits: five standard deviations of a binomial count
            assertThat(turnedByFirst).as("first, bit %d", bit).isBetween(31_360, 32_640);
            assertThat(turnedBySecond).as("second, bit %d", bit).isBetween(31_360, 32_640);
            assertThat(turnedByThird).as("third, bit %d", bit).isBetween(31_360, 32_640);
        }
    }

    @Test
    void neither_do_they_of_its_gaussian() {
        double sum = 0;
        for (int i = 0; i < DRAWS; i++) {
            long bits = keyed.draw(i % 100, i, 3);
            sum += Keyed.gaussian(bits) * (Keyed.unit(Keyed.further(bits)) - 0.5);
        }
        double deviationOfMean = Math.sqrt(1.0 / 12 / DRAWS);
        assertThat(Math.abs(sum / DRAWS)).isLessThan(4 * deviationOfMean);
    }

    private static double deviation(double expected) {
        return Math.sqrt(expected * 0.95);
    }
}
