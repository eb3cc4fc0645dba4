package medchain.scenarios.spark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;
import medchain.scenarios.language.BadInput;
import medchain.scenarios.sweep.Cluster;
import org.apache.spark.SparkConf;

/** Spark's properties: ours, then the user's files, then what the command line says. */
final class Settings {
    private static final String LOOPBACK = "127.0.0.1";
    private static final String EXAMPLE = "change-me";

    private Settings() {}

    static SparkConf of(Cluster cluster) {
        var all = new TreeMap<>(ours(cluster));
        cluster.settings().forEach(file -> all.putAll(read(file)));
        all.putAll(asked(cluster));
        checkSecret(all);
        var conf = new SparkConf(false);
        all.forEach(conf::set);
        return conf;
    }

    /** Everybody can read the secret of our example. */
    private static void checkSecret(Map<String, String> all) {
        if (EXAMPLE.equals(all.get("spark.authenticate.secret"))) {
            throw new BadInput(
                    BadInput.CONFIGURATION,
                    Optional.empty(),
                    "spark.authenticate.secret is still \"" + EXAMPLE + "\"; expected your own",
                    Optional.of("openssl rand -hex 32 makes one, the same for all members"));
        }
    }

    private static Map<String, String> ours(Cluster cluster) {
        var ours = new TreeMap<String, String>();
        ours.put("spark.ui.enabled", "false");
        ours.put("spark.ui.showConsoleProgress", "false");
        var master = cluster.name().master();
        if (cluster.name().local() || master.matches("spark://(localhost|127\\.0\\.0\\.1):.*")) {
            ours.put("spark.driver.host", LOOPBACK);
            ours.put("spark.driver.bindAddress", LOOPBACK);
        }
        if (!cluster.name().local()) {
            // A run is a pure function of its task, so a second attempt elsewhere does no harm.
            ours.put("spark.speculation", "true");
            ours.put("spark.task.maxFailures", "8");
            // Our libraries before those of the same names that a distribution brings.
            ours.put("spark.executor.userClassPathFirst", "true");
            ours.put("spark.executor.defaultJavaOptions", "--add-modules=jdk.incubator.vector");
        }
        return ours;
    }

    private static Map<String, String> asked(Cluster cluster) {
        var asked = new TreeMap<String, String>();
        asked.put("spark.app.name", "MedChain sweep");
        asked.put("spark.master", master(cluster));
        if (!cluster.name().local()) {
            asked.put(
                    "spark.jars",
                    cluster.jars().stream()
                            .map(jar -> jar.toAbsolutePath().toUri().toString())
                            .collect(Collectors.joining(",")));
            if (cluster.workers().isPresent()) {
                var workers = Integer.toString(cluster.workers().getAsInt());
                boolean standalone = cluster.name().master().startsWith("spark:");
                asked.put(standalone ? "spark.cores.max" : "spark.executor.instances", workers);
            }
        }
        return asked;
    }

    /** {@code --workers} says how many threads {@code local[*]} has. */
    private static String master(Cluster cluster) {
        var threads =
                cluster.name().threads().isPresent() ? cluster.name().threads() : cluster.workers();
        return cluster.name().local() && threads.isPresent()
                ? "local[" + threads.getAsInt() + "]"
                : cluster.name().master();
    }

    private static Map<String, String> read(Path file) {
        var properties = new Properties();
        try (var in = Files.newBufferedReader(file)) {
            properties.load(in);
        } catch (IOException | IllegalArgumentException unreadable) {
            throw new BadInput(
                    BadInput.NO_INPUT,
                    Optional.empty(),
                    "\"" + file + "\" cannot be read; expected Spark's properties",
                    Optional.empty());
        }
        var read = new TreeMap<String, String>();
        properties.forEach((key, value) -> {
            if (key.toString().startsWith("spark.")) {
                read.put(key.toString(), value.toString().strip());
            }
        });
        return read;
    }
}
