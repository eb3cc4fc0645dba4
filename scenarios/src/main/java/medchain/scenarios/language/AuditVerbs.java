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
import medchain.simulator.world.Directive;
import medchain.simulator.world.Directive.ReadAccessLog;
import medchain.simulator.world.Directive.ReadAccessLog.Look;

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

    private static String[] purposes() {
        return Stream.of(Purpose.values())
                .map(p -> p.name().toLowerCase(Locale.ROOT))
                .toArray(String[]::new);
    }
}
