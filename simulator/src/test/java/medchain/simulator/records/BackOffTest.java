package medchain.simulator.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import medchain.simulator.identity.AccountId;
import medchain.simulator.kernel.SimTime;
import org.junit.jupiter.api.Test;

class BackOffTest {
    private static final AccountId EVE = new AccountId("eve");
    private final BackOff backOff = new BackOff();
    private SimTime now = SimTime.ZERO;

    private void fail(int times) {
        for (int i = 0; i < times; i++) {
            backOff.wrong(EVE, now);
        }
    }

    private Duration waitsFor() {
        var until = now;
        while (backOff.waits(EVE, until)) {
            until = until.plus(Duration.ofSeconds(1));
        }
        return until.since(now);
    }

    @Test
    void four_wrong_passwords_are_free_the_fifth_costs_half_a_minute() {
        fail(4);
        assertThat(backOff.waits(EVE, now)).isFalse();
        fail(1);
        assertThat(waitsFor()).isEqualTo(Duration.ofSeconds(30));
        assertThat(backOff.waits(new AccountId("alice"), now)).isFalse();
    }

    @Test
    void each_further_one_doubles_the_wait_up_to_a_quarter_of_an_hour() {
        fail(5);
        for (long expected : new long[] {60, 120, 240, 480, 900, 900}) {
            now = now.plus(waitsFor());
            fail(1);
            assertThat(waitsFor()).isEqualTo(Duration.ofSeconds(expected));
        }
    }

    @Test
    void guessing_while_one_waits_makes_the_wait_no_longer() {
        fail(50);
        assertThat(waitsFor()).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void the_right_password_begins_anew() {
        fail(4);
        backOff.right(EVE);
        fail(4);
        assertThat(backOff.waits(EVE, now)).isFalse();
    }
}
