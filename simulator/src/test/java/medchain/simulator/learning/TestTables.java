package medchain.simulator.learning;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import medchain.simulator.kernel.ByteSource;
import org.junit.jupiter.api.Assumptions;

/** Tables for tests: small CSV files without quotes, and bytes that repeat. */
public final class TestTables {
    private TestTables() {}

    /** The Wisconsin breast cancer rows that the project ships. */
    public static RawTable wdbc() {
        return csv(above("scenarios").resolve("data/wdbc.csv"));
    }

    /** A file of reference results; skips the test where they are not installed. */
    public static Path reference(String name) {
        var told = Optional.ofNullable(System.getProperty("medchain.shared")).map(Path::of);
        var root = told.or(() -> find("shared").map(p -> p.resolve("data")));
        Assumptions.assumeTrue(
                root.isPresent() && Files.exists(root.get().resolve(name)),
                "no reference results here: " + name + " (-Dmedchain.shared=FOLDER names them)");
        return root.orElseThrow().resolve(name);
    }

    public static RawTable csv(Path file) {
        var lines = lines(file);
        var header = List.of(lines.getFirst().split(",", -1));
        var rows = new ArrayList<String[]>();
        for (var line : lines.subList(1, lines.size())) {
            var cells = line.split(",", -1);
            rows.add(
                    Arrays.stream(cells)
                            .map(cell -> cell.isEmpty() || cell.equals("?") ? null : cell)
                            .toArray(String[]::new));
        }
        return new RawTable(file.getFileName().toString(), header, rows);
    }

    public static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Rows of words, the first the header; an empty word is a missing cell. */
    public static RawTable table(String... lines) {
        var rows = new ArrayList<String[]>();
        for (var line : Arrays.asList(lines).subList(1, lines.length)) {
            rows.add(
                    Arrays.stream(line.split(",", -1))
                            .map(cell -> cell.isEmpty() ? null : cell)
                            .toArray(String[]::new));
        }
        return new RawTable("table", List.of(lines[0].split(",", -1)), rows);
    }

    /** SplitMix64: bytes that repeat for a seed. */
    public static ByteSource bytes(long seed) {
        var state = new long[] {seed};
        return out -> {
            for (int i = 0; i < out.length; i++) {
                long z = state[0] += 0x9E3779B97F4A7C15L;
                z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
                z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
                out[i] = (byte) (z >>> 56);
            }
        };
    }

    private static Path above(String folder) {
        return find(folder)
                .orElseThrow(() -> new IllegalStateException("no folder " + folder + " above"));
    }

    private static Optional<Path> find(String folder) {
        for (var at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            if (Files.isDirectory(at.resolve(folder).resolve("data"))) {
                return Optional.of(at.resolve(folder));
            }
        }
        return Optional.empty();
    }
}
