package medchain.scenarios.sweep;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import medchain.scenarios.language.BadInput;
import medchain.scenarios.run.Cancelled;
import medchain.simulator.kernel.Progress;

/**
 * Fills a folder with Spark's jars by Maven, which checks every file against its checksum and keeps
 * what it has fetched: a second try goes on where the first was stopped. The folder appears only
 * when it is whole.
 *
 * @param pom that names the jars
 * @param target the folder
 */
public record SparkInstaller(Path pom, Path target) {
    private static final String STAGE = "fetching Spark (MB)";
    private static final long LOOK_EVERY_MILLIS = 100;
    private static final Pattern FETCHED =
            Pattern.compile("Downloaded from [^:]+: \\S+ \\(([0-9.]+) (B|kB|MB|GB) at .*");

    /**
     * @throws Cancelled after Ctrl-C
     * @throws BadInput when Maven is not there, or fails
     */
    public void run(Progress progress) {
        var fresh = target.resolveSibling(target.getFileName() + ".part");
        try {
            Files.createDirectories(folderOf(target));
            remove(fresh);
            fetch(fresh, progress);
            remove(target);
            Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException refused) {
            throw new BadInput(
                    BadInput.CANNOT_CREATE,
                    Optional.empty(),
                    "\"" + target + "\" cannot be made: " + refused.getMessage(),
                    Optional.empty());
        } finally {
            removeQuietly(fresh);
        }
    }

    private void fetch(Path fresh, Progress progress) throws IOException {
        var maven = start(fresh);
        var bytes = new AtomicLong();
        var last = CompletableFuture.supplyAsync(() -> follow(maven, bytes));
        try {
            while (!maven.waitFor(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS)) {
                if (!progress.at(STAGE, bytes.get() / 1_000_000, 0)) {
                    throw new Cancelled("fetching Spark; what was fetched is kept");
                }
            }
            if (maven.exitValue() != 0) {
                throw new BadInput(
                        BadInput.IO,
                        Optional.empty(),
                        "Maven could not fetch Spark: " + last.join(),
                        Optional.of("the same command goes on where it stopped"));
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new Cancelled("fetching Spark");
        } finally {
            maven.descendants().forEach(ProcessHandle::destroy);
            maven.destroy();
        }
    }

    private Process start(Path fresh) {
        var builder =
                new ProcessBuilder(
                        "mvn",
                        "-B",
                        "-C",
                        "-Dstyle.color=never",
                        "-f",
                        pom.toString(),
                        "-Dspark.home=" + fresh.toAbsolutePath(),
                        "package");
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        // The project's own options would hide what is being fetched.
        builder.environment().put("MAVEN_BASEDIR", folderOf(pom).toString());
        builder.redirectErrorStream(true);
        try {
            return builder.start();
        } catch (IOException missing) {
            throw new BadInput(
                    BadInput.CONFIGURATION,
                    Optional.empty(),
                    "no mvn to be started; expected Maven 3.8.7 or later on the PATH",
                    Optional.of("or point SPARK_HOME to a Spark that is there"));
        }
    }

    private static Path folderOf(Path file) {
        return Optional.ofNullable(file.toAbsolutePath().getParent()).orElseThrow();
    }

    /** Counts what was fetched; returns Maven's first complaint. */
    private static String follow(Process maven, AtomicLong bytes) {
        var complaint = "";
        try (var lines =
                new BufferedReader(
                        new InputStreamReader(maven.getInputStream(), StandardCharsets.UTF_8))) {
            for (var line : (Iterable<String>) lines.lines()::iterator) {
                var fetched = FETCHED.matcher(line);
                if (fetched.matches()) {
                    bytes.addAndGet(size(fetched.group(1), fetched.group(2)));
                } else if (complaint.isEmpty() && line.startsWith("[ERROR] ")) {
                    complaint = line.substring("[ERROR] ".length());
                }
            }
        } catch (IOException | java.io.UncheckedIOException stopped) {
            return complaint;
        }
        return complaint;
    }

    private static long size(String number, String unit) {
        int zeros = List.of("B", "kB", "MB", "GB").indexOf(unit) * 3;
        return new BigDecimal(number).movePointRight(zeros).longValue();
    }

    private static void remove(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private static void removeQuietly(Path folder) {
        try {
            remove(folder);
        } catch (IOException left) {
            // The next try removes it, and says so when it cannot.
            return;
        }
    }
}
