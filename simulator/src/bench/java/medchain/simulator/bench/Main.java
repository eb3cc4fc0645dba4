package medchain.simulator.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Runs the benchmarks, each in JVMs of its own, and writes one line each: what is done a second of
 * processor time, the median over JVMs and the least and most.
 *
 * <p>Arguments: the CSV to write, a regular expression of benchmarks, and how many JVMs each gets.
 */
public final class Main {
    private static final String HEADER =
            "benchmark,parameters,per_cpu_second,least,most,forks,iterations";

    private Main() {}

    public static void main(String[] arguments) throws IOException, RunnerException {
        var file = Path.of(arguments[0]);
        int forks = Integer.parseInt(arguments[2]);
        var lines = new ArrayList<>(List.of(HEADER));
        var pattern = arguments[1];
        var options =
                new OptionsBuilder()
                        .include(pattern)
                        .forks(forks)
                        .warmupIterations(3)
                        .warmupTime(TimeValue.seconds(1))
                        .measurementIterations(3)
                        .measurementTime(TimeValue.seconds(1))
                        .jvmArgsAppend("-XX:+UseSerialGC", "-Xms1g", "-Xmx3g")
                        .verbosity(VerboseMode.NORMAL)
                        .shouldFailOnError(true)
                        .build();
        Collection<RunResult> results = new Runner(options).run();
        results.forEach(result -> lines.add(line(result)));
        Files.write(file, lines);
    }

    private static String line(RunResult result) {
        var name = result.getParams().getBenchmark().replaceFirst("^.*\\.(\\w+\\.\\w+)$", "$1");
        var parameters = new ArrayList<String>();
        for (var key : result.getParams().getParamsKeys()) {
            parameters.add(key + "=" + result.getParams().getParam(key));
        }
        var rates =
                result.getBenchmarkResults().stream()
                        .mapToDouble(
                                fork -> {
                                    var second = fork.getSecondaryResults();
                                    return second.get("work").getScore()
                                            / second.get("cpuSeconds").getScore();
                                })
                        .sorted()
                        .toArray();
        return String.format(
                Locale.ROOT,
                "%s,%s,%.0f,%.0f,%.0f,%d,%d",
                name,
                String.join(" ", parameters),
                rates[rates.length / 2],
                rates[0],
                rates[rates.length - 1],
                rates.length,
                result.getParams().getMeasurement().getCount());
    }
}
