package medchain.shell.command;

import java.util.List;
import java.util.Map;
import medchain.shell.render.ExitCode;
import medchain.shell.render.Failure;
import medchain.shell.render.Json;
import medchain.shell.render.View;
import medchain.simulator.world.Outcome;

/** {@code consent export}: what a patient agreed to, for other programs; who answers for whom. */
public final class ConsentCommands {
    private ConsentCommands() {}

    public static Map<String, Action> actions() {
        return Map.of(
                "consent export", ConsentCommands::export,
                "consent proxies", ConsentCommands::proxies);
    }

    private static Answer proxies(Call call) {
        var sheet = View.sheet("", "patient", "represented by", "until", "in force");
        var now = call.view().now();
        for (var mandates : call.view().mandates()) {
            mandates.until()
                    .forEach((who, until) ->
                            sheet.row(
                                    mandates.patient(),
                                    who,
                                    Times.brief(until),
                                    mandates.hold(who, now) ? "yes" : "over"));
        }
        return Answer.of(sheet.done());
    }

    private static Answer export(Call call) {
        var directive = call.line().directive(call.session().user(), call.desk().surroundings());
        return switch (call.session().apply(directive.orElseThrow(), call.text())) {
            case Outcome.ConsentsShown(var patient, var consents) -> {
                var fhir = new FhirConsents(call.arguments().text("fhir").equals("r5"));
                var file =
                        OutputFile.write(
                                call.arguments().one("file"),
                                List.of(Json.of(fhir.bundle(consents))));
                yield Answer.of(
                        View.note(
                                consents.size()
                                        + " consents of "
                                        + patient
                                        + " written to "
                                        + file));
            }
            case Outcome.Refused(var why, var message) ->
                    Answer.failed(new Failure(DirectiveAction.code(why), message));
            case Outcome other ->
                    Answer.failed(
                            new Failure(ExitCode.INTERNAL, "no consents but " + other.getClass()));
        };
    }
}
