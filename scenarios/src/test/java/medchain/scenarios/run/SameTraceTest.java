package medchain.scenarios.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import medchain.scenarios.language.Experiment;
import medchain.simulator.kernel.Parallel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * One file and one seed make one trace, whatever the JVM is like that runs them. This is the cheap
 * part of the matrix; the script {@code scenarios/same-trace} does the rest.
 */
class SameTraceTest {
    private static final String SCENARIO = "votes-decide";

    /** The script runs it with real keys. */
    private static final String QUICK = "world.crypto=simulated";

    private static final Path FOLDER = Path.of("target", "nowhere");

    /** Runs the scenario and prints the hash of its trace: what the JVMs below do. */
    public static final class Main {
        private Main() {}

        public static void main(String[] overrides) {
            System.out.println("trace " + trace(List.of(overrides)));
        }
    }

    private static String trace(List<String> overrides) {
        var experiment = Experiment.parse(Library.open(SCENARIO, FOLDER), overrides);
        return new Runner(Parallel.SERIAL, Optional.empty(), FOLDER, Narrator.SILENT)
                .run(experiment)
                .world()
                .traceHash()
                .hex();
    }

    private static String traceIn(String jvm, String... overrides)
            throws IOException, InterruptedException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(jvm.split(" ")));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
        command.addAll(List.of(overrides));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said.lines()
                .filter(line -> line.startsWith("trace "))
                .findFirst()
                .orElseThrow()
                .substring("trace ".length());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-XX:+UseSerialGC -XX:ActiveProcessorCount=1 -Duser.language=tr -Duser.country=TR",
                "-XX:+UseParallelGC -XX:ActiveProcessorCount=2 -Duser.timezone=Pacific/Kiritimati",
                "-XX:+UseZGC -XX:-TieredCompilation -Duser.language=ar -Duser.country=EG",
                "-XX:TieredStopAtLevel=1 -XX:+UnlockExperimentalVMOptions -XX:hashCode=2"
                        + " -Duser.timezone=America/St_Johns"
            })
    void another_jvm_leaves_the_same_trace(String jvm) throws IOException, InterruptedException {
        assertThat(traceIn(jvm, QUICK)).isEqualTo(trace(List.of(QUICK)));
    }

    @Test
    void another_seed_does_not() throws IOException, InterruptedException {
        assertThat(traceIn("-Xshare:auto", QUICK, "seed=43")).isNotEqualTo(trace(List.of(QUICK)));
    }
}
