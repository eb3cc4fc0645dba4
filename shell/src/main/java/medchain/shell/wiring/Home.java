package medchain.shell.wiring;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where the program keeps things: keys that cost time to make, and results. */
final class Home {
    private Home() {}

    /** The project's folder when the launcher started us, else the working directory. */
    static Path project() {
        var home = System.getProperty("medchain.home");
        return home == null ? Path.of("").toAbsolutePath() : Path.of(home);
    }

    /** Beside the project where that can be written, else the user's cache. */
    static Path keys() {
        var project = project();
        if (Files.isWritable(project) && Files.isRegularFile(project.resolve("medchain"))) {
            return project.resolve(".medchain").resolve("keys");
        }
        var cache = System.getenv("XDG_CACHE_HOME");
        var base =
                cache == null || cache.isEmpty()
                        ? Path.of(System.getProperty("user.home", ".")).resolve(".cache")
                        : Path.of(cache);
        return base.resolve("medchain").resolve("keys");
    }

    static Path results() {
        return project().resolve("reports").resolve("out");
    }
}
