package medchain.shell.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Spark in one process leaves, byte for byte, of more than a plain sweep. */
class SparkBytesIT {
    private static final long PATIENCE_SECONDS = 300;

    @TempDir private static Path folder;

    private static Path run(String out, String... words) throws Exception {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("--add-modules", "jdk.incubator.vector", "-Xmx1g", "-jar"));
        command.add(Path.of(System.getProperty("medchain.program")).toAbsolutePath().toString());
        command.addAll(List.of(words));
        command.addAll(List.of("--out", out));
        var told = folder.resolve(out + ".txt");
        var builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment()
                .putAll(
                        Map.of(
                                "XDG_CACHE_HOME", folder.resolve("cache").toString(),
                                "SPARK_HOME",
                                        Path.of(System.getProperty("spark.home"))
                                                .toAbsolutePath()
                                                .toString(),
                                "SPARK_LOCAL_IP", "127.0.0.1"));
        var process = builder.redirectErrorStream(true).redirectOutput(told.toFile()).start();
        try {
            assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).as(Files.readString(told)).isZero();
        } finally {
            process.destroyForcibly();
        }
        return folder.resolve(out);
    }

    private static String scenario(String name) {
        return Path.of("src", "test", "resources", "cluster", name).toAbsolutePath().toString();
    }

    private static void same(Path one, Path other, String... files) throws IOException {
        for (var file : files) {
            assertThat(other.resolve(file)).hasSameBinaryContentAs(one.resolve(file));
        }
    }

    @Test
    void points_stop_at_the_same_number_of_runs() throws Exception {
        var here = run("here", "sweep", "run", scenario("until.yaml"), "--workers", "1");
        var spark = run("spark", "sweep", "run", scenario("until.yaml"), "--engine", "local[2]");

        same(here, spark, "sweep.csv", "summary.csv", "report.html");
        assertThat(here.resolve("summary.csv")).content().contains(",met\n");
    }

    @Test
    void a_dataset_is_encrypted_and_scored_to_the_same_bytes() throws Exception {
        var here = run("home", "scenario", "run", scenario("scored.yaml"));
        var spark = run("away", "scenario", "run", scenario("scored.yaml"), "--engine", "local[2]");

        same(here, spark, "encrypted_data.csv", "results.csv", "transactions.csv");
    }
}
