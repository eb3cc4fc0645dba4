package medchain.scenarios.language;

import static medchain.scenarios.language.Parameter.flag;
import static medchain.scenarios.language.Parameter.option;
import static medchain.scenarios.language.Parameter.position;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import medchain.scenarios.language.Parameter.Completion;
import medchain.simulator.identity.Purpose;
import medchain.simulator.identity.Role;
import medchain.simulator.records.AccessOption;
import medchain.simulator.world.Directive;
import medchain.simulator.world.Directive.ReadAccessLog;
import medchain.simulator.world.Directive.ReadAccessLog.Look;
import medchain.simulator.world.Directive.Review.Verdict;

/** {@code audit}: the access log, for administrators; every look is in the log itself. */
final class AuditVerbs {
    static final List<Verb> ALL =
            List.of(
                    Verb.of(
                                    "audit list",
                                    "Shows the access log; for administrators",
                                    "audit list --denied --sort who --as admin-1",
                                    option("user", Completion.USER, "only what this user did"),
                                    option(
                                            "patient",
                                            Completion.PATIENT,
                                            "only about this patient"),
                                    option("action", "only this, in quotes: \"read history\""),
                                    option("purpose", "only for this purpose of use")
                                            .among(purposes()),
                                    option("from", "only from this time of the run on: 5m"),
                                    option("to", "only before this time of the run"),
                                    flag("denied", "only what was refused"),
                                    option("sort", "by what; equal ones by number")
                                            .among(
                                                    "number", "who", "role", "action", "subject",
                                                    "purpose", "allowed")
                                            .otherwise("number"),
                                    option("last", "only so many, the last of them"))
                            .needs(Role.ADMINISTRATOR)
                            .does(a -> new ReadAccessLog(a.who(), Look.READ)),
                    Verb.of(
                                    "audit allow",
                                    "Switches on, or off, what widens access; logged",
                                    "audit allow break-glass on --as admin-1",
                                    position("option", Completion.NONE, "what").among(options()),
                                    position("state", Completion.NONE, "on or off")
                                            .among("on", "off")
                                            .otherwise("on"))
                            .needs(Role.ADMINISTRATOR)
                            .does(AuditVerbs::allow),
                    Verb.of(
                                    "audit review",
                                    "Lists emergencies and guardians that wait for a review, or judges one",
                                    "audit review 1 --verdict justified --as admin-1",
                                    position("case", Completion.NONE, "its number").optional(),
                                    option("verdict", "what you think of it")
                                            .among("justified", "unjustified"))
                            .needs(Role.ADMINISTRATOR)
                            .does(AuditVerbs::review),
                    Verb.of(
                                    "audit who-looked",
                                    "A patient sees who looked at her records, or tried to",
                                    "audit who-looked --as alice")
                            .needs(Role.PATIENT)
                            .does(a -> new Directive.WhoLooked(a.who())),
                    Verb.of(
                                    "audit verify",
                                    "Recomputes the access log; names the first bad entry",
                                    "audit verify --as admin-1")
                            .needs(Role.ADMINISTRATOR)
                            .does(a -> new Directive.VerifyAccessLog(a.who())),
                    Verb.of(
                                    "audit export",
                                    "Writes the access log as CSV; formulas are disarmed",
                                    "audit export access-log.csv --as admin-1",
                                    position("file", Completion.FILE, "where to"))
                            .needs(Role.ADMINISTRATOR)
                            .does(a -> new ReadAccessLog(a.who(), Look.EXPORT)));

    private AuditVerbs() {}

    private static String[] options() {
        return Stream.of(AccessOption.values()).map(AccessOption::word).toArray(String[]::new);
    }

    private static Directive allow(Arguments a) {
        var word = a.text("option").toUpperCase(Locale.ROOT).replace('-', '_');
        return new Directive.Allow(
                a.who(), AccessOption.valueOf(word), a.text("state").equals("on"));
    }

    private static Directive review(Arguments a) {
        if (a.has("case") != a.has("verdict")) {
            throw BadInput.usage(a.at(), "a review of a case; expected CASE and --verdict");
        }
        var verdict =
                a.value("case")
                        .map(_ ->
                                new Verdict(
                                        a.number("case", 1, 1_000_000),
                                        a.text("verdict").equals("justified")));
        return new Directive.Review(a.who(), verdict);
    }

    private static String[] purposes() {
        return Stream.of(Purpose.values())
                .map(p -> p.name().toLowerCase(Locale.ROOT))
                .toArray(String[]::new);
    }
}
