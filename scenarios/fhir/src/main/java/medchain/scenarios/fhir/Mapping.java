package medchain.scenarios.fhir;

import ca.uhn.fhir.context.FhirContext;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import medchain.scenarios.input.FhirImport;
import medchain.scenarios.input.FhirImport.Kind;
import medchain.scenarios.input.FhirImport.Party;
import medchain.scenarios.input.FhirImport.Transaction;
import medchain.simulator.crypto.Digests;
import medchain.simulator.identity.AccountId;
import medchain.simulator.identity.OrganisationId;
import medchain.simulator.identity.RecordId;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Medication;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/**
 * Encounters and prescriptions as medical transactions. One that lacks a doctor, a hospital or a
 * time is counted as skipped: FHIR asks for none of them, a transaction for all.
 */
final class Mapping {
    /** What transactions are made of, besides. */
    private static final List<String> READ_ON_THE_WAY =
            List.of(
                    "Patient",
                    "Practitioner",
                    "PractitionerRole",
                    "Organization",
                    "Coverage",
                    "Claim",
                    "Medication");

    private static final List<String> NOT_MEANT =
            List.of("CANCELLED", "ENTEREDINERROR", "PLANNED", "DRAFT");

    private final Pool pool;
    private final Coverages coverages;
    private final List<Transaction> transactions = new ArrayList<>();
    private final TreeMap<String, Party> parties = new TreeMap<>();
    private final TreeSet<String> records = new TreeSet<>();
    private final TreeMap<String, Integer> skipped = new TreeMap<>();

    Mapping(Pool pool) {
        this.pool = pool;
        this.coverages = new Coverages(pool);
    }

    FhirImport done() {
        for (var held : pool.all()) {
            switch (held.resource()) {
                case Encounter encounter -> encounter(held, encounter);
                case MedicationRequest request -> prescription(held, request);
                default -> leave(held);
            }
        }
        transactions.sort(Comparator.comparing(Transaction::time));
        return new FhirImport(transactions, List.copyOf(parties.values()), skipped);
    }

    private void leave(Held held) {
        if (!READ_ON_THE_WAY.contains(held.type())) {
            skip(held.type());
        }
    }

    private void skip(String what) {
        skipped.merge(what, 1, Integer::sum);
    }

    private void encounter(Held held, Encounter encounter) {
        if (NOT_MEANT.contains(code(encounter.getStatus()))) {
            skip("Encounter that did not take place");
            return;
        }
        var patient = person(held, "subject", encounter.getSubject(), Kind.PATIENT);
        var doctor = doctor(held, encounter);
        var hospital = pool.find(held, "serviceProvider", encounter.getServiceProvider());
        if (patient.isEmpty() || doctor.isEmpty() || hospital.isEmpty()) {
            skip("Encounter without patient, practitioner or organisation");
            return;
        }
        var type = encounter.hasType() ? encounter.getTypeFirstRep() : new CodeableConcept();
        add(
                held,
                time(held, "period.start", encounter.getPeriod().getStartElement()),
                new Roles(patient.get(), doctor.get(), hospital.get()),
                new Said(recordType(encounter), held.id(), type, ""));
    }

    /** Who mainly performed it, else the first who took part. */
    private Optional<Pool.Target> doctor(Held held, Encounter encounter) {
        var found = Optional.<Pool.Target>empty();
        for (int i = 0; i < encounter.getParticipant().size(); i++) {
            var participant = encounter.getParticipant().get(i);
            boolean main =
                    participant.getType().stream()
                            .flatMap(t -> t.getCoding().stream())
                            .anyMatch(c -> "PPRF".equals(c.getCode()));
            var element = "participant[" + i + "].individual";
            if (participant.hasIndividual() && (found.isEmpty() || main)) {
                found = person(held, element, participant.getIndividual(), Kind.DOCTOR);
            }
        }
        return found;
    }

    private void prescription(Held held, MedicationRequest request) {
        if (NOT_MEANT.contains(code(request.getStatus()))) {
            skip("MedicationRequest that was not meant");
            return;
        }
        var patient = person(held, "subject", request.getSubject(), Kind.PATIENT);
        var doctor = person(held, "requester", request.getRequester(), Kind.DOCTOR);
        var visit = pool.find(held, "encounter", request.getEncounter());
        var hospital = visit.flatMap(Pool.Target::resource).flatMap(r -> hospital(held, r));
        if (patient.isEmpty() || doctor.isEmpty() || hospital.isEmpty()) {
            skip("MedicationRequest without patient, practitioner or organisation");
            return;
        }
        var medication = medication(held, request);
        add(
                held,
                time(held, "authoredOn", request.getAuthoredOnElement()),
                new Roles(patient.get(), doctor.get(), hospital.get()),
                new Said(
                        "PRESCRIPTION",
                        visit.map(Pool.Target::id).orElse(""),
                        medication,
                        text(medication)));
    }

    private Optional<Pool.Target> hospital(Held held, Resource visit) {
        return visit instanceof Encounter encounter
                ? pool.find(held, "encounter.serviceProvider", encounter.getServiceProvider())
                : Optional.empty();
    }

    private CodeableConcept medication(Held held, MedicationRequest request) {
        if (request.hasMedicationCodeableConcept()) {
            return request.getMedicationCodeableConcept();
        }
        return pool.find(held, "medicationReference", reference(request))
                .flatMap(Pool.Target::resource)
                .flatMap(r ->
                        r instanceof Medication m ? Optional.of(m.getCode()) : Optional.empty())
                .orElse(new CodeableConcept());
    }

    private static Reference reference(MedicationRequest request) {
        return request.hasMedicationReference()
                ? request.getMedicationReference()
                : new Reference();
    }

    /** Practitioners also act in roles; nobody else is a doctor, and only patients are patients. */
    private Optional<Pool.Target> person(Held held, String element, Reference to, Kind kind) {
        var found = pool.find(held, element, to);
        var resource = found.flatMap(Pool.Target::resource).orElse(null);
        return switch (resource) {
            case PractitionerRole role when kind == Kind.DOCTOR ->
                    pool.find(held, element + " -> practitioner", role.getPractitioner());
            case Practitioner _ when kind == Kind.DOCTOR -> found;
            case Patient _ when kind == Kind.PATIENT -> found;
            case null -> found;
            case Resource other when others(kind).contains(other.fhirType()) -> Optional.empty();
            default ->
                    throw held.wrong(
                            element,
                            "a "
                                    + resource.fhirType()
                                    + "; expected a "
                                    + (kind == Kind.DOCTOR ? "Practitioner" : "Patient"));
        };
    }

    /** Whom FHIR allows in that place, besides. */
    private static List<String> others(Kind kind) {
        return kind == Kind.PATIENT
                ? List.of("Group")
                : List.of("Patient", "RelatedPerson", "Organization", "Device");
    }

    // ---- one transaction

    private record Roles(Pool.Target patient, Pool.Target doctor, Pool.Target hospital) {}

    private record Said(
            String recordType, String encounter, CodeableConcept what, String prescription) {}

    private void add(Held held, Optional<Instant> time, Roles roles, Said said) {
        if (time.isEmpty()) {
            skip(held.type() + " without a time");
            return;
        }
        var record = record(held, time.get(), said);
        if (record.isEmpty()) {
            skip(held.type() + " that is there twice");
            return;
        }
        var claimed = held.type() + "/" + held.id();
        var insurance = coverages.insurance(claimed, roles.patient().reference());
        transactions.add(
                new Transaction(
                        time.get(),
                        record.get(),
                        said.recordType(),
                        new OrganisationId(party(held, roles.hospital(), Kind.HOSPITAL)),
                        new AccountId(party(held, roles.doctor(), Kind.DOCTOR)),
                        new AccountId(party(held, roles.patient(), Kind.PATIENT)),
                        new OrganisationId(party(held, insurance, Kind.INSURANCE)),
                        said.encounter(),
                        said.what().hasCoding()
                                ? orEmpty(said.what().getCodingFirstRep().getCode())
                                : "",
                        text(said.what()),
                        said.prescription(),
                        coverages.total(claimed)));
    }

    /**
     * Named after its id; what is too long or strange for a name is cut, and may be another's.
     * Empty when it says, without an id, what another has said.
     */
    private Optional<RecordId> record(Held held, Instant time, Said said) {
        var prefix = said.recordType().equals("PRESCRIPTION") ? "rx-" : "enc-";
        var name = prefix + (held.id().isEmpty() ? digest(held, time) : Names.id(held.id()));
        boolean first = records.add(name);
        if (held.id().isEmpty()) {
            return first ? Optional.of(new RecordId(name)) : Optional.empty();
        }
        if (name.equals(prefix) || !first) {
            throw held.wrong(
                    "id",
                    "\""
                            + held.id()
                            + "\" names no record of its own; expected letters, digits, . and -, and"
                            + " no two alike in the first 64");
        }
        return Optional.of(new RecordId(name));
    }

    /** What FHIR lets go without an id is told again by what it says. */
    private static String digest(Held held, Instant time) {
        var json = FhirContext.forR4Cached().newJsonParser();
        var said = time + "|" + json.encodeResourceToString(held.resource());
        return Digests.sha256("medchain/fhir-record", said.getBytes(StandardCharsets.UTF_8)).hex();
    }

    private String party(Held held, Pool.Target target, Kind kind) {
        var id = Names.id(target.id());
        if (id.isEmpty()) {
            throw held.wrong(
                    kind.name().toLowerCase(Locale.ROOT),
                    "\"" + target.id() + "\" is no id; expected letters, digits, . and -");
        }
        var name = kind == Kind.PATIENT ? "" : target.name();
        var other = parties.putIfAbsent(id, new Party(id, kind, target.reference(), name));
        if (other != null && other.kind() != kind && isPerson(kind) && isPerson(other.kind())) {
            throw held.wrong(
                    kind.name().toLowerCase(Locale.ROOT),
                    "\"" + id + "\" is a patient and a practitioner; expected one of them");
        }
        return id;
    }

    private static boolean isPerson(Kind kind) {
        return kind == Kind.PATIENT || kind == Kind.DOCTOR;
    }

    private static String recordType(Encounter encounter) {
        var code = encounter.hasClass_() ? orEmpty(encounter.getClass_().getCode()) : "";
        return switch (code) {
            case "AMB" -> "ENCOUNTER_AMBULATORY";
            case "EMER" -> "ENCOUNTER_EMERGENCY";
            case "IMP", "ACUTE", "NONAC" -> "ENCOUNTER_INPATIENT";
            case "HH" -> "ENCOUNTER_HOME";
            case "VR" -> "ENCOUNTER_VIRTUAL";
            default -> "ENCOUNTER";
        };
    }

    private static String text(CodeableConcept concept) {
        if (concept.hasText()) {
            return concept.getText().strip();
        }
        return concept.hasCoding() ? orEmpty(concept.getCodingFirstRep().getDisplay()).strip() : "";
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static String code(@Nullable Enum<?> status) {
        return status == null ? "" : status.name();
    }

    /**
     * As it is written: HAPI would take days without a zone for days of this machine's zone, and a
     * year for its first of January.
     */
    private static Optional<Instant> time(Held held, String element, DateTimeType time) {
        var text = time.getValueAsString();
        if (text == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    text.length() <= "2024-06-15".length()
                            ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                            : OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException imprecise) {
            throw held.wrong(element, "\"" + text + "\"; expected a day, or a time with its zone");
        }
    }
}
