package medchain.scenarios.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import medchain.scenarios.language.Arguments.Value;
import org.junit.jupiter.api.Test;

class ExpectationTest {
    private static final Measurements RUN = measured("latency_p95", "59.9", 100, Verdict.HELD);

    @Test
    void durations_compare_in_seconds_and_percentages_as_shares() {
        assertThat(judge("latency_p95 < 1m", RUN).verdict()).isEqualTo(Verdict.HELD);
        assertThat(judge("latency_p95 < 59900ms", RUN).verdict()).isEqualTo(Verdict.BROKEN);
        assertThat(judge("latency_p95 <= 59900ms", RUN).verdict()).isEqualTo(Verdict.HELD);
        assertThat(judge("x == 50%", measured("x", "0.50", 1, Verdict.HELD)).verdict())
                .isEqualTo(Verdict.HELD);
        assertThat(judge("x != 0.5", measured("x", "0.50", 1, Verdict.HELD)).verdict())
                .isEqualTo(Verdict.BROKEN);
        assertThat(judge("x > -1", measured("x", "0", 1, Verdict.HELD)).verdict())
                .isEqualTo(Verdict.HELD);
        assertThat(judge("x >= x", measured("x", "0", 1, Verdict.HELD)).verdict())
                .isEqualTo(Verdict.HELD);
    }

    @Test
    void a_broken_expectation_says_what_was_measured() {
        assertThat(judge("latency_p95 < 30s", RUN).detail())
                .isEqualTo("latency_p95 is 59.9, not < 30");
    }

    @Test
    void too_few_observations_are_unknown_and_do_not_pass() {
        assertThat(
                        judge("latency_p95 < 1h", measured("latency_p95", "1", 19, Verdict.HELD))
                                .verdict())
                .isEqualTo(Verdict.UNKNOWN);
        assertThat(
                        judge("latency_p95 < 1h", measured("latency_p95", "1", 20, Verdict.HELD))
                                .passed())
                .isTrue();
        assertThat(judge("l_p99 < 1h", measured("l_p99", "1", 99, Verdict.HELD)).passed())
                .isFalse();
        assertThat(judge("l_p99_9 < 1h", measured("l_p99_9", "1", 999, Verdict.HELD)).passed())
                .isFalse();
        assertThat(judge("lost == 0", measured("lost", "0", 0, Verdict.HELD)).passed()).isFalse();
        assertThat(judge("safety holds", measured("safety", "0", 0, Verdict.HELD)).verdict())
                .isEqualTo(Verdict.UNKNOWN);
    }

    @Test
    void unknown_passes_where_the_expectation_says_so_but_a_misspelt_name_never_does() {
        var few = measured("latency_p95", "1", 19, Verdict.HELD);
        assertThat(judge("latency_p95 < 1h or unknown", few).passed()).isTrue();
        assertThat(judge("latency_p95 < 1h or unknown", few).verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(judge("latency_p59 < 1h or unknown", few).passed()).isFalse();
        var many = measured("latency_p95", "9999", 50, Verdict.HELD);
        assertThat(judge("latency_p95 < 1h or unknown", many).passed()).isFalse();
    }

    @Test
    void a_time_behind_an_expectation_is_when_it_is_looked_at() {
        var early = Expectation.parse(value("lost == 0 at 45s or unknown"));
        assertThat(early.at()).hasValue(Duration.ofSeconds(45));
        assertThat(early.orUnknown()).isTrue();
        assertThat(early.claim()).isEqualTo(Expectation.parse(value("lost == 0")).claim());
        assertThat(Expectation.parse(value("safety holds at 500ms")).at()).isPresent();
        assertThat(Expectation.parse(value("safety holds")).at()).isEmpty();
        assertThat(early.notReached().verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThatThrownBy(() -> Expectation.parse(value("safety holds at noon")))
                .isInstanceOfSatisfying(
                        BadInput.class, b -> assertThat(b.line()).startsWith("f.yaml:1:17: "));
    }

    private static Value value(String text) {
        return new Value(text, new Place("f.yaml", 1, 1));
    }

    @Test
    void a_promise_breaks_only_when_it_was_broken() {
        assertThat(judge("safety breaks", measured("safety", "0", 5, Verdict.BROKEN)).passed())
                .isTrue();
        assertThat(judge("safety breaks", measured("safety", "0", 5, Verdict.HELD)).verdict())
                .isEqualTo(Verdict.BROKEN);
        assertThat(judge("safety breaks", measured("safety", "0", 0, Verdict.UNKNOWN)).passed())
                .isFalse();
        assertThat(judge("sanity breaks", measured("safety", "0", 5, Verdict.BROKEN)).passed())
                .isFalse();
    }

    @Test
    void a_verdict_holds_only_when_it_held() {
        assertThat(judge("safety holds", measured("safety", "0", 5, Verdict.HELD)).passed())
                .isTrue();
        assertThat(judge("safety holds", measured("safety", "0", 5, Verdict.BROKEN)).verdict())
                .isEqualTo(Verdict.BROKEN);
        assertThat(judge("safety holds", measured("safety", "0", 5, Verdict.UNKNOWN)).passed())
                .isFalse();
    }

    @Test
    void an_unknown_name_is_unknown_with_a_suggestion() {
        assertThat(judge("latency_p59 < 1s", RUN).detail())
                .contains("did you mean \"latency_p95\"?");
        assertThat(judge("saftey holds", measured("safety", "0", 5, Verdict.HELD)).detail())
                .contains("\"safety\"");
        assertThat(judge("latency_p95 < nothing", RUN).verdict()).isEqualTo(Verdict.UNKNOWN);
    }

    private static Judgement judge(String text, Measurements measured) {
        return Expectation.parse(new Value(text, new Place("f.yaml", 1, 1))).judge(measured);
    }

    private static Measurements measured(String name, String value, long seen, Verdict verdict) {
        return new Measurements() {
            @Override
            public Optional<BigDecimal> value(String asked) {
                return asked.equals(name) ? Optional.of(new BigDecimal(value)) : Optional.empty();
            }

            @Override
            public long observations(String asked) {
                return seen;
            }

            @Override
            public Optional<Verdict> verdict(String asked) {
                return asked.equals(name) ? Optional.of(verdict) : Optional.empty();
            }

            @Override
            public Collection<String> names() {
                return List.of(name);
            }
        };
    }
}
