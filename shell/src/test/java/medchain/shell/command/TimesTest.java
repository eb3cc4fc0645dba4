package medchain.shell.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import medchain.simulator.kernel.SimTime;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimesTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0.0s",
        "12500, 12.5s",
        "59990, 59.9s",
        "60000, 1m 00s",
        "200500, 3m 20s",
        "3599999, 59m 59s",
        "3600000, 1h 00m 00s",
        "7510000, 2h 05m 10s"
    })
    void people_read_times_in_few_digits_and_never_sixty_seconds(long millis, String shown) {
        var time = SimTime.ZERO.plus(Duration.ofMillis(millis));
        assertThat(Times.brief(time)).isEqualTo(shown);
        assertThat(Times.shown(time).exact()).isEqualTo(time.seconds());
    }
}
