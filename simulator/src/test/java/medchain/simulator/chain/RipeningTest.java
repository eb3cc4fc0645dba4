package medchain.simulator.chain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import medchain.simulator.kernel.SimTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** New stake waits, and chains wait for voters, as the networks' own sources say it. */
class RipeningTest {
    private static final Duration MONTH = Duration.ofDays(30);

    private static SimTime day(long day) {
        return SimTime.ZERO.plus(Duration.ofDays(day));
    }

    /** One token a day for 100 days: on day d, those of the last 30 days do not vote. */
    @Test
    void of_one_token_a_day_the_last_thirty_are_unripe() {
        var ripening = Ripening.NONE;
        for (long d = 0; d < 100; d++) {
            ripening = ripening.with(1, day(d), MONTH);
            assertThat(ripening.unripe(day(d), MONTH)).isEqualTo(Math.min(d + 1, 30));
            assertThat(ripening.portions().size()).isLessThanOrEqualTo(30);
        }
        for (long later = 0; later <= 31; later++) {
            assertThat(ripening.unripe(day(99 + later), MONTH)).isEqualTo(Math.max(0, 30 - later));
        }
    }

    /** What is staked within a day of a portion's first tokens ripens with them. */
    @Test
    void a_day_is_one_portion() {
        var ripening = Ripening.NONE;
        for (int hour = 0; hour < 48; hour++) {
            ripening = ripening.with(1, SimTime.ZERO.plus(Duration.ofHours(hour)), MONTH);
        }
        assertThat(ripening.portions())
                .containsExactly(
                        new Ripening.Portion(24, day(0)), new Ripening.Portion(24, day(1)));
    }

    @ParameterizedTest
    @CsvSource({"0, 60", "1, 59", "30, 30", "31, 29", "59, 1", "60, 0", "1000, 0"})
    void the_youngest_leave_first(long taken, long left) {
        var ripening = Ripening.NONE.with(30, day(0), MONTH).with(30, day(10), MONTH);
        var after = ripening.without(taken);
        assertThat(after.unripe(day(10), MONTH)).isEqualTo(left);
        assertThat(after.unripe(day(30), MONTH)).isEqualTo(Math.clamp(30 - taken, 0, 30));
    }

    @Test
    void nothing_ripens_before_the_next_ripening() {
        var ripening = Ripening.NONE.with(5, day(1), MONTH).with(7, day(9), MONTH);
        assertThat(ripening.next(day(9), MONTH)).isEqualTo(day(31));
        assertThat(ripening.next(day(31), MONTH)).isEqualTo(day(39));
        assertThat(ripening.next(day(39), MONTH)).isEqualTo(new SimTime(Long.MAX_VALUE));
        for (long d = 9; d < 45; d++) {
            var next = ripening.next(day(d), MONTH);
            if (next.nanos() < Long.MAX_VALUE) {
                var before = new SimTime(next.nanos() - 1);
                assertThat(ripening.unripe(before, MONTH))
                        .isEqualTo(ripening.unripe(day(d), MONTH))
                        .isGreaterThan(ripening.unripe(next, MONTH));
            }
        }
    }

    /** 150 of 1000 million tokens in units of a ten-thousandth (min_activated_stake). */
    @ParameterizedTest
    @CsvSource({
        "1500000000000, 10000000000000, true",
        "1499999999999, 10000000000000, false",
        "15000000000000000, 100000000000000000, true",
        "14999999999999999, 100000000000000000, false"
    })
    void fifteen_percent_are_enough_to_the_token(long voted, long supply, boolean enough) {
        assertThat(new Safeguards(Duration.ZERO, 15, true).isReached(voted, supply))
                .isEqualTo(enough);
    }
}
