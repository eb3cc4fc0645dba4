package medchain.shell.wiring;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where the program keeps things.
 *
 * @param keys that cost time to make
 * @param results folders of runs
 */
record Home(Path keys, Path results) {

    /** In the project's folder when the launcher started us, else in the working directory. */
    static Home usual() {
        var launched = System.getProperty("medchain.home");
        var project = launched == null ? Path.of("").toAbsolutePath() : Path.of(launched);
        return new Home(keys(project), project.resolve("reports").resolve("out"));
    }

    /** Beside the project where that can be written, else in the user's cache. */
    private static Path keys(Path project) {
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
}
