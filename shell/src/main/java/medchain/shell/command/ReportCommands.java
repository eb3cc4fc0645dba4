package medchain.shell.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import medchain.reports.compare.Comparison;
import medchain.reports.folder.ReportWriter;
import medchain.scenarios.language.BadInput;
import medchain.shell.render.Tone;
import medchain.shell.render.View;
import medchain.shell.session.Session;
import medchain.simulator.atlas.Atlas;

/** {@code report}: result folders, made, found and opened. */
public final class ReportCommands {
    private ReportCommands() {}

    public static Map<String, Action> actions() {
        return Map.of(
                "report make", ReportCommands::make,
                "report list", ReportCommands::list,
                "report compare", ReportCommands::compare,
                "report open", ReportCommands::open);
    }

    private static Answer make(Call call) {
        var folder = call.arguments().optionalText("folder");
        if (folder.isPresent()) {
            return drawn(existing(call, Path.of(folder.get())));
        }
        var session = call.session();
        var outcomes = session.entries().stream().map(Session.Entry::outcome).toList();
        var effort = new Results.Effort(Duration.ZERO, Duration.ZERO, Duration.ZERO);
        var left =
                new Results(
                                session.experiment(),
                                session.world(),
                                outcomes,
                                List.of(),
                                List.of(),
                                Atlas.EMPTY)
                        .leave(call.desk().edge(), ScenarioCommands.out(call.arguments()), effort);
        return Answer.of(
                left.verdicts().view(),
                new View.Note(Tone.GOOD, left.files().size() + " files in " + left.folder()));
    }

    private static Answer drawn(Path folder) {
        try {
            var files = ReportWriter.draw(folder);
            return Answer.of(new View.Note(Tone.GOOD, files.size() + " files drawn in " + folder));
        } catch (IOException broken) {
            throw new BadInput(
                    BadInput.BAD_DATA,
                    Optional.empty(),
                    "\"" + folder + "\" cannot be drawn: " + broken.getMessage(),
                    Optional.of("expected the folder of a run"));
        }
    }

    private static Answer list(Call call) {
        var sheet = View.sheet("", "results", "made");
        for (var folder : folders(call.desk().edge().results())) {
            sheet.row(folder.toString(), modified(folder));
        }
        return Answer.of(sheet.done());
    }

    private static Answer compare(Call call) {
        var one = Path.of(call.arguments().text("one"));
        var other = Path.of(call.arguments().text("other"));
        for (var folder : List.of(one, other)) {
            if (!Files.isRegularFile(folder.resolve("manifest.json"))) {
                throw BadInput.noInput(
                        "no run in \"" + folder + "\"; expected the folder of a run");
            }
        }
        try {
            var comparison = Comparison.of(one, other);
            var table = comparison.table();
            var sheet = View.sheet("", table.columns().toArray(String[]::new));
            table.rows().forEach(row -> sheet.row(row.toArray()));
            var target = ScenarioCommands.out(call.arguments());
            if (target.isEmpty()) {
                return Answer.of(sheet.done());
            }
            var files = comparison.write(target.get());
            return Answer.of(sheet.done(), new View.Note(Tone.GOOD, files.getLast().toString()));
        } catch (IOException broken) {
            throw new BadInput(
                    BadInput.BAD_DATA,
                    Optional.empty(),
                    "these runs cannot be compared: " + broken.getMessage(),
                    Optional.empty());
        }
    }

    private static Answer open(Call call) {
        var folder = call.arguments().optionalText("folder").map(Path::of);
        var found =
                folder.or(() -> folders(call.desk().edge().results()).stream().findFirst())
                        .orElseThrow(
                                () -> BadInput.noInput("no results yet; expected a run before"));
        var page = existing(call, found).resolve("report.html");
        if (!Files.isRegularFile(page)) {
            throw BadInput.noInput("no report.html in \"" + found + "\"; report make draws it");
        }
        var opened = System.getenv("DISPLAY") != null && started("xdg-open", page);
        return Answer.of(
                View.facts("").and("report", page.toString()).and("opened", opened ? "yes" : "no"));
    }

    private static boolean started(String program, Path page) {
        try {
            new ProcessBuilder(program, page.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return true;
        } catch (IOException noBrowser) {
            return false;
        }
    }

    private static Path existing(Call call, Path folder) {
        if (Files.isDirectory(folder)) {
            return folder;
        }
        throw new BadInput(
                BadInput.NO_INPUT,
                call.arguments().value("folder").map(v -> v.place()),
                "no folder \"" + folder + "\"; expected the folder of a run",
                Optional.of("\"report list\" names them"));
    }

    /** The newest first. */
    private static List<Path> folders(Path results) {
        if (!Files.isDirectory(results)) {
            return List.of();
        }
        try (var all = Files.list(results)) {
            return all.filter(f -> Files.isRegularFile(f.resolve("manifest.json")))
                    .sorted(Comparator.comparing(ReportCommands::modified).reversed())
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String modified(Path folder) {
        try {
            return Files.getLastModifiedTime(folder.resolve("manifest.json"))
                    .toInstant()
                    .toString();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
