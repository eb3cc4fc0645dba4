package medchain.scenarios.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import medchain.scenarios.language.BadInput;
import medchain.scenarios.language.Experiment;
import medchain.scenarios.language.Experiment.TimedLine;
import medchain.scenarios.language.ScenarioText;
import medchain.simulator.kernel.Parallel;
import medchain.simulator.kernel.SimTime;
import medchain.simulator.world.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunnerTest {
    private static final Optional<KeyCache> CACHE =
            Optional.of(new KeyCache(Path.of("target", "test-keys")));
    private static final String SMALL =
            """
            scenario: small
            world:
              nodes: 4
              network: {latency: {constant: 50ms}, loss: 1%}
            population:
              password_cost: 4
              people: {alice: patient, dr-bob: doctor}
            stop: {after: 30s}
            timeline:
            """;

    @TempDir private Path folder;

    @Test
    void one_scenario_run_twice_is_the_same_and_another_seed_is_not() {
        var text = SMALL + "  - {at: 3s, do: record add alice --amount 1.50 --as dr-bob}\n";
        var one = run(text);
        assertThat(run(text).world().traceHash()).isEqualTo(one.world().traceHash());
        assertThat(run(text, "seed=43").world().traceHash()).isNotEqualTo(one.world().traceHash());
        assertThat(run(one.experiment().effective()).world().traceHash())
                .isEqualTo(one.world().traceHash());
    }

    @Test
    void lines_are_done_at_their_times_and_others_straight_after() {
        var finished =
                run(
                        SMALL
                                + """
                                  - {at: 3s, do: network loss 5%}
                                  - {do: world run 2s}
                                  - {do: node crash node-4}
                                  - {at: 9s, do: node restart node-4}
                                """);
        assertThat(finished.lines())
                .extracting(LineResult::at)
                .containsExactly(
                        SimTime.ofSeconds(3),
                        SimTime.ofSeconds(5),
                        SimTime.ofSeconds(5),
                        SimTime.ofSeconds(9));
        assertThat(finished.world().now()).isEqualTo(SimTime.ofSeconds(30));
        assertThat(finished.surprises()).isEmpty();
    }

    @Test
    void an_outcome_that_the_scenario_does_not_name_is_a_surprise() {
        var finished =
                run(
                        SMALL
                                + """
                                  - {at: 3s, do: node crash node-4}
                                  - {at: 4s, do: node crash node-4}
                                  - {at: 5s, do: node crash node-4, outcome: refused}
                                  - {at: 6s, do: node restart node-4, outcome: refused}
                                  - {at: 7s, do: node restart node-4, outcome: any}
                                """);
        assertThat(finished.surprises())
                .extracting(r -> r.line().parsed().place().line())
                .containsExactly(11, 13);
    }

    @Test
    void a_time_that_has_passed_meanwhile_is_refused_at_its_line() {
        var refusal =
                refused(
                        SMALL
                                + "  - {at: 3s, do: world run 10s}\n  - {at: 5s, do: network heal}\n");
        assertThat(refusal.line())
                .startsWith("f.yaml:11:")
                .contains("its time 5s is past; it is 13s");
    }

    @Test
    void unknown_users_and_nodes_are_refused_before_anything_runs() {
        assertThat(refused(SMALL + "  - {do: record add alcie --as dr-bob}\n").line())
                .startsWith("f.yaml:10:21: unknown user \"alcie\"")
                .contains("did you mean \"alice\"?");
        assertThat(refused(SMALL + "  - {do: record add alice --as dr-bop}\n").hint())
                .hasValue("did you mean \"dr-bob\"?");
        assertThat(refused(SMALL + "  - {do: node crash node-5}\n").getMessage())
                .contains("node-1 to node-4");
        assertThat(
                        refused(
                                        SMALL
                                                + "  - {do: 'network partition node-1,node-99999999999 from rest'}\n")
                                .exitCode())
                .isEqualTo(65);
    }

    @Test
    void a_user_who_registers_on_the_way_can_act_afterwards() {
        var finished =
                run(
                        SMALL
                                + """
                                  - {at: 1s, do: user register carol --role patient}
                                  - {at: 20s, do: record add carol --amount 2 --as dr-bob}
                                  - {at: 25s, do: consent approve latest --as carol}
                                """);
        assertThat(finished.surprises()).isEmpty();
        assertThat(finished.lines().getLast().outcome()).isInstanceOf(Outcome.Done.class);
    }

    @Test
    void who_stops_a_run_gets_what_there_is() {
        var stages = new ArrayList<String>();
        var narrator =
                new Narrator() {
                    @Override
                    public boolean at(String stage, long done, long total) {
                        return !stage.equals("running the world");
                    }

                    @Override
                    public void stage(String what) {
                        stages.add(what);
                    }

                    @Override
                    public void begins(TimedLine line, SimTime now) {}

                    @Override
                    public void ended(LineResult result) {}
                };
        var experiment = parse(SMALL.replace("30s", "10h") + "  - {at: 3h, do: network heal}\n");
        var finished = new Runner(Parallel.SERIAL, CACHE, folder, narrator).run(experiment);
        assertThat(finished.stopped()).isTrue();
        assertThat(finished.world().now().isBefore(SimTime.ofSeconds(3 * 3600))).isTrue();
        assertThat(finished.lines()).isEmpty();
        assertThat(stages).isNotEmpty();
    }

    @Test
    void a_workload_comes_from_a_file_beside_the_scenario_at_its_speed() throws Exception {
        Files.writeString(
                folder.resolve("w.csv"),
                """
                timestamp,hospital_id,doctor_id,patient_id,insurance_id,record_type,amount
                2024-01-01T00:10:00Z,h,dr-bob,alice,i,LAB,2.25
                2024-01-01T00:00:00Z,h,dr-bob,alice,i,LAB,1.10
                """);
        var finished =
                run(
                        SMALL.replace("timeline:", "workload:")
                                + "  - {records: {source: w.csv, speed: 60x}, from: 5s}\n");
        assertThat(finished.arrivals()).isEqualTo(2);
        var counts = new Counts(finished.world());
        assertThat(counts.value("sum_amount_submitted").orElseThrow()).isEqualByComparingTo("3.35");
        assertThat(finished.world().view().pendingConsents()).hasSize(2);
    }

    @Test
    void generated_records_are_submitted_at_their_rate_and_are_the_same_for_one_seed() {
        var workload =
                SMALL.replace("timeline:", "workload:")
                        + """
                          - records: {generated: true}
                            rate: {controller: fixed-rate, per_second: 0.5}
                            from: 5s
                            for: 10s
                        """;
        var finished = run(workload);
        assertThat(finished.arrivals()).isEqualTo(5);
        assertThat(finished.world().view().pendingConsents()).hasSize(5);
        assertThat(run(workload).world().traceHash()).isEqualTo(finished.world().traceHash());
        var nobody = workload.replace("alice: patient, ", "");
        assertThat(refused(nobody).getMessage()).contains("without patients or doctors");
    }

    @Test
    void a_repeated_line_is_done_at_each_of_its_times_among_the_others() {
        var finished =
                run(
                        SMALL
                                + """
                                  - {at: 2s, every: 4s, until: 11s, do: network loss 2%}
                                  - {at: 5s, do: node crash node-4}
                                """);
        assertThat(finished.lines())
                .extracting(l -> l.at() + " " + l.line().line())
                .containsExactly(
                        "2s network loss 2%",
                        "5s node crash node-4", "6s network loss 2%", "10s network loss 2%");
        assertThat(refused(SMALL + "  - {every: 4s, do: network heal}\n").getMessage())
                .contains("at, every and until together");
    }

    @Test
    void a_line_waits_for_its_condition() {
        var finished = run(SMALL + "  - {at: 1s, when: height >= 3, do: network heal}\n");
        assertThat(finished.lines().getFirst().at().seconds())
                .isBetween(new BigDecimal(6), new BigDecimal(12));
        var never =
                run(SMALL + "  - {when: height >= 1000, do: network heal}\n", "stop.at_most=10s");
        assertThat(never.surprises()).hasSize(1);
        assertThat(refused(SMALL + "  - {when: hieght > 3, do: network heal}\n").line())
                .startsWith("f.yaml:10:12:");
    }

    /** The world is looked at on its way: before the lines of that time, and without a trace. */
    @Test
    void an_expectation_with_a_time_is_judged_then_and_changes_nothing() {
        var story =
                SMALL
                        + """
                          - {at: 11s, do: network heal}
                          - {when: height >= 8, do: network heal}
                        """;
        var plain = run(story);
        var expectation =
                "expect:\n  - irreversible_height == 0 at 1s\n  - irreversible_height < 8 at 11s\n"
                        + "  - irreversible_height >= 1000 at 13s\n  - irreversible_height >= 1\n";
        var looked = new ArrayList<Midway>();
        var narrator =
                new Narrator() {
                    @Override
                    public boolean at(String stage, long done, long total) {
                        return true;
                    }

                    @Override
                    public void stage(String what) {}

                    @Override
                    public void begins(TimedLine line, SimTime now) {
                        assertThat(looked).as("before the line at %s", now).hasSizeGreaterThan(1);
                    }

                    @Override
                    public void ended(LineResult result) {}

                    @Override
                    public void looked(Midway midway) {
                        looked.add(midway);
                    }
                };
        var finished =
                new Runner(Parallel.SERIAL, CACHE, folder, narrator)
                        .looking(Counts::new)
                        .run(parse(story + expectation));

        assertThat(finished.midway()).isEqualTo(looked);
        assertThat(looked)
                .extracting(m -> m.at() + " " + m.judgement().verdict())
                .containsExactly("1s HELD", "11s HELD", "13s BROKEN");
        assertThat(finished.world().traceHash()).isEqualTo(plain.world().traceHash());
        assertThat(run(story + expectation).midway()).as("nobody looks").isEmpty();
        assertThat(refused(story + "expect: [safety holds at 31s]\n").line())
                .startsWith("f.yaml:12:10:")
                .contains("expected a time up to 30s");
    }

    @Test
    void a_source_that_is_not_there_is_no_input() {
        var refusal =
                refused(
                        SMALL.replace("timeline:", "workload:")
                                + "  - {records: {source: no.csv}}\n");
        assertThat(refusal.exitCode()).isEqualTo(66);
    }

    @Test
    void keys_of_a_secure_world_do_not_repeat() {
        var one = run(SMALL.replace("timeline:", ""), "world.entropy=secure", "stop.after=1s");
        var two = run(SMALL.replace("timeline:", ""), "world.entropy=secure", "stop.after=1s");
        assertThat(one.world().spec().population()).isNotEqualTo(two.world().spec().population());
    }

    private Finished run(String text, String... settings) {
        return new Runner(Parallel.SERIAL, CACHE, folder, Narrator.SILENT)
                .run(parse(text, settings));
    }

    private static Experiment parse(String text, String... settings) {
        return Experiment.parse(new ScenarioText("f.yaml", text), List.of(settings));
    }

    private BadInput refused(String text) {
        var refusal = catchThrowableOfType(BadInput.class, () -> run(text));
        assertThat(refusal).as(text).isNotNull();
        return refusal;
    }
}
