package medchain.shell.wiring;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Properties;

/** Which build this is. */
final class Version {
    private Version() {}

    /** Version and commit; "unknown" when the build could not tell. */
    static String text() {
        var build = properties();
        var commit = build.getProperty("git.commit.id.full", "unknown commit");
        var dirty = Boolean.parseBoolean(build.getProperty("git.dirty")) ? ", changed since" : "";
        return build.getProperty("git.build.version", "unknown")
                + " ("
                + commit.substring(0, Math.min(12, commit.length()))
                + dirty
                + ")";
    }

    private static Properties properties() {
        var properties = new Properties();
        try (var in = Version.class.getResourceAsStream("/medchain/build.properties")) {
            if (in != null) {
                properties.load(in);
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return properties;
    }
}
