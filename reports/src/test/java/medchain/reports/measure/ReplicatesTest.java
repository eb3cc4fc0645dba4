package medchain.reports.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import medchain.reports.WardDay;
import org.junit.jupiter.api.Test;

class ReplicatesTest {
    private static Measurements day(int transactions) {
        return Measurements.of(
                History.of(
                        WardDay.facts(transactions),
                        WardDay.end(transactions),
                        _ -> Optional.empty()));
    }

    private static MeasureName name(String text) {
        return MeasureName.parse(text).orElseThrow();
    }

    @Test
    void replicates_are_told_as_their_mean_and_its_interval() {
        var summary = new Replicates(List.of(day(30), day(60), day(90))).of(name("submitted"));

        assertThat(summary.value()).contains(new BigDecimal("60"));
        assertThat(summary.replicates()).isEqualTo(3);
        // t(0.975, 2) = 4.302653, s = 30
        assertThat(summary.interval().orElseThrow().high())
                .isBetween(new BigDecimal("134.52"), new BigDecimal("134.53"));
    }

    @Test
    void one_run_is_told_as_it_is_without_an_interval() {
        var summary = new Replicates(List.of(day(30))).of(name("sum_amount_submitted"));

        assertThat(summary.value()).contains(new BigDecimal("736.50"));
        assertThat(summary.interval()).isEmpty();
    }

    @Test
    void what_too_few_runs_saw_says_from_how_many_it_is() {
        var quiet = Measurements.of(History.of(List.of(), WardDay.end(0), _ -> Optional.empty()));
        var summary = new Replicates(List.of(day(30), quiet)).of(name("irreversible_latency_p95"));

        assertThat(summary.replicates()).isEqualTo(1);
        assertThat(summary.observations()).isEqualTo(24);
        assertThat(summary.interval()).isEmpty();
    }
}
