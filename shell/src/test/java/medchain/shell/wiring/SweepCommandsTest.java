package medchain.shell.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import medchain.scenarios.run.KeyCache;
import medchain.scenarios.sweep.EngineShelf;
import medchain.shell.command.Script;
import medchain.shell.render.ExitCode;
import medchain.shell.render.Look;
import medchain.shell.render.Screen;
import medchain.shell.session.Edge;
import medchain.shell.session.Interrupt;
import medchain.shell.session.ProcessorTime;
import medchain.shell.session.Session;
import medchain.simulator.kernel.Parallel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

/** A sweep from its command to its files, stopped and gone on with as by a user. */
class SweepCommandsTest {
    private static final String SMALL =
            """
            scenario: small
            world: {nodes: 3, network: {latency: {constant: 50ms}}}
            population: {patients: 2, doctors: 1, password_cost: 4}
            workload:
              - records: {generated: true}
                rate: {controller: fixed-rate, per_second: 1}
                for: 5s
                consent: {approve: 100%, delay: 1s}
            replicates: 2
            sweep:
              world.consensus.delegates: [2, 3]
              world.network.loss: [0%, 10%]
            """;

    @TempDir private static Path keys;
    @TempDir private Path folder;
    private ConfigurableApplicationContext context;

    @Configuration(proxyBeanMethods = false)
    static class AtHand {
        @Bean
        Options options() {
            return Options.parse(List.of("version"));
        }

        @Bean
        StringWriter out() {
            return new StringWriter();
        }

        @Bean
        StringWriter err() {
            return new StringWriter();
        }

        @Bean
        @Primary
        Screen testScreen(@Qualifier("out") StringWriter out, @Qualifier("err") StringWriter err) {
            return new Screen(new PrintWriter(out), new PrintWriter(err), Look.PLAIN);
        }

        /** After how many finished runs the user presses Ctrl-C. */
        @Bean
        AtomicLong patience() {
            return new AtomicLong(Long.MAX_VALUE);
        }

        @Bean
        @Primary
        Edge testEdge(Interrupt interrupt, AtomicLong patience) {
            var progress =
                    interrupt.stopping((stage, done, total) -> {
                        if (stage.equals("sweeping") && done >= patience.get()) {
                            interrupt.raise();
                        }
                        return true;
                    });
            return new Edge(
                    Parallel.SERIAL,
                    new ProcessorTime(),
                    progress,
                    Optional.of(new KeyCache(keys)),
                    keys.resolve("out"),
                    new EngineShelf(
                            keys.resolve("medchain.jar"),
                            new EngineShelf.Places(
                                    Optional.empty(), Optional.empty(), keys.resolve("spark"))),
                    "test",
                    "none");
        }
    }

    @BeforeEach
    void start() throws IOException {
        var application = new SpringApplication(ShellConfiguration.class, AtHand.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        application.setBannerMode(Banner.Mode.OFF);
        application.setLogStartupInfo(false);
        context = application.run();
        Files.writeString(folder.resolve("small.yaml"), SMALL);
    }

    @AfterEach
    void end() {
        context.close();
    }

    private ExitCode run(String line) throws IOException {
        var script = new Script(new BufferedReader(new StringReader(line + "\n")), "session");
        return script.run(context.getBean(LineRunner.class), context.getBean(Session.class), false);
    }

    private ExitCode sweep(String name, String options) throws IOException {
        var scenario = folder.resolve("small.yaml");
        return run("sweep run " + scenario + options + " --out " + folder.resolve(name));
    }

    private String text(String file) throws IOException {
        return Files.readString(folder.resolve(file));
    }

    private String out() {
        return context.getBean("out", StringWriter.class).toString();
    }

    private String err() {
        return context.getBean("err", StringWriter.class).toString();
    }

    @Test
    void a_sweep_leaves_the_same_bytes_with_one_worker_and_with_two() throws IOException {
        assertThat(sweep("one", " --workers 1")).as(err()).isEqualTo(ExitCode.DONE);
        assertThat(sweep("two", " --workers 2")).as(err()).isEqualTo(ExitCode.DONE);

        var files = List.of("sweep.csv", "summary.csv", "report.html", "charts/fill_rate.png");
        for (var file : files) {
            assertThat(folder.resolve("two").resolve(file))
                    .hasSameBinaryContentAs(folder.resolve("one").resolve(file));
        }
        var lines = text("one/sweep.csv").lines().toList();
        assertThat(lines).hasSize(1 + 4 * 2);
        assertThat(lines.getFirst())
                .startsWith(
                        "point,replicate,seed,world.consensus.delegates,world.network.loss,"
                                + "trace_hash,");
        assertThat(text("one/summary.csv")).contains("irreversible_latency_p95,s,");
    }

    @Test
    void a_run_of_the_sweep_is_the_single_run_of_its_values_and_seed() throws IOException {
        sweep("one", "");
        var fourth = text("one/sweep.csv").lines().toList().get(4).split(",", -1);
        var scenario = folder.resolve("small.yaml");
        var single =
                "scenario run %s --seed %s --set world.consensus.delegates=%s --set"
                        + " world.network.loss=%s --out %s";

        run(single.formatted(scenario, fourth[2], fourth[3], fourth[4], folder.resolve("run")));

        assertThat(fourth[5]).hasSize(64);
        assertThat(text("run/manifest.json")).contains(fourth[5]);
    }

    @Test
    void ctrl_c_keeps_what_is_finished_and_resume_comes_to_the_same_end() throws IOException {
        sweep("whole", "");
        var patience = context.getBean(AtomicLong.class);
        patience.set(3);

        assertThat(sweep("stopped", " --workers 1")).isEqualTo(ExitCode.CANCELLED);

        assertThat(err()).contains("error[130]").contains("3 of 8 runs are finished and kept");
        assertThat(text("stopped/sweep.csv").lines()).hasSize(1 + 3);
        patience.set(Long.MAX_VALUE);
        assertThat(sweep("stopped", "")).isEqualTo(ExitCode.CANNOT_CREATE);
        assertThat(err()).contains("sweep resume");
        run("sweep status " + folder.resolve("stopped") + " --format json");
        assertThat(out()).contains("\"left\": 5");

        assertThat(run("sweep resume " + folder.resolve("stopped"))).isEqualTo(ExitCode.DONE);

        assertThat(text("stopped/sweep.csv")).isEqualTo(text("whole/sweep.csv"));
        assertThat(text("stopped/summary.csv")).isEqualTo(text("whole/summary.csv"));
    }

    private void until(String rule) throws IOException {
        Files.writeString(
                folder.resolve("small.yaml"),
                SMALL.replace("replicates: 2", "replicates: " + rule));
    }

    @Test
    void a_point_is_run_until_its_mean_is_known_and_the_summary_says_so() throws IOException {
        until("{min: 5, max: 7, measure: irreversible_latency_p95, half_width: 10%}");
        assertThat(sweep("one", " --workers 1")).as(err()).isEqualTo(ExitCode.DONE);
        assertThat(sweep("two", " --workers 2")).as(err()).isEqualTo(ExitCode.DONE);
        context.getBean(AtomicLong.class).set(13);
        assertThat(sweep("stopped", "")).isEqualTo(ExitCode.CANCELLED);
        assertThat(err()).contains("13 runs are finished and kept, ");
        assertThat(text("stopped/summary.csv")).contains(",unfinished\n");
        context.getBean(AtomicLong.class).set(Long.MAX_VALUE);
        assertThat(run("sweep resume " + folder.resolve("stopped"))).isEqualTo(ExitCode.DONE);

        for (var file : List.of("sweep.csv", "summary.csv", "effects.csv", "report.html")) {
            for (var other : List.of("two", "stopped")) {
                assertThat(folder.resolve(other).resolve(file))
                        .hasSameBinaryContentAs(folder.resolve("one").resolve(file));
            }
        }
        var latency =
                text("one/summary.csv")
                        .lines()
                        .filter(line -> line.contains(",irreversible_latency_p95,"))
                        .toList();
        assertThat(latency).hasSize(4).allMatch(line -> line.matches(".*,([5-7],met|7,max)"));
        assertThat(latency)
                .as("one point is known before the most runs, another not even then")
                .anyMatch(l -> l.matches(".*,[56],met"))
                .anyMatch(l -> l.endsWith(",7,max"));
    }

    @Test
    void a_rule_by_a_measure_that_there_is_not_is_refused_by_check_and_run() throws IOException {
        until("{measure: irreversible_latency_p96, half_width: 3%}");
        var said = "small.yaml:9:23: no measure \"irreversible_latency_p96\"";

        assertThat(run("scenario check " + folder.resolve("small.yaml")))
                .isEqualTo(ExitCode.BAD_DATA);
        assertThat(err()).contains(said).contains("did you mean \"irreversible_latency_p9");
        assertThat(sweep("bad", "")).isEqualTo(ExitCode.BAD_DATA);
        assertThat(folder.resolve("bad")).doesNotExist();
    }

    @Test
    void a_changed_scenario_is_not_gone_on_with() throws IOException {
        context.getBean(AtomicLong.class).set(2);
        sweep("stopped", " --workers 1");
        var kept = folder.resolve("stopped").resolve("scenario.yaml");
        Files.writeString(kept, Files.readString(kept).replace("10%", "20%"));

        assertThat(run("sweep resume " + folder.resolve("stopped")))
                .isEqualTo(ExitCode.CANNOT_CREATE);
        assertThat(err()).contains("another scenario or version");
        assertThat(run("sweep resume " + folder.resolve("none"))).isEqualTo(ExitCode.NO_INPUT);
    }

    @Test
    void an_engine_that_is_not_there_is_refused_plainly() throws IOException {
        assertThat(sweep("spark", " --engine local[2]")).isEqualTo(ExitCode.CONFIGURATION);
        assertThat(err()).contains("Spark is not installed").contains("engine install spark");

        assertThat(sweep("spork", " --engine spork://here:1")).isEqualTo(ExitCode.USAGE);
        assertThat(err()).contains("\"spork://here:1\" is no engine; expected local");
    }

    @Test
    void a_misspelt_path_is_refused_where_it_stands() throws IOException {
        var file = folder.resolve("small.yaml");
        Files.writeString(file, SMALL.replace("world.network.loss", "world.network.los"));

        assertThat(sweep("bad", "")).isEqualTo(ExitCode.BAD_DATA);

        assertThat(err())
                .contains(file + ":12:3: \"world.network.los\" cannot be swept")
                .contains("did you mean \"world.network.loss\"?");
        assertThat(folder.resolve("bad")).doesNotExist();
    }

    @Test
    void a_sweep_says_where_its_cryptography_is_simulated_and_is_no_run() throws IOException {
        Files.writeString(
                folder.resolve("small.yaml"),
                SMALL.replace("world.network.loss: [0%, 10%]", "world.crypto: [real, simulated]"));

        assertThat(sweep("both", "")).as(err()).isEqualTo(ExitCode.DONE);

        assertThat(text("both/manifest.json"))
                .contains("\"crypto_mode\": \"real, simulated\"")
                .contains("\"unfinished_points\": 0");
        assertThat(text("both/charts/fill_rate.svg"))
                .contains("simulated cryptography at some points");
        assertThat(run("report make " + folder.resolve("both"))).isEqualTo(ExitCode.BAD_DATA);
        assertThat(err()).contains("expected the manifest of one run");
    }
}
