package medchain.simulator.kernel;

import static org.assertj.core.api.Assertions.assertThat;

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
