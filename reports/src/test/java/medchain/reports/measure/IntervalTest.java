package medchain.reports.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class IntervalTest {
    private static final BigDecimal TOLERANCE = new BigDecimal("0.000001");

    private static List<BigDecimal> values(String... texts) {
        return Stream.of(texts).map(BigDecimal::new).toList();
    }

    private static void assertIs(Interval interval, String low, String high) {
        assertThat(interval.low()).isCloseTo(new BigDecimal(low), within(TOLERANCE));
        assertThat(interval.high()).isCloseTo(new BigDecimal(high), within(TOLERANCE));
    }

    @Test
    void the_mean_of_five_replicates_has_the_t_interval_of_the_tables() {
        // t(0.975, 4) = 2.776445, s = 1.581139
        assertIs(
                Interval.ofMean(values("1", "2", "3", "4", "5")).orElseThrow(),
                "1.036757",
                "4.963243");
    }

    @Test
    void equal_replicates_have_an_interval_without_width_and_one_has_none() {
        assertIs(Interval.ofMean(values("7", "7", "7")).orElseThrow(), "7", "7");
        assertThat(Interval.ofMean(values("7"))).isEmpty();
    }

    @Test
    void shares_have_wilsons_interval_also_at_the_ends() {
        assertIs(Interval.ofShare(8, 10).orElseThrow(), "0.490162", "0.943318");
        assertIs(Interval.ofShare(0, 10).orElseThrow(), "0", "0.277533");
        assertIs(Interval.ofShare(10, 10).orElseThrow(), "0.722467", "1");
        assertThat(Interval.ofShare(0, 0)).isEmpty();
        assertThatThrownBy(() -> Interval.ofShare(2, 1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void about_95_of_100_intervals_hold_the_true_mean() {
        var random = new SplittableRandom(7);
        int held = 0;
        int trials = 2000;
        for (int i = 0; i < trials; i++) {
            var sample =
                    DoubleStream.generate(() -> 10 + random.nextGaussian())
                            .limit(5)
                            .mapToObj(BigDecimal::new)
                            .toList();
            var interval = Interval.ofMean(sample).orElseThrow();
            if (interval.overlaps(new Interval(BigDecimal.TEN, BigDecimal.TEN))) {
                held++;
            }
        }
        assertThat((double) held / trials).isBetween(0.93, 0.97);
    }
}
