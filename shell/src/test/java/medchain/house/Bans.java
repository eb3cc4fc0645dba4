package medchain.house;

import static medchain.house.Ban.calls;
import static medchain.house.Ban.exact;
import static medchain.house.Ban.method;
import static medchain.house.Ban.types;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What no part, or not every part, of the house may do. */
final class Bans {

    private Bans() {}

    private static final String REPEATS = "a run must repeat bit for bit, on any machine";
    private static final String ORDER = "iterates differently from one JVM run to the next";

    /** In-memory streams and the exceptions of the JDK's own encoders are no files. */
    private static final Set<String> HARMLESS_IO =
            Set.of(
                    "java.io.ByteArrayOutputStream",
                    "java.io.ByteArrayInputStream",
                    "java.io.DataOutputStream",
                    "java.io.DataInputStream",
                    "java.io.InputStream",
                    "java.io.OutputStream",
                    "java.io.IOException",
                    "java.io.EOFException",
                    "java.io.UncheckedIOException",
                    "java.io.Serializable");

    /** Bans for the simulator: time, randomness, order and the outside are given to it. */
    static final List<Ban> SIMULATOR =
            List.of(
                    calls(
                            "wall clock",
                            REPEATS,
                            method("java.lang.System", "currentTimeMillis", "nanoTime")
                                    .or(inPackage("java.time", "now"))
                                    .or(method("java.util.Date", "new"))),
                    types("clock", REPEATS, named("java.time.Clock", "java.time.InstantSource")),
                    types(
                            "random numbers that are not ours",
                            "randomness is injected",
                            named(
                                            "java.util.Random",
                                            "java.util.SplittableRandom",
                                            "java.util.concurrent.ThreadLocalRandom",
                                            "java.security.SecureRandom",
                                            "org.bouncycastle.crypto.CryptoServicesRegistrar")
                                    .or(in("java.util.random"))),
                    calls(
                            "random numbers without a seed",
                            "randomness is injected",
                            method("java.lang.Math", "random")
                                    .or(method("java.lang.StrictMath", "random"))
                                    .or(method("java.util.UUID", "randomUUID"))
                                    .or(
                                            exact(
                                                    "java.util.Collections",
                                                    "shuffle",
                                                    "java.util.List"))),
                    types(
                            "threads",
                            "one thread; bulk work goes through kernel.Parallel",
                            named("java.lang.Thread", "java.util.Timer")
                                    .or(in("java.util.concurrent"))),
                    calls(
                            "parallel streams",
                            "bulk work goes through kernel.Parallel",
                            anyOwner("parallelStream", "parallel", "parallelSort", "parallelPrefix")
                                    .and(access -> ownerIn(access, "java.util"))),
                    types(
                            "files and sockets",
                            "files are read and written at the edge",
                            in("java.io")
                                    .and(type -> !HARMLESS_IO.contains(type.getName()))
                                    .or(in("java.nio.file"))
                                    .or(in("java.nio.channels"))
                                    .or(in("java.net"))),
                    calls(
                            "unordered collections",
                            ORDER,
                            method("java.util.HashMap", "new", "newHashMap")
                                    .or(method("java.util.HashSet", "new", "newHashSet"))
                                    .or(method("java.util.IdentityHashMap", "new"))
                                    .or(method("java.util.WeakHashMap", "new", "newWeakHashMap"))
                                    .or(method("java.util.Hashtable", "new"))
                                    .or(method("java.util.Set", "of", "copyOf"))
                                    .or(method("java.util.Map", "of", "ofEntries", "copyOf"))),
                    calls(
                            "unordered collectors",
                            ORDER,
                            method(
                                            "java.util.stream.Collectors",
                                            "toSet",
                                            "toUnmodifiableSet",
                                            "toUnmodifiableMap",
                                            "toConcurrentMap",
                                            "groupingByConcurrent")
                                    .or(
                                            method(
                                                            "java.util.stream.Collectors",
                                                            "toMap",
                                                            "groupingBy")
                                                    .and(access ->
                                                            !takes(
                                                                    access,
                                                                    "java.util.function.Supplier")))),
                    calls(
                            "identity hashes",
                            ORDER,
                            method("java.lang.System", "identityHashCode")
                                    .or(method("java.lang.Object", "hashCode"))),
                    calls(
                            "the default locale or charset",
                            REPEATS,
                            exact(
                                            "java.lang.String",
                                            "format",
                                            "java.lang.String",
                                            "[Ljava.lang.Object;")
                                    .or(method("java.lang.String", "formatted"))
                                    .or(exact("java.lang.String", "toUpperCase"))
                                    .or(exact("java.lang.String", "toLowerCase"))
                                    .or(exact("java.lang.String", "getBytes"))
                                    .or(exact("java.lang.String", "new", "[B"))
                                    .or(method("java.util.Locale", "getDefault"))
                                    .or(method("java.nio.charset.Charset", "defaultCharset"))
                                    .or(method("java.time.ZoneId", "systemDefault"))
                                    .or(method("java.util.TimeZone", "getDefault"))),
                    calls(
                            "the environment",
                            REPEATS,
                            method("java.lang.System", "getenv", "getProperty", "getProperties")
                                    .or(method("java.lang.Runtime", "availableProcessors"))),
                    calls(
                            "Math where the last bit is the machine's choice",
                            "StrictMath gives the same last bit everywhere",
                            method(
                                    "java.lang.Math",
                                    "sin",
                                    "cos",
                                    "tan",
                                    "asin",
                                    "acos",
                                    "atan",
                                    "atan2",
                                    "sinh",
                                    "cosh",
                                    "tanh",
                                    "exp",
                                    "expm1",
                                    "log",
                                    "log10",
                                    "log1p",
                                    "pow",
                                    "cbrt",
                                    "hypot")));

    /** Bans for every module. */
    static final List<Ban> EVERYWHERE =
            List.of(
                    types(
                            "Java serialization",
                            "reading it back runs code of whoever wrote the bytes",
                            named(
                                    "java.io.ObjectInputStream",
                                    "java.io.ObjectOutputStream",
                                    "java.io.Externalizable")),
                    types(
                                    "Serializable",
                                    "nothing here is meant for Java serialization",
                                    named("java.io.Serializable"))
                            .except(
                                    "medchain.scenarios.spark.Shipped",
                                    "Spark carries functions in this form; ours hold text"),
                    calls(
                            "stack traces on the terminal",
                            "a user sees what happened, and where; --debug shows the trace",
                            anyOwner("printStackTrace").and(access -> takesNothing(access))),
                    calls(
                            "System.gc",
                            "a measurement is not to be tidied up",
                            method("java.lang.System", "gc")
                                    .or(method("java.lang.Runtime", "gc"))));

    /** The terminal and the exit code belong to these packages of the shell alone. */
    static final Set<String> OWN_THE_TERMINAL =
            Set.of("medchain.shell.render", "medchain.shell.wiring");

    static final Ban TERMINAL =
            calls(
                    "the terminal and the exit code",
                    "only the shell's render and wiring speak to the user",
                    method("java.lang.System", "out", "err", "in", "exit", "console")
                            .or(method("java.lang.Runtime", "exit", "halt")));

    static Stream<Ban> all() {
        return Stream.of(SIMULATOR, EVERYWHERE, List.of(TERMINAL)).flatMap(List::stream);
    }

    private static Predicate<JavaClass> named(String... names) {
        var wanted = Set.of(names);
        return type -> wanted.contains(type.getName());
    }

    private static Predicate<JavaClass> in(String prefix) {
        return type -> Code.isIn(type.getPackageName(), prefix);
    }

    private static Predicate<JavaAccess<?>> anyOwner(String... names) {
        var wanted = Set.of(names);
        return access -> wanted.contains(access.getTarget().getName());
    }

    private static Predicate<JavaAccess<?>> inPackage(String prefix, String name) {
        return anyOwner(name).and(access -> ownerIn(access, prefix));
    }

    private static boolean ownerIn(JavaAccess<?> access, String prefix) {
        return Code.isIn(access.getTargetOwner().getPackageName(), prefix);
    }

    private static boolean takes(JavaAccess<?> access, String type) {
        return Code.parametersOf(access).contains(type);
    }

    private static boolean takesNothing(JavaAccess<?> access) {
        return Code.parametersOf(access).isEmpty();
    }
}
