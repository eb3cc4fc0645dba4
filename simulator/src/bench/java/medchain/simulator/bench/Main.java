package medchain.simulator.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.openjdk.jmh.runner.NoBenchmarksException;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Runs benchmarks, each in JVMs of its own, and writes one line each: what is done a second of
 * processor time, the median over JVMs and the least and most, and the ratio to its {@link
 * Reference}, the median over the same JVMs.
 *
 * <p>Arguments: the CSV to write, a regular expression of benchmarks, and how many JVMs each gets.
 */
public final class Main {
    private static final String HEADER =
            "benchmark,parameters,per_cpu_second,least,most,reference,ratio,forks,iterations";
    private static final int ITERATIONS = 3;

    private Main() {}

    public static void main(String[] arguments) throws IOException, RunnerException {
        var options =
                new OptionsBuilder()
                        .include(arguments[1])
                        .forks(Integer.parseInt(arguments[2]))
                        .warmupIterations(ITERATIONS)
                        .warmupTime(TimeValue.seconds(1))
                        .measurementIterations(ITERATIONS)
                        .measurementTime(TimeValue.seconds(1))
                        .jvmArgsAppend("-XX:+UseSerialGC", "-Xms1g", "-Xmx3g")
                        .verbosity(VerboseMode.NORMAL)
                        .shouldFailOnError(true)
                        .build();
        var lines = new ArrayList<>(List.of(HEADER));
        lines.addAll(Measured.lines(measured(options)));
        Files.write(Path.of(arguments[0]), lines);
    }

    private static List<Measured> measured(Options options) throws RunnerException {
        try {
            return new Runner(options).run().stream().map(Measured::of).toList();
        } catch (NoBenchmarksException none) {
            return List.of(); // the caller knows what was asked for, and sees an empty table
        }
    }
}
