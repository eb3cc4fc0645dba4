package medchain.shell.command;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import medchain.scenarios.language.BadInput;
import medchain.scenarios.run.Cancelled;
import medchain.simulator.kernel.Progress;

/**
 * Runs JMH in a JVM of its own, so that the shell's heap, flags and profiles are in no figure, and
 * follows what it prints.
 *
 * @param jars the folder of the benchmarks; the program's own are in {@code lib} beside it
 */
record BenchJvm(Path jars) {
    private static final long LOOK_EVERY_MILLIS = 100;
    private static final int LAST_LINES = 60;
    private static final Pattern DONE =
            Pattern.compile("# Run progress: ([0-9.]+)% complete, ETA (\\S+)");
    private static final Pattern NAME = Pattern.compile("# Benchmark: (?:.*\\.)?(\\w+\\.\\w+)");

    /** What the JVM has told so far. */
    private static final class Told {
        private final ArrayDeque<String> last = new ArrayDeque<>();
        private String stage = "starting the benchmarks";
        private int percent;

        synchronized void line(String line) {
            last.add(line);
            if (last.size() > LAST_LINES) {
                last.remove();
            }
            var name = NAME.matcher(line);
            var done = DONE.matcher(line);
            if (name.matches()) {
                stage = name.group(1);
            } else if (done.matches()) {
                percent = (int) Double.parseDouble(done.group(1));
            }
        }

        synchronized boolean show(Progress progress) {
            return progress.at("measuring " + stage, percent, 100);
        }

        /** The last line that is no frame of a stack trace. */
        synchronized String end() {
            return last.stream()
                    .filter(l -> !l.isBlank() && !l.startsWith("\t"))
                    .reduce("", (_, l) -> l);
        }
    }

    /**
     * @param main class that runs them
     * @param pattern regular expression over the benchmarks' full names
     * @param repeats JVMs, or rounds in one
     * @param csv written whole, or not at all
     * @throws Cancelled after Ctrl-C; nothing is left
     */
    void run(String main, String pattern, int repeats, Path csv, Progress progress) {
        if (!Files.isDirectory(jars)) {
            throw new BadInput(
                    BadInput.CONFIGURATION,
                    Optional.empty(),
                    "no benchmarks in \"" + jars + "\"; expected the jars of a build",
                    Optional.of("start MedChain by its launcher, which builds them"));
        }
        var process = start(main, pattern, repeats, csv);
        var told = new Told();
        var reading = CompletableFuture.runAsync(() -> follow(process, told));
        try {
            while (!process.waitFor(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS)) {
                if (!told.show(progress)) {
                    throw new Cancelled("measuring");
                }
            }
            reading.join();
            if (process.exitValue() != 0) {
                throw new BadInput(
                        BadInput.CONFIGURATION,
                        Optional.empty(),
                        "the benchmarks failed: " + told.end(),
                        Optional.empty());
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new Cancelled("measuring");
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    private Process start(String main, String pattern, int repeats, Path csv) {
        var classPath =
                jars.resolve("*") + File.pathSeparator + jars.resolveSibling("lib").resolve("*");
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var builder =
                new ProcessBuilder(
                        List.of(
                                java,
                                "--add-modules",
                                "jdk.incubator.vector",
                                "-Djdk.incubator.vector.VECTOR_ACCESS_OOB_CHECK=0",
                                "--enable-native-access=ALL-UNNAMED",
                                "-Xmx3g",
                                "-cp",
                                classPath,
                                main,
                                csv.toAbsolutePath().toString(),
                                pattern,
                                "" + repeats));
        builder.redirectErrorStream(true);
        try {
            return builder.start();
        } catch (IOException refused) {
            throw new BadInput(
                    BadInput.CONFIGURATION,
                    Optional.empty(),
                    "\"" + java + "\" cannot be started: " + refused.getMessage(),
                    Optional.empty());
        }
    }

    private static void follow(Process process, Told told) {
        try (var lines =
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            lines.lines().forEach(told::line);
        } catch (IOException | UncheckedIOException stopped) {
            told.line("its output ended: " + stopped.getMessage());
        }
    }
}
