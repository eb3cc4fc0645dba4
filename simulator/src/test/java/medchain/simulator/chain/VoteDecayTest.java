package medchain.simulator.chain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import medchain.simulator.kernel.SimTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** How much of a vote is left, as the networks' own sources say it. */
class VoteDecayTest {
    private static final long WEIGHT = 100_000_000_000_000_000L;
    private static final SimTime CAST = SimTime.ZERO.plus(Duration.ofDays(3));

    private static SimTime after(long days) {
        return CAST.plus(Duration.ofDays(days));
    }

    @ParameterizedTest
    @CsvSource({"0", "4", "26", "52", "53", "78", "104", "520", "5200"})
    void an_antelope_vote_halves_in_52_weeks_and_steps_by_weeks(long weeks) {
        long left = VoteDecay.ANTELOPE_52W.left(WEIGHT, CAST, after(7 * weeks));
        assertThat((double) left)
                .isCloseTo(
                        (double) WEIGHT * Math.pow(2, -weeks / 52.0),
                        org.assertj.core.api.Assertions.within(2.0 + WEIGHT * 1e-15));
        // Cast on day 3 of a week: the week ends four days later, whatever the vote's own age.
        assertThat(VoteDecay.ANTELOPE_52W.left(WEIGHT, CAST, after(7 * weeks + 3))).isEqualTo(left);
        assertThat(VoteDecay.ANTELOPE_52W.left(WEIGHT, CAST, after(7 * weeks + 4)))
                .isLessThanOrEqualTo(left);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 8", "359, 8", "360, 7", "404, 7", "405, 6", "450, 5", "495, 4", "540, 3", "585, 2",
        "630, 1", "674, 1", "675, 0", "5000, 0"
    })
    void a_bitshares_vote_is_whole_for_360_days_and_then_loses_an_eighth_every_45(
            long days, long eighths) {
        assertThat(VoteDecay.GRAPHENE_STEPS.left(WEIGHT, CAST, after(days)))
                .isEqualTo(WEIGHT / 8 * eighths);
        assertThat(VoteDecay.GRAPHENE_STEPS.left(1, CAST, after(days)))
                .isEqualTo(eighths == 0 ? 0 : 1);
    }

    @Test
    void a_hive_vote_ends_after_a_year() {
        assertThat(VoteDecay.HIVE_EXPIRY.left(WEIGHT, CAST, after(364))).isEqualTo(WEIGHT);
        assertThat(VoteDecay.HIVE_EXPIRY.left(WEIGHT, CAST, after(365))).isZero();
    }

    @ParameterizedTest
    @EnumSource(VoteDecay.class)
    void nothing_is_lost_before_the_next_loss_and_a_vote_never_grows(VoteDecay decay) {
        for (long day = 0; day < 900; day++) {
            var now = after(day);
            long left = decay.left(WEIGHT, CAST, now);
            var next = decay.nextLoss(CAST, now);
            assertThat(next.isAfter(now)).isTrue();
            if (next.nanos() < Long.MAX_VALUE) {
                assertThat(decay.left(WEIGHT, CAST, new SimTime(next.nanos() - 1))).isEqualTo(left);
                assertThat(decay.left(WEIGHT, CAST, next)).isLessThan(left);
            } else {
                assertThat(decay.left(WEIGHT, CAST, after(day + 10_000))).isEqualTo(left);
            }
        }
    }
}
