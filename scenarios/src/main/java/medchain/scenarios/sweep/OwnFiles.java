package medchain.scenarios.sweep;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import medchain.scenarios.language.Arguments.Value;
import medchain.scenarios.language.Experiment.TimedLine;
import medchain.scenarios.language.Parameter.Completion;
import medchain.scenarios.language.Workload;
import medchain.scenarios.language.Workload.Pace;
import medchain.scenarios.language.Workload.Rate;

/** The data files that a sweep reads from its folder, by the names that the scenario uses. */
final class OwnFiles {
    private OwnFiles() {}

    /** What ships with the program is not among them: every machine has it. */
    static SortedSet<String> of(SweepPlan plan, Path folder) {
        var experiment = plan.experiment();
        var found = new TreeSet<String>();
        Stream.of(
                        experiment.workload().stream().flatMap(OwnFiles::named),
                        experiment.timeline().stream().flatMap(OwnFiles::named),
                        plan.points().stream().flatMap(point -> point.values().stream()))
                .flatMap(names -> names)
                .filter(name -> isFile(folder, name))
                .forEach(found::add);
        return found;
    }

    private static Stream<String> named(Workload workload) {
        return switch (workload) {
            case Workload.FromFile file -> Stream.of(file.source());
            case Workload.Generated generated ->
                    switch (generated.pace()) {
                        case Pace.Open(var rate) -> named(rate);
                        case Pace.Closed _ -> Stream.of();
                    };
        };
    }

    private static Stream<String> named(Rate rate) {
        return switch (rate) {
            case Rate.Daily daily -> Stream.of(daily.source());
            case Rate.Replay replay -> Stream.of(replay.source());
            case Rate.Composite(var parts) -> parts.stream().flatMap(part -> named(part.rate()));
            case Rate.Even _, Rate.Poisson _, Rate.Step _ -> Stream.of();
        };
    }

    private static Stream<String> named(TimedLine line) {
        return line.parsed().verb().parameters().stream()
                .filter(parameter -> parameter.completion() == Completion.FILE)
                .flatMap(parameter ->
                        line
                                .parsed()
                                .given()
                                .getOrDefault(parameter.name(), java.util.List.of())
                                .stream())
                .map(Value::text);
    }

    /** A name that leaves the folder is not taken along. */
    private static boolean isFile(Path folder, String name) {
        try {
            var path = folder.resolve(name).normalize();
            return path.startsWith(folder.normalize()) && Files.isRegularFile(path);
        } catch (InvalidPathException noName) {
            return false;
        }
    }
}
