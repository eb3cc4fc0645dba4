package medchain.reports.manifest;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import medchain.reports.csv.AtomicFile;
import medchain.simulator.kernel.Bug;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * What a run was, on what and at what cost: the only result file that holds times of a real clock.
 */
public record Manifest(Map<String, Object> entries) {
    public static final String FILE = "manifest.json";

    /** Key of the list of the run's files. */
    public static final String FILES = "files";

    private static final String TRACE = "trace_hash";
    private static final int LARGEST = 1 << 20;

    public static Manifest of(Origin origin, Cost cost, CryptoMode crypto) {
        var it = of(cost.build());
        it.put("scenario", origin.scenario());
        it.put("title", origin.title());
        it.put("description", origin.description());
        it.put("presets", origin.presets());
        it.put("scenario_digest", digest(origin.effectiveYaml()));
        it.put("seed", origin.seed());
        it.put(TRACE, cost.traceHash().hex());
        it.put("crypto_mode", crypto.mode());
        it.put("keys", crypto.keys());
        it.put("bulk_key_bits", crypto.bulkKeyBits());
        it.put("bulk_bcrypt_cost", crypto.bcryptCost());
        machine(it);
        it.put("wall_s", seconds(cost.wall()));
        it.put("cpu_s", seconds(cost.cpu()));
        it.put("world_cpu_s", seconds(cost.worldCpu()));
        it.put("events", cost.events());
        it.put("events_per_cpu_second", eventsPerCpuSecond(cost));
        return new Manifest(it);
    }

    /**
     * Of many runs of one scenario.
     *
     * @param finished how many of them are in the tables
     * @param unfinished points that need more of them
     */
    public static Manifest ofSweep(SweepOrigin origin, int finished, long unfinished, Build build) {
        var it = of(build);
        it.put("scenario", origin.scenario());
        it.put("title", origin.title());
        it.put("description", origin.description());
        it.put("scenario_digest", digest(origin.source()));
        it.put("seed", origin.seed());
        it.put("varies", origin.paths());
        it.put("points", origin.points());
        it.put("runs", finished);
        it.put("unfinished_points", unfinished);
        it.put("crypto_mode", String.join(CryptoMode.SEPARATOR, origin.cryptoModes()));
        it.put("keys", CryptoMode.SIMULATED_KEYS);
        machine(it);
        return new Manifest(it);
    }

    /** Of figures that tell of this program on this machine, not of a scenario. */
    public static Manifest ofMachine(Build build) {
        var it = of(build);
        machine(it);
        return new Manifest(it);
    }

    private static LinkedHashMap<String, Object> of(Build build) {
        var it = new LinkedHashMap<String, Object>();
        it.put("version", build.version());
        it.put("git_commit", build.gitCommit());
        return it;
    }

    private static void machine(Map<String, Object> it) {
        var host = Host.here();
        it.put("jvm", host.jvm());
        it.put("processor", host.processor());
        it.put("cores", host.cores());
    }

    /**
     * The same with the names of all files of the run.
     *
     * @param files relative to the folder, with {@code /} between the parts of a name
     */
    public Manifest listing(List<String> files) {
        var it = new LinkedHashMap<>(entries);
        it.put(FILES, files);
        return new Manifest(it);
    }

    /** The files that it lists; empty when it lists none. */
    public List<String> files() {
        return entries.get(FILES) instanceof List<?> files
                ? files.stream().map(String::valueOf).toList()
                : List.of();
    }

    /** What every picture must say, empty if nothing. */
    public String mark() {
        return CryptoMode.mark(text("crypto_mode"));
    }

    /** SHA-256 of the scenario as it ran, in hex. */
    public static String digest(String effectiveYaml) {
        try {
            var sha256 = MessageDigest.getInstance("SHA-256");
            return HexFormat.of()
                    .formatHex(sha256.digest(effectiveYaml.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new Bug("every JDK has SHA-256");
        }
    }

    private static BigDecimal seconds(Duration time) {
        return BigDecimal.valueOf(time.toMillis(), 3);
    }

    private static long eventsPerCpuSecond(Cost cost) {
        return cost.worldCpu().isZero()
                ? 0
                : BigDecimal.valueOf(cost.events())
                        .divide(seconds(cost.worldCpu().plusMillis(1)), 0, RoundingMode.HALF_EVEN)
                        .longValue();
    }

    public Path write(Path folder) throws IOException {
        var file = folder.resolve(FILE);
        AtomicFile.write(file, temporary -> Files.writeString(temporary, Json.of(entries)));
        return file;
    }

    /**
     * @throws IOException when there is no manifest, or it is not one
     */
    public static Manifest read(Path folder) throws IOException {
        var file = folder.resolve(FILE);
        if (Files.size(file) > LARGEST) {
            throw new IOException(file + ": larger than any manifest; expected at most 1 MiB");
        }
        var entries = new LinkedHashMap<String, Object>();
        if (!(parse(file) instanceof Map<?, ?> map)) {
            throw new IOException(file + ": not a manifest; expected a JSON object");
        }
        map.forEach((key, value) ->
                entries.put(
                        String.valueOf(key),
                        value instanceof List<?> list ? list : String.valueOf(value)));
        return new Manifest(entries);
    }

    /**
     * @throws IOException also when the folder holds results of another kind, a sweep's
     */
    public static Manifest ofRun(Path folder) throws IOException {
        var manifest = read(folder);
        if (manifest.text(TRACE).isEmpty()) {
            throw new IOException(
                    folder.resolve(FILE) + ": no " + TRACE + "; expected the manifest of one run");
        }
        return manifest;
    }

    private static Object parse(Path file) throws IOException {
        try {
            var text = Files.readString(file, StandardCharsets.UTF_8);
            return Optional.ofNullable(
                            new Load(LoadSettings.builder().setLabel(FILE).build())
                                    .loadFromString(text))
                    .orElse(List.of());
        } catch (YamlEngineException e) {
            throw new IOException(file + ": not JSON: " + e.getMessage(), e);
        }
    }

    /** Empty when it does not say. */
    public String text(String key) {
        return Optional.ofNullable(entries.get(key)).map(String::valueOf).orElse("");
    }
}
