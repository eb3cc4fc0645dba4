package medchain.shell.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import medchain.shell.render.ExitCode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the controller record leaves, the controller replay takes, event for event. */
class RecordedRatesTest {
    private static final String WARD =
            """
            scenario: ward
            world: {nodes: 3, consensus: {delegates: 2}, crypto: simulated}
            population: {patients: 3, doctors: 2, password_cost: 4}
            stop: {after: 60s}
            workload:
              - records: {generated: true}
                from: 2500ms
                consent: {approve: 100%, delay: 1s}
            """;
    private static final Pattern TRACE = Pattern.compile("\"trace_hash\": \"([0-9a-f]{64})\"");

    private static final List<String> OPEN =
            List.of(
                    "{controller: fixed-rate, per_second: 0.4}",
                    "{controller: fixed-rate, per_second: 7}",
                    "{controller: poisson, per_second: 0.7}",
                    "{controller: poisson, per_second: 6}",
                    "{controller: linear, per_second: 0, to_per_second: 3}",
                    "{controller: step, per_second: 1, add_per_second: 1, every: 7s}",
                    "{controller: composite, parts: [{controller: poisson, per_second: 1, for: 9s},"
                            + " {controller: fixed-rate, per_second: 2, from: 5s, for: 9s}]}");

    @TempDir private static Path folder;
    private static LiveShell shell;

    @BeforeAll
    static void start() {
        shell = new LiveShell(folder);
    }

    @AfterAll
    static void end() {
        shell.close();
    }

    private static Path run(String name, String more) throws IOException {
        var file = folder.resolve(name + ".yaml");
        Files.writeString(file, WARD + more);
        var out = folder.resolve(name);
        assertThat(shell.run("scenario run " + file + " --quiet --out " + out))
                .as(shell.err())
                .isEqualTo(ExitCode.DONE);
        return out;
    }

    private static String trace(Path run) throws IOException {
        var match = TRACE.matcher(Files.readString(run.resolve("manifest.json")));
        assertThat(match.find()).isTrue();
        return match.group(1);
    }

    private static Path replayed(String name, Path recorded) throws IOException {
        return run(
                name,
                "    rate: {controller: replay, source: %s, column: at_s}%n".formatted(recorded));
    }

    @Tag("long")
    @Test
    void whatever_the_rate_a_recording_replays_to_the_same_trace() throws IOException {
        for (int i = 0; i < OPEN.size(); i++) {
            var rate = OPEN.get(i);
            var plain = run("plain" + i, "    for: 20s\n    rate: " + rate + "\n");
            var recorded =
                    run(
                            "recorded" + i,
                            "    for: 20s\n    rate: {controller: record, of: " + rate + "}\n");
            var again = replayed("replayed" + i, recorded.resolve("arrivals.csv"));

            assertThat(trace(recorded)).as(rate).isEqualTo(trace(plain));
            assertThat(trace(again)).as(rate).isEqualTo(trace(plain));
            assertThat(again.resolve("transactions.csv"))
                    .hasSameBinaryContentAs(plain.resolve("transactions.csv"));
            assertThat(plain.resolve("arrivals.csv")).doesNotExist();
        }
    }

    @Test
    void a_closed_loop_replays_as_an_open_one_with_the_same_requests() throws IOException {
        var recorded =
                run(
                        "busy",
                        "    for: 20s\n    rate: {controller: record, file: arrivals-busy.csv, of:"
                                + " {controller: fixed-load, clients: 2, think: 300ms}}\n");
        var again = replayed("idle", recorded.resolve("arrivals-busy.csv"));

        assertThat(Files.readAllLines(recorded.resolve("arrivals-busy.csv")).subList(0, 3))
                .containsExactly("at_s", "0.3", "0.3");
        assertThat(again.resolve("transactions.csv"))
                .hasSameBinaryContentAs(recorded.resolve("transactions.csv"));
    }

    @Test
    void what_is_after_the_end_of_a_run_was_not_made() throws IOException {
        var run =
                run(
                        "late",
                        "    for: 200s\n    rate: {controller: record, of:"
                                + " {controller: fixed-rate, per_second: 0.1}}\n");

        assertThat(Files.readAllLines(run.resolve("arrivals.csv")))
                .containsExactly("at_s", "0", "10", "20", "30", "40", "50");
    }

    @Test
    void nothing_made_is_a_header_alone() throws IOException {
        var run = run("zero", "    rate: {controller: record, of: {controller: zero}}\n");

        assertThat(run.resolve("arrivals.csv")).hasContent("at_s");
    }

    @Test
    void what_cannot_be_recorded_is_refused_where_it_stands() throws IOException {
        refused("{controller: record}", "key \"of\" is missing");
        refused("{controller: poisson, per_second: 1, file: arrivals.csv}", "only record has it");
        refused("{controller: record, file: blocks.csv, of: {controller: zero}}", "arrivals");
        refused("{controller: record, file: ../arrivals.csv, of: {controller: zero}}", "arrivals");
        refused("{controller: record, of: {controller: record}}", "expected one of fixed-rate");
        refused(
                "{controller: record, of: {controller: zero}}\n"
                        + "  - records: {generated: true}\n"
                        + "    rate: {controller: record, of: {controller: zero}}",
                "arrivals.csv twice");
    }

    private static void refused(String rate, String why) throws IOException {
        Files.writeString(folder.resolve("bad.yaml"), WARD + "    rate: " + rate + "\n");
        shell.hush();
        assertThat(shell.run("scenario check " + folder.resolve("bad.yaml")))
                .isEqualTo(ExitCode.BAD_DATA);
        assertThat(shell.err()).contains("bad.yaml:", why);
    }
}
