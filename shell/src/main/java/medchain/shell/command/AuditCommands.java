package medchain.shell.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import medchain.reports.csv.CsvWriter;
import medchain.reports.table.Cell;
import medchain.reports.table.Table;
import medchain.scenarios.language.Arguments;
import medchain.scenarios.language.Arguments.Value;
import medchain.scenarios.language.BadInput;
import medchain.shell.render.ExitCode;
import medchain.shell.render.Failure;
import medchain.shell.render.View;
import medchain.simulator.kernel.SimTime;
import medchain.simulator.records.AccessEntry;
import medchain.simulator.world.Outcome;

/** {@code audit}: who looked at what, or tried to. */
public final class AuditCommands {
    private static final List<String> COLUMNS =
            List.of(
                    "number",
                    "time_s",
                    "who",
                    "role",
                    "action",
                    "subject",
                    "purpose",
                    "allowed",
                    "reason",
                    "previous",
                    "hash");

    private AuditCommands() {}

    public static Map<String, Action> actions() {
        return Map.of(
                "audit list", AuditCommands::list,
                "audit verify", AuditCommands::verify,
                "audit export", AuditCommands::export);
    }

    // ---- list

    private static Answer list(Call call) {
        var filter = filter(call.arguments());
        return look(call, entries -> Answer.of(OutcomeViews.accessLog(filter.apply(entries))));
    }

    private static Answer look(Call call, Function<List<AccessEntry>, Answer> shown) {
        return switch (DirectiveAction.ask(call)) {
            case Outcome.AccessLogShown(var entries) -> shown.apply(entries);
            case Outcome other -> unshown(other);
        };
    }

    private static Answer unshown(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Refused(var why, var message) ->
                    Answer.failed(new Failure(DirectiveAction.code(why), message));
            case Outcome other ->
                    Answer.failed(
                            new Failure(
                                    ExitCode.INTERNAL, "no access log but " + other.getClass()));
        };
    }

    /** Options are read before the world is asked, so that a wrong one leaves no entry. */
    private static Function<List<AccessEntry>, List<AccessEntry>> filter(Arguments a) {
        var from = a.value("from").map(_ -> SimTime.ZERO.plus(a.duration("from")));
        var to = a.value("to").map(_ -> SimTime.ZERO.plus(a.duration("to")));
        var order = order(a.text("sort"));
        int last = a.has("last") ? a.number("last", 1, Integer.MAX_VALUE) : Integer.MAX_VALUE;
        return entries -> {
            var wanted =
                    entries.stream()
                            .filter(e -> from.map(t -> !e.at().isBefore(t)).orElse(true))
                            .filter(e -> to.map(t -> e.at().isBefore(t)).orElse(true))
                            .filter(e -> wanted(e, a))
                            .sorted(order)
                            .toList();
            return wanted.subList(Math.max(0, wanted.size() - last), wanted.size());
        };
    }

    private static boolean wanted(AccessEntry entry, Arguments a) {
        return a.optionalText("user").map(entry.actor().value()::equals).orElse(true)
                && a.optionalText("patient").map(entry.subject()::equals).orElse(true)
                && a.optionalText("action").map(entry.action()::equals).orElse(true)
                && a.optionalText("purpose")
                        .map(entry.purpose().name()::equalsIgnoreCase)
                        .orElse(true)
                && !(a.has("denied") && entry.allowed());
    }

    private static Comparator<AccessEntry> order(String by) {
        Function<AccessEntry, String> key =
                switch (by.toLowerCase(Locale.ROOT)) {
                    case "who" -> e -> e.actor().value();
                    case "role" -> AccessEntry::role;
                    case "action" -> AccessEntry::action;
                    case "subject" -> AccessEntry::subject;
                    case "purpose" -> e -> e.purpose().name();
                    case "allowed" -> e -> e.allowed() ? "yes" : "no";
                    default -> _ -> "";
                };
        return Comparator.comparing(key).thenComparingLong(AccessEntry::sequence);
    }

    // ---- verify

    private static Answer verify(Call call) {
        var outcome = DirectiveAction.ask(call);
        if (!(outcome instanceof Outcome.AccessLogVerified verified)) {
            return unshown(outcome);
        }
        var views = OutcomeViews.of(verified).toArray(View[]::new);
        return verified.damage()
                .map(d ->
                        Answer.failed(
                                new Failure(ExitCode.EXPECTATION_FAILED, "access log: " + d),
                                views))
                .orElseGet(() -> Answer.of(views));
    }

    // ---- export

    private static Answer export(Call call) {
        var name = call.arguments().one("file");
        var file = target(name);
        return look(call, entries -> export(entries, file, name));
    }

    private static Path target(Value name) {
        try {
            var file = Path.of(name.text()).toAbsolutePath();
            if (!file.toString().endsWith(".csv") || Files.isDirectory(file)) {
                throw refused(
                        name, BadInput.CANNOT_CREATE, "; expected a file name ending in .csv");
            }
            if (!Files.isDirectory(file.resolveSibling("."))) {
                throw refused(name, BadInput.CANNOT_CREATE, " is in a folder that does not exist");
            }
            return file;
        } catch (InvalidPathException wrong) {
            throw refused(name, BadInput.CANNOT_CREATE, " is not a file name");
        }
    }

    private static Answer export(List<AccessEntry> entries, Path file, Value name) {
        var title = String.valueOf(file.getFileName());
        var table =
                new Table(
                        title.substring(0, title.length() - ".csv".length()),
                        COLUMNS,
                        entries.stream().map(AuditCommands::row).toList());
        try {
            CsvWriter.write(table, file.resolveSibling("."));
            return Answer.of(View.note(entries.size() + " entries written to " + file));
        } catch (IOException failed) {
            throw refused(name, BadInput.IO, " cannot be written: " + failed.getMessage());
        }
    }

    private static List<Cell> row(AccessEntry e) {
        return List.of(
                Cell.of(e.sequence()),
                Cell.of(e.at()),
                Cell.of(e.actor().value()),
                Cell.of(e.role()),
                Cell.of(e.action()),
                Cell.of(e.subject()),
                Cell.of(e.purpose().name()),
                Cell.of(e.allowed()),
                Cell.of(e.reason()),
                Cell.of(e.previous().hex()),
                Cell.of(e.hash().hex()));
    }

    private static BadInput refused(Value name, int code, String what) {
        return new BadInput(
                code,
                Optional.of(name.place()),
                "\"" + name.text() + "\"" + what,
                Optional.empty());
    }
}
