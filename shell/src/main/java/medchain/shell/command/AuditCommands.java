package medchain.shell.command;

import java.util.Map;
import medchain.scenarios.language.Arguments;
import medchain.shell.render.ExitCode;
import medchain.shell.render.Failure;
import medchain.simulator.records.AccessEntry;
import medchain.simulator.world.Outcome;

/** {@code audit}: who looked at what, or tried to. */
public final class AuditCommands {
    private AuditCommands() {}

    public static Map<String, Action> actions() {
        return Map.of("audit list", AuditCommands::list);
    }

    private static Answer list(Call call) {
        var a = call.arguments();
        var directive = call.line().directive(call.session().user(), call.desk().surroundings());
        return switch (call.session().apply(directive.orElseThrow(), call.text())) {
            case Outcome.AccessLogShown(var entries) ->
                    Answer.of(
                            OutcomeViews.accessLog(
                                    entries.stream().filter(e -> wanted(e, a)).toList()));
            case Outcome.Refused(var why, var message) ->
                    Answer.failed(new Failure(DirectiveAction.code(why), message));
            case Outcome other ->
                    Answer.failed(
                            new Failure(
                                    ExitCode.INTERNAL, "no access log but " + other.getClass()));
        };
    }

    private static boolean wanted(AccessEntry entry, Arguments a) {
        return a.optionalText("user").map(entry.actor().value()::equals).orElse(true)
                && a.optionalText("patient").map(entry.subject()::equals).orElse(true)
                && !(a.has("denied") && entry.allowed());
    }
}
