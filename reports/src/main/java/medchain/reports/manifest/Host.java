package medchain.reports.manifest;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The machine that a run was made on. */
public record Host(String jvm, String processor, int cores) {
    private static final Path CPU_INFO = Path.of("/proc/cpuinfo");

    public static Host here() {
        var jvm =
                "%s %s (%s)"
                        .formatted(
                                System.getProperty("java.vm.name"),
                                System.getProperty("java.runtime.version"),
                                System.getProperty("java.vendor"));
        return new Host(jvm, processorName(), Runtime.getRuntime().availableProcessors());
    }

    private static String processorName() {
        return modelName().orElseGet(() -> System.getProperty("os.arch", "unknown"));
    }

    /** Linux tells it; other systems do not have the file. */
    private static Optional<String> modelName() {
        try (var lines = Files.lines(CPU_INFO, StandardCharsets.UTF_8)) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst();
        } catch (IOException absent) {
            return Optional.empty();
        }
    }
}
