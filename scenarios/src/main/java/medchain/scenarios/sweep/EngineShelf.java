package medchain.scenarios.sweep;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.ServiceLoader;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import medchain.scenarios.input.AddOn;
import medchain.scenarios.language.BadInput;

/**
 * Where engines are that the shell does not carry. Spark's jars are loaded by a class loader of
 * their own when a sweep first asks for them: they cost the shell's start nothing and never meet
 * its libraries, and a driver has the very version of the cluster that SPARK_HOME belongs to.
 */
public final class EngineShelf {
    private static final Pattern CORE = Pattern.compile("spark-core_([0-9.]+)-(.+)\\.jar");
    private static final String SCALA = "2.13";
    private static final int OLDEST_SPARK = 4;
    private static final String INSTALL = "\"engine install spark\" fetches it from Maven Central";

    /** Libraries of terminal and charts; no run needs them, and one would silence Spark's logs. */
    private static final Pattern SHELL_ONLY =
            Pattern.compile(
                    "(spring-|jline|jfreechart|org\\.jfree|slf4j-|jakarta\\.|micrometer-|commons-logging).*");

    private final Path program;
    private final Places places;
    private Optional<ClassLoader> loaded = Optional.empty();
    private Optional<Engine> used = Optional.empty();
    private Optional<Partitions> open = Optional.empty();

    /**
     * Folders that matter.
     *
     * @param sparkHome the user's own Spark; goes first
     * @param sparkSettings the user's own folder of Spark's settings
     * @param installed where {@code engine install} puts Spark
     */
    public record Places(Optional<Path> sparkHome, Optional<Path> sparkSettings, Path installed) {}

    /**
     * @param program the shell's jar; what it needs lies beside it
     */
    public EngineShelf(Path program, Places places) {
        this.program = program;
        this.places = places;
    }

    /** Where {@code engine install} puts Spark. */
    public Path installed() {
        return places.installed();
    }

    /** The folder of the Spark that would be used. */
    public Optional<Path> home() {
        return places.sparkHome()
                .or(() -> Optional.of(places.installed()).filter(f -> Files.isDirectory(f)));
    }

    /** Its version: {@code 4.2.0}; empty when there is none. */
    public Optional<String> version() {
        return home().flatMap(EngineShelf::core).map(core -> core.group(2));
    }

    /**
     * Does bulk arithmetic on ciphertexts from here on.
     *
     * @param engine empty: the threads of this process
     */
    public void use(Optional<Engine> engine) {
        rest();
        used = engine;
    }

    /** Who does bulk arithmetic on ciphertexts, if not this process by itself. */
    public Optional<Engine> used() {
        return used;
    }

    /** Where portable pieces go; begun with the first. */
    Optional<Partitions> partitions() {
        if (open.isEmpty()) {
            open = used.map(Engine::partitions);
        }
        return open;
    }

    /** Gives back what an engine holds; the next piece of bulk work takes it again. */
    public void rest() {
        open.ifPresent(Partitions::close);
        open = Optional.empty();
    }

    /**
     * Loads Spark unless it is loaded. One process is the driver of one Spark at a time, so bulk
     * arithmetic makes room.
     *
     * @param settings more of Spark's properties
     * @throws BadInput configuration, when there is none, or one that does not fit
     */
    public Engine spark(EngineName.Spark name, OptionalInt workers, Optional<Path> settings) {
        rest();
        var loader = loaded.orElseGet(this::load);
        loaded = Optional.of(loader);
        var files = Stream.concat(defaults().stream(), settings.stream()).toList();
        return ServiceLoader.load(Cluster.Provider.class, loader)
                .findFirst()
                .orElseThrow(() -> refused("no engine in " + adapter(), "build MedChain anew"))
                .open(new Cluster(name, workers, carried(), files));
    }

    private ClassLoader load() {
        var home = home().orElseThrow(() -> refused("Spark is not installed", INSTALL));
        var core = core(home).orElseThrow(() -> noSpark(home));
        checkVersion(home, core.group(1), core.group(2));
        if (!Files.isRegularFile(adapter())) {
            throw refused("no \"" + adapter() + "\" beside the program", "build MedChain anew");
        }
        var jars = Stream.concat(Stream.of(adapter()), AddOn.jars(home.resolve("jars")).stream());
        return AddOn.of("spark", jars.toList());
    }

    /** Our jar that speaks to Spark. */
    private Path adapter() {
        return program.resolveSibling("engine").resolve("medchain-spark.jar");
    }

    /** What other machines need of us. */
    private List<Path> carried() {
        return Stream.concat(
                        Stream.of(program, adapter()),
                        AddOn.jars(program.resolveSibling("lib")).stream()
                                .filter(jar -> !SHELL_ONLY.matcher(nameOf(jar)).matches()))
                .toList();
    }

    /** Spark's own file of defaults, as its launcher would find it. */
    private Optional<Path> defaults() {
        return places.sparkSettings()
                .or(() -> home().map(home -> home.resolve("conf")))
                .map(folder -> folder.resolve("spark-defaults.conf"))
                .filter(file -> Files.isRegularFile(file));
    }

    private static Optional<MatchResult> core(Path home) {
        return AddOn.jars(home.resolve("jars")).stream()
                .map(jar -> CORE.matcher(nameOf(jar)))
                .filter(Matcher::matches)
                .map(Matcher::toMatchResult)
                .findFirst();
    }

    private static String nameOf(Path jar) {
        return String.valueOf(jar.getFileName());
    }

    private BadInput noSpark(Path home) {
        return refused(
                "no jars/spark-core_" + SCALA + "-….jar in \"" + home + "\"",
                places.sparkHome().isPresent()
                        ? "SPARK_HOME is the folder of a Spark distribution; without it, " + INSTALL
                        : INSTALL);
    }

    private static void checkVersion(Path home, String scala, String version) {
        var major = version.split("\\.", 2)[0];
        if (!scala.equals(SCALA)
                || !major.matches("[0-9]{1,3}")
                || Integer.parseInt(major) < OLDEST_SPARK) {
            throw refused(
                    "Spark %s for Scala %s in \"%s\"; expected Spark %d or later for Scala %s"
                            .formatted(version, scala, home, OLDEST_SPARK, SCALA),
                    "older ones do not run on Java 25");
        }
    }

    private static BadInput refused(String what, String hint) {
        return new BadInput(BadInput.CONFIGURATION, Optional.empty(), what, Optional.of(hint));
    }
}
