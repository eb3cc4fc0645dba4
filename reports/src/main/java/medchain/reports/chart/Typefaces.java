package medchain.reports.chart;

import java.awt.Font;
import java.awt.FontFormatException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import medchain.simulator.kernel.Bug;

/**
 * The shipped typeface, so that a chart looks the same on every machine, one without any font or
 * fontconfig included.
 */
record Typefaces(Font plain, Font bold) {
    static final String FAMILY = "DejaVu Sans";

    private static final String CONFIGURATION = "sun.awt.fontconfig";

    private static final class Loaded {
        private static final Typefaces TYPEFACES = load();
    }

    static Typefaces shipped() {
        return Loaded.TYPEFACES;
    }

    Font plain(int points) {
        return plain.deriveFont(Font.PLAIN, (float) points);
    }

    Font bold(int points) {
        return bold.deriveFont(Font.BOLD, (float) points);
    }

    private static Typefaces load() {
        try {
            var folder = Files.createTempDirectory("medchain-fonts");
            folder.toFile().deleteOnExit();
            var plain = unpack("DejaVuSans.ttf", folder);
            var bold = unpack("DejaVuSans-Bold.ttf", folder);
            configure(folder, plain);
            return new Typefaces(read(plain), read(bold));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot unpack the fonts of the charts", e);
        }
    }

    private static Path unpack(String name, Path folder) throws IOException {
        var file = folder.resolve(name);
        try (var in = Objects.requireNonNull(Typefaces.class.getResourceAsStream(name))) {
            Files.copy(in, file);
        }
        file.toFile().deleteOnExit();
        return file;
    }

    /**
     * The JDK asks the machine's fontconfig for its logical fonts and fails without one; a
     * configuration of our own makes it need none. It is read once, before the first text.
     */
    private static void configure(Path folder, Path font) throws IOException {
        if (System.getProperty(CONFIGURATION) != null) {
            return;
        }
        var lines = new StringBuilder("version=1\nsequence.allfonts=default\n");
        for (var logical :
                new String[] {"serif", "sansserif", "monospaced", "dialog", "dialoginput"}) {
            for (var style : new String[] {"plain", "bold", "italic", "bolditalic"}) {
                lines.append(logical + "." + style + ".default=" + FAMILY + "\n");
            }
        }
        lines.append("filename.DejaVu_Sans=").append(escaped(font)).append('\n');
        var file = folder.resolve("fontconfig.properties");
        Files.writeString(file, lines, StandardCharsets.ISO_8859_1);
        file.toFile().deleteOnExit();
        System.setProperty(CONFIGURATION, file.toString());
    }

    /** A path in a properties file. */
    private static String escaped(Path path) {
        return path.toString().replace("\\", "\\\\").replace(":", "\\:");
    }

    private static Font read(Path file) throws IOException {
        try {
            return Font.createFont(Font.TRUETYPE_FONT, file.toFile());
        } catch (FontFormatException e) {
            throw new Bug("a shipped font is broken: " + e.getMessage());
        }
    }
}
