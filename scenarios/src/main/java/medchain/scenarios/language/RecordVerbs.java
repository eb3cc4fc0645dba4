package medchain.scenarios.language;

import static medchain.scenarios.language.Parameter.option;
import static medchain.scenarios.language.Parameter.position;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import medchain.scenarios.language.Parameter.Completion;
import medchain.simulator.identity.AccountId;
import medchain.simulator.identity.Operation;
import medchain.simulator.identity.OrganisationId;
import medchain.simulator.identity.Purpose;
import medchain.simulator.identity.RecordId;
import medchain.simulator.identity.Role;
import medchain.simulator.world.Directive;
import medchain.simulator.world.Sharing;
import medchain.simulator.world.WorldView.RecordStatus;

/** {@code record}: submitting operations on health records and reading histories. */
final class RecordVerbs {
    static final Parameter PURPOSE =
            option("purpose", "purpose of use, in the access log; else the usual one of the role")
                    .among(purposes());

    private static final Parameter TYPE =
            option("type", "class of the record").otherwise("PRESCRIPTION");
    private static final Parameter PRESCRIPTION =
            option("prescription", "what is recorded, in quotes").otherwise("");
    private static final Parameter AMOUNT =
            option("amount", "cost in US dollars, exact").otherwise("0");
    private static final Parameter HOSPITAL =
            option("hospital", Completion.ORGANISATION, "where").otherwise("general-hospital");
    private static final Parameter INSURANCE =
            option("insurance", Completion.ORGANISATION, "who pays").otherwise("self-pay");

    static final List<Verb> ALL =
            List.of(
                    Verb.of(
                                    "record add",
                                    "Submits a new record; it waits for its patient's consent",
                                    "record add alice --type PRESCRIPTION --prescription"
                                            + " \"Amoxicillin 500 mg\" --amount 12.50 --as dr-bob",
                                    position("patient", Completion.PATIENT, "whose record"),
                                    TYPE,
                                    PRESCRIPTION,
                                    AMOUNT,
                                    HOSPITAL,
                                    INSURANCE,
                                    option("id", "name of the record; else one is made"))
                            .needs(Role.DOCTOR)
                            .does(RecordVerbs::add),
                    Verb.of(
                                    "record update",
                                    "Submits a new version of a record",
                                    "record update RECORD --prescription \"250 mg\" --as dr-bob",
                                    position("record", Completion.RECORD, "which"),
                                    TYPE,
                                    PRESCRIPTION,
                                    AMOUNT,
                                    HOSPITAL,
                                    INSURANCE)
                            .needs(Role.DOCTOR)
                            .does(a -> change(a, Operation.UPDATE)),
                    Verb.of(
                                    "record share",
                                    "Submits that a record be shared with another doctor",
                                    "record share RECORD --with dr-eve --for 30d --as dr-bob",
                                    position("record", Completion.RECORD, "which"),
                                    option("with", Completion.DOCTOR, "the other doctor").needed(),
                                    option("for", "how long that doctor may read: 30d")
                                            .otherwise("365d"),
                                    TYPE,
                                    PRESCRIPTION,
                                    AMOUNT,
                                    HOSPITAL,
                                    INSURANCE)
                            .needs(Role.DOCTOR)
                            .does(a -> change(a, Operation.SHARE)),
                    Verb.of(
                                    "record history",
                                    "Shows a patient's irreversible records; logged before shown",
                                    "record history alice --as alice",
                                    position(
                                                    "patient",
                                                    Completion.PATIENT,
                                                    "whose; else the reader's own")
                                            .optional(),
                                    PURPOSE)
                            .needs(Role.PATIENT, Role.ADMINISTRATOR)
                            .does(RecordVerbs::history),
                    Verb.of(
                                    "record break-glass",
                                    "A doctor reads one patient's records in an emergency; reviewed",
                                    "record break-glass alice --reason \"unconscious, no history\""
                                            + " --as dr-eve",
                                    position("patient", Completion.PATIENT, "whose"),
                                    option("reason", "for the reviewer, in quotes").needed(),
                                    option("for", "how long").otherwise("1h"),
                                    UserVerbs.PASSWORD_FILE)
                            .needs(Role.DOCTOR)
                            .does(RecordVerbs::breakGlass),
                    Verb.of(
                                    "record erase",
                                    "Destroys a record's keys: nobody reads it any more, anywhere",
                                    "record erase rec-000001 --as alice",
                                    position("record", Completion.RECORD, "which"))
                            .needs(Role.PATIENT, Role.ADMINISTRATOR)
                            .does(a ->
                                    new Directive.EraseRecord(
                                            a.who(), a.name("record", RecordId::new))),
                    Verb.of(
                            "record list",
                            "Lists names of records with their patient, no contents",
                            "record list --patient alice",
                            option("patient", Completion.PATIENT, "only this patient's")));

    private RecordVerbs() {}

    private static String[] purposes() {
        return Stream.of(Purpose.values())
                .map(p -> p.name().toLowerCase(Locale.ROOT))
                .toArray(String[]::new);
    }

    private static Directive add(Arguments a) {
        var id = a.value("id").map(v -> Arguments.name(v, RecordId::new));
        return submit(a, a.account("patient"), Operation.ADD, id, Optional.empty());
    }

    private static Directive change(Arguments a, Operation operation) {
        var record = a.name("record", RecordId::new);
        var status = find(a, record);
        var sharing =
                a.value("with")
                        .map(v ->
                                new Sharing(Arguments.name(v, AccountId::new), a.duration("for")));
        return submit(a, status.patient(), operation, Optional.of(record), sharing);
    }

    private static RecordStatus find(Arguments a, RecordId record) {
        var records = a.world().view().records();
        return records.stream()
                .filter(r -> r.record().equals(record))
                .findFirst()
                .orElseThrow(() ->
                        BadInput.data(
                                a.one("record").place(),
                                "unknown record \"" + record + "\"",
                                Suggest.hint(
                                        record.value(),
                                        records.stream().map(r -> r.record().value()).toList())));
    }

    private static Directive submit(
            Arguments a,
            AccountId patient,
            Operation operation,
            Optional<RecordId> record,
            Optional<Sharing> sharing) {
        return new Directive.SubmitRecord(
                a.who(),
                patient,
                operation,
                record,
                a.name("hospital", OrganisationId::new),
                a.name("insurance", OrganisationId::new),
                a.text("type"),
                a.text("prescription"),
                Units.amount(a.one("amount")),
                sharing,
                OptionalInt.empty());
    }

    private static Directive breakGlass(Arguments a) {
        var doctor = a.who();
        return new Directive.BreakGlass(
                doctor,
                a.account("patient"),
                a.text("reason"),
                a.duration("for"),
                a.world().password(doctor, a.optionalText("password-file")));
    }

    private static Directive history(Arguments a) {
        var patient = a.value("patient").map(v -> Arguments.name(v, AccountId::new));
        return new Directive.ReadHistory(a.who(), patient.orElseGet(a::who), a.purpose());
    }
}
