package medchain.scenarios.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import medchain.scenarios.language.Arguments.Value;
import org.junit.jupiter.api.Test;

class UnitsTest {
    @Test
    void durations_are_read_to_the_nanosecond() {
        assertThat(Units.duration(value("50ms"))).isEqualTo(Duration.ofMillis(50));
        assertThat(Units.duration(value("1.5m"))).isEqualTo(Duration.ofSeconds(90));
        assertThat(Units.duration(value("0.000000001s"))).isEqualTo(Duration.ofNanos(1));
        assertThat(Units.duration(value("36500d"))).isEqualTo(Duration.ofDays(36500));
    }

    @Test
    void shares_rates_and_sizes_are_read_with_their_units() {
        assertThat(Units.share(value("1%"))).isEqualTo(0.01);
        assertThat(Units.share(value("0.1%"))).isEqualTo(0.001);
        assertThat(Units.rate(value("20/s"))).isEqualTo(20);
        assertThat(Units.rate(value("60/m"))).isEqualTo(1);
        assertThat(Units.size(value("64KiB"))).isEqualTo(65536);
        assertThat(Units.whole(value("-9223372036854775808"), Long.MIN_VALUE, 0))
                .isEqualTo(Long.MIN_VALUE);
    }

    @Test
    void a_missing_unit_is_guessed_in_the_hint_but_never_silently() {
        assertThat(refused(Units::duration, "5").hint()).hasValue("the unit is missing: 5ms?");
        assertThat(refused(Units::share, "0.3").hint()).hasValue("a share needs its sign: 30%");
        assertThat(refused(Units::rate, "20").hint()).hasValue("the unit is missing: 20/s?");
        assertThat(refused(Units::size, "64").hint()).hasValue("the unit is missing: 64KiB?");
    }

    @Test
    void what_is_no_plain_quantity_is_bad_data() {
        for (var text :
                List.of(
                        "",
                        "-1s",
                        "1e9s",
                        "NaNs",
                        "0x10s",
                        "１２s",
                        "1,5s",
                        "1 s",
                        "36501d",
                        "9".repeat(40) + "s",
                        "١s")) {
            assertThat(refused(Units::duration, text).exitCode()).as(text).isEqualTo(65);
        }
        for (var text : List.of("101%", "-1%", "NaN%", "1e2%", "%")) {
            assertThat(refused(Units::share, text).exitCode()).as(text).isEqualTo(65);
        }
        for (var text : List.of("1.0", "9223372036854775808", "1e3", "+1", "１２", "0x1")) {
            assertThat(refused(v -> Units.whole(v, 0, Long.MAX_VALUE), text).exitCode())
                    .as(text)
                    .isEqualTo(65);
        }
    }

    private static BadInput refused(Function<Value, ?> reader, String text) {
        var refusal = catchThrowableOfType(BadInput.class, () -> reader.apply(value(text)));
        assertThat(refusal).as(text).isNotNull();
        return refusal;
    }

    private static Value value(String text) {
        return new Value(text, new Place("f.yaml", 3, 4));
    }
}
