package medchain.scenarios.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import medchain.scenarios.language.BadInput;
import medchain.scenarios.language.Place;
import medchain.scenarios.language.Workload.Rate;
import medchain.simulator.kernel.Streams;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArrivalTimesTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    @TempDir private Path folder;

    @Test
    void a_fixed_rate_is_met_exactly_from_slow_to_fast() {
        for (int rate : new int[] {1, 10, 333, 10_000}) {
            var times = times(new Rate.Even(rate, rate, MINUTE));
            assertThat(times).as("at %s/s", rate).hasSize(60 * rate).isSorted();
            assertThat(times.getFirst()).isEqualTo(Duration.ZERO);
            assertThat(times.get(rate)).isEqualTo(Duration.ofSeconds(1));
        }
        assertThat(times(new Rate.Even(0.5, 0.5, MINUTE))).hasSize(30);
        assertThat(times(new Rate.Even(0, 0, MINUTE))).isEmpty();
    }

    /** Every open loop that is not random, over an hour's share of 200,000 requests at most. */
    @ParameterizedTest
    @ValueSource(ints = {10, 100, 1_000, 10_000})
    void every_set_rate_is_met_within_a_thousandth(int rate) throws Exception {
        var time = Duration.ofSeconds(20);
        var half = Duration.ofSeconds(10);
        var day = Duration.ofSeconds(5);
        Files.writeString(folder.resolve("days.csv"), ("n\n" + (5 * rate + "\n").repeat(4)));
        var replayed = new StringBuilder("at\n");
        for (int i = 0; i < 20 * rate; i++) {
            replayed.append(BigDecimal.valueOf(i).divide(BigDecimal.valueOf(rate))).append('\n');
        }
        Files.writeString(folder.resolve("times.csv"), replayed);
        var even = new Rate.Even(rate, rate, half);

        for (Rate set :
                List.of(
                        new Rate.Even(rate, rate, time),
                        new Rate.Even(rate / 2.0, rate * 1.5, time),
                        new Rate.Step(rate / 2.0, rate, half, time),
                        new Rate.Daily("days.csv", "n", day),
                        new Rate.Replay("times.csv", "at"),
                        new Rate.Composite(
                                List.of(
                                        new Rate.Part(even, Duration.ZERO),
                                        new Rate.Part(even, half))))) {
            var times = times(set);
            assertThat((double) times.size() / 20)
                    .as("%s a second by %s", rate, set)
                    .isCloseTo(rate, withinPercentage(0.1));
            assertThat(times).isSorted();
            assertThat(times.getLast()).isLessThan(time);
        }
    }

    @Test
    void nothing_arrives_at_rate_zero() {
        assertThat(times(new Rate.Even(0, 0, MINUTE))).isEmpty();
    }

    /** Its count is itself random, by the square root of what is expected. */
    @Test
    void a_poisson_rate_is_met_within_a_thousandth_over_many_requests() {
        long total = 0;
        for (int second = 0; second < 20; second++) {
            var seeded = new Streams(second).stream("times");
            total +=
                    new ArrivalTimes(new Place("test", 1, 1), folder)
                            .of(new Rate.Poisson(10_000, Duration.ofSeconds(50)), seeded)
                            .size();
        }
        assertThat(total / 1000.0).isCloseTo(10_000, withinPercentage(0.1));
    }

    @Test
    void a_linear_rate_grows_evenly() {
        var times = times(new Rate.Even(0, 100, MINUTE));
        assertThat(times).hasSize(3000).isSorted();
        assertThat(before(times, Duration.ofSeconds(30))).isEqualTo(750);
        assertThat(times.getLast()).isLessThan(MINUTE);
        assertThat(before(times(new Rate.Even(100, 0, MINUTE)), Duration.ofSeconds(30)))
                .isEqualTo(2250);
    }

    @Test
    void steps_add_their_share_at_their_time() {
        var times = times(new Rate.Step(10, 5, Duration.ofSeconds(20), Duration.ofSeconds(50)));
        assertThat(before(times, Duration.ofSeconds(20))).isEqualTo(200);
        assertThat(before(times, Duration.ofSeconds(40))).isEqualTo(500);
        assertThat(times).hasSize(700);
    }

    @Test
    void poisson_arrivals_have_the_rate_and_the_spread_of_a_poisson_process() {
        var times = times(new Rate.Poisson(1000, MINUTE));
        assertThat((double) times.size()).isCloseTo(60_000, within(4 * Math.sqrt(60_000)));
        double squares = 0;
        for (int second = 0; second < 60; second++) {
            long count =
                    before(times, Duration.ofSeconds(second + 1))
                            - before(times, Duration.ofSeconds(second));
            squares += (count - 1000.0) * (count - 1000.0);
        }
        assertThat(squares / 60 / 1000).as("variance to mean").isBetween(0.45, 1.7);
        assertThat(times(new Rate.Poisson(1000, MINUTE))).isEqualTo(times);
    }

    @Test
    void days_of_a_file_are_played_one_after_the_other() throws Exception {
        Files.writeString(folder.resolve("days.csv"), "day,tests\n1,10\n2,0\n3,30\n4,\n");
        var times = times(new Rate.Daily("days.csv", "tests", MINUTE));
        assertThat(times).hasSize(40);
        assertThat(before(times, MINUTE)).isEqualTo(10);
        assertThat(before(times, MINUTE.multipliedBy(2))).isEqualTo(10);
        assertThat(times.get(11)).isEqualTo(MINUTE.multipliedBy(2).plusSeconds(2));
    }

    @Test
    void what_was_recorded_is_replayed_to_the_nanosecond() throws Exception {
        Files.writeString(
                folder.resolve("transactions.csv"),
                "tx_id,submitted_s\na,0.5\nb,12.123456789\nc,\n");
        assertThat(times(new Rate.Replay("transactions.csv", "submitted_s")))
                .containsExactly(Duration.ofMillis(500), Duration.ofNanos(12_123_456_789L));
        assertThatThrownBy(() -> times(new Rate.Replay("transactions.csv", "submited_s")))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("no column \"submited_s\"");
    }

    @Test
    void a_column_that_holds_no_numbers_is_refused_with_its_row() throws Exception {
        Files.writeString(folder.resolve("days.csv"), "tests\n1\n-2\n");
        assertThatThrownBy(() -> times(new Rate.Daily("days.csv", "tests", MINUTE)))
                .isInstanceOfSatisfying(
                        BadInput.class,
                        b -> assertThat(b.line()).startsWith("days.csv:3:1: row 1, tests: \"-2\""));
    }

    @Test
    void more_records_than_the_cap_are_refused_before_they_are_made() {
        assertThatThrownBy(() -> times(new Rate.Even(100_000, 100_000, MINUTE)))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("more than 1000000 records");
    }

    private static long before(List<Duration> times, Duration end) {
        return times.stream().filter(t -> t.compareTo(end) < 0).count();
    }

    private List<Duration> times(Rate rate) {
        return new ArrivalTimes(new Place("f.yaml", 1, 1), folder)
                .of(rate, new Streams(42).stream("times"));
    }
}
