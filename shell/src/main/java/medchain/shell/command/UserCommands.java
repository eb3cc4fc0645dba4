package medchain.shell.command;

import java.util.Locale;
import java.util.Map;
import medchain.shell.render.View;
import medchain.simulator.identity.Role;

/** {@code user}, {@code record}, {@code consent}: who and what there is; no contents. */
public final class UserCommands {
    private UserCommands() {}

    public static Map<String, Action> actions() {
        return Map.of(
                "user logout", UserCommands::logOut,
                "user whoami", UserCommands::whoAmI,
                "user list", UserCommands::list,
                "record list", UserCommands::records,
                "consent list", UserCommands::consents);
    }

    private static Answer logOut(Call call) {
        var who = call.session().user();
        call.session().logOut();
        return Answer.of(
                View.note(who.map(user -> user + " has left").orElse("nobody was logged in")));
    }

    private static Answer whoAmI(Call call) {
        var who = call.session().user();
        if (who.isEmpty()) {
            return Answer.of(View.facts("").and("user", "nobody"));
        }
        var facts = View.facts("").and("user", who.get().value());
        for (var user : call.view().users()) {
            if (user.user().equals(who.get())) {
                facts = facts.and("role", user.role().word()).and("home", user.home().toString());
            }
        }
        return Answer.of(facts);
    }

    private static Answer list(Call call) {
        var role =
                call.arguments()
                        .optionalText("role")
                        .map(word -> Role.valueOf(word.toUpperCase(Locale.ROOT)));
        var sheet = View.sheet("", "user", "role", "home", "on chain", "balance", "staked");
        call.view().users().stream()
                .filter(u -> role.isEmpty() || u.role() == role.get())
                .forEach(u ->
                        sheet.row(
                                u.user(),
                                u.role().word(),
                                u.home(),
                                u.standing().name().toLowerCase(Locale.ROOT),
                                u.balance(),
                                u.staked()));
        return Answer.of(sheet.done());
    }

    private static Answer records(Call call) {
        var patient = call.arguments().optionalText("patient");
        var sheet = View.sheet("", "record", "patient", "versions");
        call.view().records().stream()
                .filter(r -> patient.isEmpty() || r.patient().value().equals(patient.get()))
                .forEach(r -> sheet.row(r.record(), r.patient(), r.versions()));
        return Answer.of(sheet.done());
    }

    private static Answer consents(Call call) {
        var patient = call.arguments().optionalText("patient");
        var sheet =
                View.sheet(
                        "",
                        "transaction",
                        "patient",
                        "doctor",
                        "operation",
                        "record",
                        "type",
                        "amount",
                        "until");
        for (var pending : call.view().pendingConsents()) {
            var operation = pending.operation();
            if (patient.isEmpty() || pending.patient().value().equals(patient.get())) {
                sheet.row(
                        pending.signed().id().brief(),
                        pending.patient(),
                        operation.doctorId(),
                        operation.operation(),
                        operation.recordId(),
                        operation.recordType(),
                        operation.amount().value(),
                        Times.brief(pending.until()));
            }
        }
        return Answer.of(sheet.done());
    }
}
