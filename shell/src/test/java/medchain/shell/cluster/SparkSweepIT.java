package medchain.shell.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * One sweep of 640 runs, by the program as users have it: on one thread, on two, by Spark in one
 * process, and by a real cluster of processes that authenticate and encrypt, while some are killed.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SparkSweepIT {
    private static final int RUNS = 640;
    private static final long PATIENCE_SECONDS = 480;

    /** What must be the same, byte for byte; the journal keeps the order of arrival. */
    private static final List<String> FILES =
            List.of("sweep.csv", "summary.csv", "report.html", "scenario.yaml");

    @TempDir private static Path folder;
    private static Path program;
    private static Path spark;
    private static LoopbackCluster cluster;

    @BeforeAll
    static void start() throws IOException {
        program = Path.of(System.getProperty("medchain.program")).toAbsolutePath();
        spark = Path.of(System.getProperty("spark.home")).toAbsolutePath();
        var settings = Files.createDirectories(folder.resolve("settings"));
        var example = Path.of("..", "scenarios", "spark", "secure", "spark-defaults.conf");
        var secret = new byte[32];
        new java.security.SecureRandom().nextBytes(secret);
        Files.writeString(
                settings.resolve("spark-defaults.conf"),
                Files.readString(example).replace("change-me", HexFormat.of().formatHex(secret)));
        Files.writeString(folder.resolve("small.conf"), "spark.executor.memory 600m\n");
        cluster = new LoopbackCluster(spark, folder, settings);
        cluster.addWorker();
        cluster.addWorker();
    }

    @AfterAll
    static void end() {
        if (cluster != null) {
            cluster.close();
        }
    }

    /** As typed at a terminal, in a process of its own. */
    private static Process medchain(String... words) throws IOException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx1g", "-jar", program.toString()));
        command.addAll(List.of(words));
        var builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment()
                .putAll(
                        Map.of(
                                "XDG_CACHE_HOME", folder.resolve("cache").toString(),
                                "SPARK_HOME", spark.toString(),
                                "SPARK_CONF_DIR", folder.resolve("settings").toString(),
                                "SPARK_LOCAL_IP", "127.0.0.1"));
        builder.redirectErrorStream(true).redirectOutput(folder.resolve("told.txt").toFile());
        return builder.start();
    }

    private static String told() throws IOException {
        return Files.readString(folder.resolve("told.txt"));
    }

    private static void finished(Process process) throws IOException, InterruptedException {
        assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).as(told()).isTrue();
        assertThat(process.exitValue()).as(told()).isZero();
        assertThat(told()).contains(RUNS + " runs");
    }

    private static Process sweep(String name, String... how) throws IOException {
        var grid = Path.of("src", "test", "resources", "cluster", "grid.yaml").toAbsolutePath();
        var words = new ArrayList<>(List.of("sweep", "run", grid.toString(), "--out", name));
        words.addAll(List.of(how));
        return medchain(words.toArray(String[]::new));
    }

    private static Process sweepOnCluster(String name) throws IOException {
        return sweep(name, "--engine", cluster.master(), "--engine-settings", "small.conf");
    }

    private static void awaitRuns(String name, int runs, Process sweep) {
        Waiting.until(
                () -> runsOf(name) >= runs || !sweep.isAlive(),
                PATIENCE_SECONDS,
                () -> "only " + runsOf(name) + " runs of " + name);
        assertThat(sweep.isAlive()).as("killed while it works, at %d runs", runsOf(name)).isTrue();
    }

    private static long runsOf(String name) {
        try (var lines = Files.lines(folder.resolve(name).resolve("sweep.journal"))) {
            return lines.count() - 1;
        } catch (IOException notYet) {
            return 0;
        }
    }

    private static void sameAsOne(String name) {
        for (var file : FILES) {
            assertThat(folder.resolve(name).resolve(file))
                    .hasSameBinaryContentAs(folder.resolve("one").resolve(file));
        }
    }

    @Test
    @Order(1)
    void one_thread_does_all_runs() throws Exception {
        finished(sweep("one", "--workers", "1"));

        assertThat(Files.readAllLines(folder.resolve("one/sweep.csv"))).hasSize(1 + RUNS);
    }

    @Test
    @Order(2)
    void two_threads_leave_the_same_bytes() throws Exception {
        finished(sweep("two", "--workers", "2"));

        sameAsOne("two");
    }

    @Test
    @Order(3)
    void spark_in_one_process_leaves_the_same_bytes() throws Exception {
        finished(sweep("embedded", "--engine", "local[2]"));

        sameAsOne("embedded");
    }

    @Test
    @Order(4)
    void a_cluster_of_two_workers_leaves_the_same_bytes() throws Exception {
        finished(sweepOnCluster("cluster"));

        sameAsOne("cluster");
    }

    @Test
    @Order(5)
    void a_killed_driver_is_gone_on_with_to_the_same_bytes() throws Exception {
        var driver = sweepOnCluster("resumed");
        awaitRuns("resumed", RUNS / 3, driver);
        driver.destroyForcibly().waitFor();
        long kept = runsOf("resumed");
        assertThat(kept).isBetween((long) RUNS / 3, RUNS - 1L);

        finished(
                medchain(
                        "sweep",
                        "resume",
                        "resumed",
                        "--engine",
                        cluster.master(),
                        "--engine-settings",
                        "small.conf"));

        assertThat(runsOf("resumed")).as("no run was done twice").isEqualTo(RUNS);
        sameAsOne("resumed");
    }

    @Test
    @Order(6)
    void a_worker_and_its_executor_killed_half_way_change_no_byte() throws Exception {
        var driver = sweepOnCluster("bereaved");
        awaitRuns("bereaved", RUNS / 4, driver);

        assertThat(cluster.killLastWorker()).as("executors that died with it").isPositive();

        finished(driver);
        sameAsOne("bereaved");
    }
}
