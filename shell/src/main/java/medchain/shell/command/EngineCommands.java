package medchain.shell.command;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import medchain.scenarios.language.Arguments;
import medchain.scenarios.language.BadInput;
import medchain.scenarios.sweep.Engine;
import medchain.scenarios.sweep.EngineName;
import medchain.scenarios.sweep.LocalEngine;
import medchain.scenarios.sweep.SparkInstaller;
import medchain.shell.render.Tone;
import medchain.shell.render.View;
import medchain.shell.session.Edge;

/** {@code engine}: what sweeps, and bulk arithmetic on ciphertexts, are done by. */
public final class EngineCommands {
    private static final int MOST_WORKERS = 4096;

    /**
     * @param pom that names Spark's jars
     */
    private record Install(Path pom) {
        Answer act(Call call) {
            var edge = call.desk().edge();
            var target = edge.engines().installed();
            new SparkInstaller(pom, target).run(edge.progress());
            return Answer.of(
                    new View.Note(
                            Tone.GOOD,
                            "Spark %s is in %s"
                                    .formatted(edge.engines().version().orElse("?"), target)));
        }
    }

    private EngineCommands() {}

    /**
     * @param pom that names Spark's jars
     */
    public static Map<String, Action> actions(Path pom) {
        return Map.of(
                "engine list", EngineCommands::list,
                "engine use", EngineCommands::use,
                "engine install", new Install(pom)::act);
    }

    private static Answer list(Call call) {
        var engines = call.desk().edge().engines();
        var sheet = View.sheet("", "engine", "state", "where");
        sheet.row(
                "local",
                "always there",
                Runtime.getRuntime().availableProcessors() + " cores of this process");
        sheet.row(
                "local[*], local[N], spark://HOST:PORT, k8s://ADDRESS, yarn",
                engines.version().map(v -> "Spark " + v).orElse("not installed"),
                engines.home()
                        .map(Path::toString)
                        .orElse("\"engine install spark\", or set SPARK_HOME"));
        return Answer.of(sheet.done());
    }

    /** Nothing is begun before there is bulk work; the engine of before is given back. */
    private static Answer use(Call call) {
        var edge = call.desk().edge();
        var engine = engine(call.arguments(), edge);
        edge.engines().use(Optional.of(engine));
        return Answer.of(
                new View.Note(
                        Tone.GOOD,
                        "datasets are encrypted and scored by partitions, "
                                + engine.description()));
    }

    /** The engine that a sweep's options ask for. */
    static Engine engine(Arguments a, Edge edge) {
        var workers =
                a.has("workers")
                        ? OptionalInt.of(a.number("workers", 1, MOST_WORKERS))
                        : OptionalInt.empty();
        return switch (EngineName.parse(a.one("engine"))) {
            case EngineName.Local _ ->
                    new LocalEngine(workers.orElse(Runtime.getRuntime().availableProcessors()));
            case EngineName.Spark spark -> {
                if (spark.threads().isPresent() && workers.isPresent()) {
                    throw BadInput.usage(
                            a.one("workers").place(),
                            "--workers beside " + spark.master() + "; expected one of the two");
                }
                yield edge.engines().spark(spark, workers, settings(a));
            }
        };
    }

    private static Optional<Path> settings(Arguments a) {
        return a.optionalText("engine-settings").map(Path::of);
    }
}
