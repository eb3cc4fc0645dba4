package medchain.shell.wiring;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import medchain.scenarios.sweep.EngineShelf;

/**
 * Where the program keeps things.
 *
 * @param keys that cost time to make
 * @param results folders of runs
 * @param engines for sweeps
 * @param sparkPom names the jars of the engine that can be installed
 * @param benchmarks jars that only {@code bench} loads
 * @param fhir jars that only {@code fhir} loads
 */
record Home(
        Path keys, Path results, EngineShelf engines, Path sparkPom, Path benchmarks, Path fhir) {

    /** In the project's folder when the launcher started us, else in the working directory. */
    static Home usual() {
        var launched = System.getProperty("medchain.home");
        var project = launched == null ? Path.of("").toAbsolutePath() : Path.of(launched);
        return in(kept(project), project);
    }

    /**
     * @param kept keys and engines
     * @param project results, and what engines are made from
     */
    static Home in(Path kept, Path project) {
        return new Home(
                kept.resolve("keys"),
                project.resolve("reports").resolve("out"),
                new EngineShelf(
                        program(),
                        new EngineShelf.Places(
                                folder("SPARK_HOME"),
                                folder("SPARK_CONF_DIR"),
                                kept.resolve("engines").resolve("spark"))),
                project.resolve("scenarios").resolve("spark").resolve("home").resolve("pom.xml"),
                program().resolveSibling("bench"),
                program().resolveSibling("fhir"));
    }

    /** Beside the project where that can be written, else in the user's cache. */
    private static Path kept(Path project) {
        if (Files.isWritable(project) && Files.isRegularFile(project.resolve("medchain"))) {
            return project.resolve(".medchain");
        }
        var base =
                folder("XDG_CACHE_HOME")
                        .orElseGet(() ->
                                Path.of(System.getProperty("user.home", ".")).resolve(".cache"));
        return base.resolve("medchain");
    }

    private static Optional<Path> folder(String variable) {
        return Optional.ofNullable(System.getenv(variable)).filter(f -> !f.isEmpty()).map(Path::of);
    }

    /** The jar, or the folder of classes, that we were started from. */
    private static Path program() {
        try {
            return Path.of(Home.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException("a class path is made of URLs", impossible);
        }
    }
}
