package medchain.scenarios.language;

import static medchain.scenarios.language.Parameter.option;
import static medchain.scenarios.language.Parameter.position;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import medchain.scenarios.language.Parameter.Completion;
import medchain.simulator.identity.AccountId;
import medchain.simulator.identity.Role;
import medchain.simulator.world.ConsentBehaviour;
import medchain.simulator.world.Directive;

/** {@code consent}: a patient's yes or no. */
final class ConsentVerbs {
    private static final Parameter TRANSACTION =
            position(
                    "transaction",
                    Completion.PENDING_TRANSACTION,
                    "first 4 or more digits, or oldest or latest of those that wait for the"
                            + " patient, or for whom the patient represents");

    private static final Parameter REPRESENTATIVE =
            position("who", Completion.PATIENT, "who answers in the patient's place");
    private static final Parameter FOR = option("for", Completion.PATIENT, "the patient").needed();

    static final List<Verb> ALL =
            List.of(
                    Verb.of(
                            "consent list",
                            "Lists the operations that wait for a patient's answer",
                            "consent list --patient alice",
                            option("patient", Completion.PATIENT, "only this patient's")),
                    Verb.of(
                                    "consent show",
                                    "Shows the patient exactly what she is asked to sign",
                                    "consent show oldest --as alice",
                                    TRANSACTION)
                            .needs(Role.PATIENT)
                            .does(ConsentVerbs::show),
                    Verb.of(
                                    "consent approve",
                                    "The patient signs yes to exactly this operation",
                                    "consent approve oldest --as alice",
                                    TRANSACTION)
                            .needs(Role.PATIENT)
                            .does(ConsentVerbs::approve),
                    Verb.of(
                                    "consent deny",
                                    "The patient signs no",
                                    "consent deny oldest --reason \"not my treatment\" --as alice",
                                    TRANSACTION,
                                    option("reason", "why, in quotes").otherwise("denied"))
                            .needs(Role.PATIENT)
                            .does(ConsentVerbs::deny),
                    Verb.of(
                                    "consent revoke",
                                    "The patient takes a yes back, or ends a share's right to read",
                                    "consent revoke TRANSACTION --as alice",
                                    position(
                                            "transaction",
                                            Completion.TRANSACTION,
                                            "first 4 or more digits, latest: what no block has yet,"
                                                    + " or latest-share: the last share on the chain"))
                            .needs(Role.PATIENT)
                            .does(ConsentVerbs::revoke),
                    Verb.of(
                                    "consent appoint",
                                    "The patient lets somebody answer in her place, or an"
                                            + " administrator a guardian; proxies must be on",
                                    "consent appoint alice --for carl --time 365d --as carl",
                                    REPRESENTATIVE,
                                    FOR,
                                    option("time", "how long").otherwise("365d"),
                                    option(
                                            "guardian",
                                            "an administrator's legal ground, in quotes; another"
                                                    + " one reviews it"))
                            .needs(Role.PATIENT, Role.ADMINISTRATOR)
                            .does(a -> mandate(a, Optional.of(a.duration("time")))),
                    Verb.of(
                                    "consent dismiss",
                                    "Ends that; for administrators, the patient and the"
                                            + " representative",
                                    "consent dismiss alice --for carl --as carl",
                                    REPRESENTATIVE,
                                    FOR)
                            .needs(Role.PATIENT, Role.ADMINISTRATOR)
                            .does(a -> mandate(a, Optional.empty())),
                    Verb.of(
                            "consent proxies",
                            "Lists who may answer in whose place",
                            "consent proxies"),
                    Verb.of(
                                    "consent export",
                                    "Writes what a patient agreed to as HL7 FHIR Consent resources",
                                    "consent export alice.json --fhir r5 --as alice",
                                    position("file", Completion.FILE, "where to"),
                                    option(
                                            "patient",
                                            Completion.PATIENT,
                                            "whose; else the reader's"),
                                    option("fhir", "release of FHIR")
                                            .among("r4", "r5")
                                            .otherwise("r5"))
                            .needs(Role.PATIENT, Role.ADMINISTRATOR)
                            .does(ConsentVerbs::export),
                    Verb.of(
                                    "consent auto",
                                    "Sets how patients answer when nobody types for them",
                                    "consent auto on --approve 92% --deny 5%",
                                    position("state", Completion.NONE, "on or off")
                                            .among("on", "off")
                                            .otherwise("on"),
                                    option("approve", "share that says yes").otherwise("92%"),
                                    option("deny", "share that says no; the rest is silent")
                                            .otherwise("5%"),
                                    option("delay", "median time to the answer").otherwise("3s"),
                                    option("delay-p95", "its 95th percentile").otherwise("20s"))
                            .does(ConsentVerbs::auto));

    private ConsentVerbs() {}

    private static Directive export(Arguments a) {
        var patient = a.value("patient").map(v -> Arguments.name(v, AccountId::new));
        return new Directive.ReadConsents(a.who(), patient.orElseGet(a::who));
    }

    private static Directive mandate(Arguments a, Optional<Duration> time) {
        return new Directive.GiveMandate(
                a.who(),
                Arguments.name(a.one("for"), AccountId::new),
                Arguments.name(a.one("who"), AccountId::new),
                time,
                a.optionalText("guardian"));
    }

    private static Directive show(Arguments a) {
        var patient = a.who();
        return new Directive.ReadRequest(
                patient, Lookup.pending(a.one("transaction"), a.world().view(), patient));
    }

    private static Directive approve(Arguments a) {
        var patient = a.who();
        return new Directive.Approve(
                patient, Lookup.pending(a.one("transaction"), a.world().view(), patient));
    }

    private static Directive deny(Arguments a) {
        var patient = a.who();
        return new Directive.Deny(
                patient,
                Lookup.pending(a.one("transaction"), a.world().view(), patient),
                a.text("reason"));
    }

    private static Directive revoke(Arguments a) {
        var patient = a.who();
        return new Directive.Revoke(
                patient, Lookup.given(a.one("transaction"), a.world().view(), patient));
    }

    private static Directive auto(Arguments a) {
        if (a.text("state").equals("off")) {
            return new Directive.SetPatientBehaviour(Optional.empty());
        }
        try {
            return new Directive.SetPatientBehaviour(
                    Optional.of(
                            new ConsentBehaviour(
                                    a.share("approve"),
                                    a.share("deny"),
                                    a.duration("delay"),
                                    a.duration("delay-p95"))));
        } catch (IllegalArgumentException refused) {
            throw BadInput.data(a.at(), String.valueOf(refused.getMessage()));
        }
    }
}
