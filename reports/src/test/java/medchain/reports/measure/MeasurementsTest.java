package medchain.reports.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import medchain.reports.WardDay;
import medchain.reports.measure.Measurements.Known;
import medchain.reports.measure.Measurements.NothingSeen;
import medchain.reports.measure.Measurements.Unknown;
import org.junit.jupiter.api.Test;

class MeasurementsTest {
    private static final Measurements DAY = of(30);

    private static Measurements of(int transactions) {
        return Measurements.of(
                History.of(
                        WardDay.facts(transactions),
                        WardDay.end(transactions),
                        _ -> Optional.empty()));
    }

    private static BigDecimal value(String name) {
        assertThat(DAY.value(name)).as(name).isInstanceOf(Known.class);
        return ((Known) DAY.value(name)).value();
    }

    @Test
    void outcomes_add_up_to_what_was_submitted() {
        var parts =
                List.of(
                        "irreversible",
                        "waiting",
                        "denied",
                        "expired",
                        "rejected",
                        "lost_transactions");

        var sum =
                parts.stream()
                        .map(MeasurementsTest::value)
                        .reduce(BigDecimal.ZERO, BigDecimal::add);

        assertThat(sum).isEqualByComparingTo(value("submitted")).isEqualByComparingTo("30");
        assertThat(value("denied")).isEqualByComparingTo("2");
        assertThat(value("rejected")).isEqualByComparingTo("2");
        assertThat(value("approved")).isEqualByComparingTo("24");
    }

    @Test
    void amounts_are_summed_exactly_over_every_row_refused_ones_included() {
        var expected =
                LongStream.range(0, 30)
                        .mapToObj(i -> new BigDecimal("10.05").add(BigDecimal.valueOf(i)))
                        .reduce(BigDecimal.ZERO, BigDecimal::add);

        assertThat(value("sum_amount_submitted")).isEqualTo(expected);
        assertThat(value("sum_amount_irreversible")).isLessThan(expected);
    }

    @Test
    void percentiles_are_observed_values_by_nearest_rank() {
        var hundred =
                new Distribution(LongStream.rangeClosed(1, 100).map(i -> 101 - i).toArray(), 0);

        assertThat(hundred.of(Statistic.P50)).contains(BigDecimal.valueOf(50));
        assertThat(hundred.of(Statistic.P95)).contains(BigDecimal.valueOf(95));
        assertThat(hundred.of(Statistic.P99)).contains(BigDecimal.valueOf(99));
        assertThat(hundred.of(Statistic.MAX)).contains(BigDecimal.valueOf(100));
        assertThat(hundred.of(Statistic.MEAN)).contains(new BigDecimal("50.5"));
    }

    @Test
    void one_observation_is_its_own_median_and_none_has_no_median() {
        assertThat(new Distribution(new long[] {1500}, 3).of(Statistic.P50))
                .contains(new BigDecimal("1.5"));
        assertThat(new Distribution(new long[] {}, 3).of(Statistic.P50)).isEmpty();
    }

    @Test
    void the_thousandth_part_is_told_only_from_ten_thousand_observations() {
        var tooFew = new Distribution(new long[9_999], 0);
        var enough = new Distribution(new long[10_000], 0);

        assertThat(tooFew.of(Statistic.P99_9)).isEmpty();
        assertThat(enough.of(Statistic.P99_9)).isPresent();
        assertThat(DAY.value("irreversible_latency_p99.9"))
                .isInstanceOfSatisfying(
                        NothingSeen.class,
                        it -> assertThat(it.why()).contains("24").contains("10000"));
    }

    @Test
    void a_mistyped_name_is_answered_with_the_nearest() {
        assertThat(DAY.value("irreversable_latency_p95"))
                .isInstanceOfSatisfying(
                        Unknown.class,
                        it ->
                                assertThat(it.suggestions().getFirst())
                                        .isEqualTo("irreversible_latency_p95"));
        assertThat(DAY.value("lib_lag_blocks")).isInstanceOf(Unknown.class);
        assertThat(DAY.value("")).isInstanceOf(Unknown.class);
    }

    @Test
    void blocks_slots_and_forks_are_counted() {
        assertThat(value("blocks_forged"))
                .isEqualByComparingTo(value("blocks_on_main_chain").add(BigDecimal.ONE));
        assertThat(value("blocks_orphaned")).isEqualByComparingTo("1");
        assertThat(value("reorg_depth")).isEqualByComparingTo("1");
        assertThat(value("slots_missed")).isPositive();
        assertThat(value("fill_rate")).isBetween(new BigDecimal("0.9"), new BigDecimal("0.999"));
        assertThat(value("node_crashes")).isEqualByComparingTo("1");
        assertThat(value("lib_lag_blocks_max")).isEqualByComparingTo("7");
    }

    @Test
    void accesses_and_queries_are_counted() {
        assertThat(value("accesses_allowed")).isEqualByComparingTo("1");
        assertThat(value("accesses_refused")).isEqualByComparingTo("1");
        assertThat(value("queries_answered")).isEqualByComparingTo("2");
        assertThat(value("queries_exact")).isEqualByComparingTo("2");
    }

    @Test
    void the_gini_coefficient_is_zero_for_equal_shares_and_near_one_for_one_owner() {
        assertThat(Gini.of(List.of(5L, 5L, 5L, 5L))).isEqualByComparingTo("0");
        assertThat(Gini.of(List.of(0L, 0L, 0L, 8L))).isEqualByComparingTo("0.75");
        assertThat(Gini.of(List.of(1L, 2L, 3L, 4L))).isEqualByComparingTo("0.25");
        assertThat(Gini.of(List.of())).isEqualByComparingTo("0");
    }

    @Test
    void a_run_without_facts_has_every_measure_and_no_latency() {
        var nothing = Measurements.of(History.of(List.of(), WardDay.end(0), _ -> Optional.empty()));

        for (var name : MeasureName.all()) {
            assertThat(nothing.value(name).isEmpty())
                    .as(name.text())
                    .isEqualTo(name.statistic().isPresent());
        }
    }
}
