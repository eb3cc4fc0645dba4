package medchain.shell.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import medchain.shell.render.ExitCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code bench} says of results; that it measures is shown by the build's script. */
class BenchCommandsTest {
    private static final String HEADER =
            "benchmark,parameters,per_cpu_second,least,most,reference,ratio,forks,iterations\n";

    @TempDir private Path folder;

    private Path csv(String name, String... lines) throws IOException {
        return Files.writeString(folder.resolve(name), HEADER + String.join("\n", lines) + "\n");
    }

    @Test
    void slower_is_said_of_what_is_slower_for_sure() throws IOException {
        var before =
                csv(
                        "before.csv",
                        "HoldModel.wheel,pending=1000,100,95,105,textbook,4.0,3,3",
                        "HoldModel.heap,pending=1000,100,60,105,textbook,2.0,3,3",
                        "MerkleRoots.root,leaves=100,100,95,105,hashing,0.9,3,3",
                        "Gone.away,,1,1,1,,,3,3");
        var now =
                csv(
                        "now.csv",
                        "HoldModel.wheel,pending=1000,80,75,90,textbook,4.0,3,3",
                        "HoldModel.heap,pending=1000,80,75,90,textbook,2.0,3,3",
                        "MerkleRoots.root,leaves=100,140,130,150,hashing,0.9,3,3");
        try (var shell = new LiveShell(folder)) {
            var line = "bench compare " + before + " " + now;
            assertThat(shell.run(line)).isEqualTo(ExitCode.EXPECTATION_FAILED);
            assertThat(shell.err()).contains("1 slower than the baseline");
            assertThat(shell.out().lines().filter(l -> l.contains("slower")).toList())
                    .singleElement()
                    .asString()
                    .contains("HoldModel.wheel pending=1000", "0.8");
            assertThat(shell.out()).contains("faster", "as before", "gone");
            assertThat(shell.run(line + " --tolerance 30%")).isEqualTo(ExitCode.DONE);
        }
    }

    @Test
    void what_is_no_result_is_refused_by_name() throws IOException {
        var good = csv("good.csv", "HoldModel.wheel,pending=1000,100,95,105,textbook,4.0,3,3");
        var other = Files.writeString(folder.resolve("other.csv"), "a,b\n1,2\n");
        var broken = csv("broken.csv", "HoldModel.wheel,pending=1000,fast,95,105,textbook,4,3,3");
        try (var shell = new LiveShell(folder)) {
            assertThat(shell.run("bench compare " + good + " " + folder.resolve("none.csv")))
                    .isEqualTo(ExitCode.NO_INPUT);
            assertThat(shell.run("bench compare " + good + " " + other))
                    .isEqualTo(ExitCode.BAD_DATA);
            assertThat(shell.err()).contains("other.csv:1:1: no column benchmark");
            assertThat(shell.run("bench compare " + broken + " " + good))
                    .isEqualTo(ExitCode.BAD_DATA);
            assertThat(shell.err()).contains("broken.csv:2:");
        }
    }

    @Test
    void without_the_jars_of_a_build_nothing_is_measured() throws IOException {
        try (var shell = new LiveShell(folder)) {
            assertThat(shell.run("bench kernel --out " + folder.resolve("out")))
                    .isEqualTo(ExitCode.CONFIGURATION);
            assertThat(shell.err()).contains("no benchmarks in", "launcher");
            assertThat(shell.run("bench kernel --forks 0")).isNotEqualTo(ExitCode.DONE);
        }
        assertThat(folder.resolve("out")).isEmptyDirectory();
    }
}
