package medchain.shell.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;

/** A real standalone cluster of Spark on this machine: a master, workers, their executors. */
final class LoopbackCluster implements AutoCloseable {
    private static final Pattern MASTER = Pattern.compile("spark://127\\.0\\.0\\.1:[0-9]+");
    private static final long PATIENCE_SECONDS = 120;

    private final Path spark;
    private final Path folder;
    private final Path settings;
    private final Process master;
    private final List<Process> workers = new ArrayList<>();

    /**
     * @param spark folder with Spark's jars
     * @param settings folder of spark-defaults.conf
     */
    LoopbackCluster(Path spark, Path folder, Path settings) throws IOException {
        this.spark = spark;
        this.folder = folder;
        this.settings = settings;
        this.master = start("master.Master", "master", "--port", "0");
        await("a master", () -> address().isPresent());
    }

    String master() {
        return address().orElseThrow();
    }

    private Optional<String> address() {
        return log("master")
                .lines()
                .filter(line -> line.contains("Starting Spark master at"))
                .flatMap(line -> MASTER.matcher(line).results().map(r -> r.group()))
                .findFirst();
    }

    /** One more worker of one core. */
    void addWorker() throws IOException {
        var name = "worker-" + (workers.size() + 1);
        workers.add(
                start(
                        "worker.Worker",
                        name,
                        "--cores",
                        "1",
                        "--memory",
                        "1g",
                        "--work-dir",
                        folder.resolve(name).toString(),
                        master()));
        await(name, () -> log(name).contains("Successfully registered with master"));
    }

    /** As {@code kill -9} of the last worker and of the executors that it started. */
    int killLastWorker() {
        var worker = workers.getLast().toHandle();
        var executors = worker.descendants().toList();
        worker.destroyForcibly();
        executors.forEach(ProcessHandle::destroyForcibly);
        return executors.size();
    }

    private Process start(String role, String name, String... arguments) throws IOException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Xmx256m");
        command.add("-cp");
        command.add(settings + ":" + spark.resolve("jars") + "/*");
        command.add("org.apache.spark.deploy." + role);
        command.addAll(List.of("--host", "127.0.0.1", "--webui-port", "0"));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command);
        builder.environment()
                .putAll(
                        Map.of(
                                "SPARK_HOME", spark.toString(),
                                "SPARK_CONF_DIR", settings.toString(),
                                "SPARK_LOCAL_IP", "127.0.0.1",
                                "SPARK_SCALA_VERSION", "2.13",
                                "JAVA_HOME", System.getProperty("java.home")));
        builder.redirectErrorStream(true).redirectOutput(logFile(name).toFile());
        return builder.start();
    }

    private Path logFile(String name) {
        return folder.resolve(name + ".log");
    }

    private String log(String name) {
        try {
            return Files.exists(logFile(name)) ? Files.readString(logFile(name)) : "";
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }

    private void await(String whom, BooleanSupplier there) {
        Waiting.until(
                there,
                PATIENCE_SECONDS,
                () -> "no " + whom + ":\n" + log(whom.startsWith("worker") ? whom : "master"));
    }

    @Override
    public void close() {
        workers.add(master);
        for (var process : workers) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
        workers.forEach(process -> process.onExit().orTimeout(10, TimeUnit.SECONDS).join());
    }
}
