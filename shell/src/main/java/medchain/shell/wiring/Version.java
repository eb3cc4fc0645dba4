package medchain.shell.wiring;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Properties;

/** Which build this is. */
final class Version {
    private Version() {}

    /** For people. */
    static String text() {
        var dirty = Boolean.parseBoolean(properties().getProperty("git.dirty"));
        var brief = commit().substring(0, Math.min(12, commit().length()));
        return number() + " (" + brief + (dirty ? ", changed since" : "") + ")";
    }

    static String number() {
        return properties().getProperty("git.build.version", "unknown");
    }

    /** "unknown" where the sources are in no repository. */
    static String commit() {
        return properties().getProperty("git.commit.id.full", "unknown");
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
