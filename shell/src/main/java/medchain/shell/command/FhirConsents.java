package medchain.shell.command;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import medchain.simulator.identity.Operation;
import medchain.simulator.kernel.SimTime;
import medchain.simulator.world.GivenConsent;

/**
 * Consents as HL7 FHIR: a Bundle of Consent resources, each of which denies everything but the one
 * operation that the patient signed. Written from the structure definitions of Consent in R4
 * (4.0.1) and R5 (5.0.0).
 *
 * @param r5 else R4
 */
record FhirConsents(boolean r5) {
    /** A run begins at this moment, where a calendar is asked for. */
    private static final Instant BEGINNING = Instant.parse("2026-01-01T00:00:00Z");

    private static final String HL7 = "http://terminology.hl7.org/CodeSystem/";

    Map<String, Object> bundle(List<GivenConsent> consents) {
        var bundle = new LinkedHashMap<String, Object>();
        bundle.put("resourceType", "Bundle");
        bundle.put("type", "collection");
        if (!consents.isEmpty()) {
            bundle.put("entry", consents.stream().map(this::entry).toList());
        }
        return bundle;
    }

    private Map<String, Object> entry(GivenConsent consent) {
        var id = UUID.nameUUIDFromBytes(consent.tx().hash().bytes());
        var entry = new LinkedHashMap<String, Object>();
        entry.put("fullUrl", "urn:uuid:" + id);
        entry.put("resource", r5 ? r5(consent) : r4(consent));
        return entry;
    }

    // ---- R4

    private static Map<String, Object> r4(GivenConsent c) {
        var json = head(c);
        json.put("scope", concept(HL7 + "consentscope", "patient-privacy"));
        json.put("category", List.of(concept("http://loinc.org", "59284-0")));
        json.put("patient", reference("patient", c.operation().patientId().value()));
        json.put("dateTime", date(c.askedAt()));
        json.put("performer", List.of(reference("patient", c.operation().patientId().value())));
        json.put(
                "organization", List.of(reference("hospital", c.operation().hospitalId().value())));
        json.put("policyRule", concept(HL7 + "v3-ActCode", "OPTIN"));
        var root = new LinkedHashMap<String, Object>();
        root.put("type", "deny");
        var permit = new LinkedHashMap<String, Object>();
        permit.put("type", "permit");
        permit.putAll(permitted(c));
        root.put("provision", List.of(permit));
        json.put("provision", root);
        return json;
    }

    // ---- R5

    private static Map<String, Object> r5(GivenConsent c) {
        var json = head(c);
        json.put("category", List.of(concept("http://loinc.org", "59284-0")));
        json.put("subject", reference("patient", c.operation().patientId().value()));
        json.put("date", date(c.askedAt()).substring(0, 10));
        json.put("grantor", List.of(reference("patient", c.operation().patientId().value())));
        json.put("grantee", List.of(reference("practitioner", grantee(c))));
        json.put("manager", List.of(reference("hospital", c.operation().hospitalId().value())));
        json.put("decision", "deny");
        json.put("provision", List.of(permitted(c)));
        return json;
    }

    // ---- what both have

    private static Map<String, Object> head(GivenConsent c) {
        var json = new LinkedHashMap<String, Object>();
        json.put("resourceType", "Consent");
        json.put("id", c.tx().hash().hex());
        json.put("identifier", List.of(identifier("transaction", c.tx().hash().hex())));
        json.put("status", c.standing().word());
        return json;
    }

    private static Map<String, Object> permitted(GivenConsent c) {
        var m = c.operation();
        var json = new LinkedHashMap<String, Object>();
        var period = new LinkedHashMap<String, Object>();
        period.put("start", date(c.askedAt()));
        m.sharedUntil().ifPresent(until -> period.put("end", date(until)));
        json.put("period", period);
        boolean shares = m.operation() == Operation.SHARE;
        json.put(
                "actor",
                List.of(
                        pair(
                                "role",
                                concept(HL7 + "v3-ParticipationType", shares ? "IRCP" : "AUT"),
                                "reference",
                                reference("practitioner", grantee(c)))));
        json.put("action", List.of(concept(HL7 + "consentaction", action(m.operation()))));
        json.put("purpose", List.of(coding(HL7 + "v3-ActReason", "TREAT")));
        json.put("code", List.of(Map.of("text", m.recordType())));
        json.put(
                "data",
                List.of(
                        pair(
                                "meaning",
                                "instance",
                                "reference",
                                reference("record", m.recordId().value()))));
        return json;
    }

    private static String grantee(GivenConsent c) {
        var m = c.operation();
        return m.targetId().orElse(m.doctorId()).value();
    }

    private static String action(Operation operation) {
        return switch (operation) {
            case ADD -> "collect";
            case UPDATE -> "correct";
            case SHARE -> "access";
        };
    }

    private static Map<String, Object> reference(String kind, String name) {
        return Map.of("identifier", identifier(kind, name));
    }

    private static Map<String, Object> identifier(String kind, String value) {
        return pair("system", "urn:medchain:" + kind, "value", value);
    }

    /** In this order. */
    private static Map<String, Object> pair(
            String name, Object value, String otherName, Object otherValue) {
        var json = new LinkedHashMap<String, Object>();
        json.put(name, value);
        json.put(otherName, otherValue);
        return json;
    }

    private static Map<String, Object> concept(String system, String code) {
        return Map.of("coding", List.of(coding(system, code)));
    }

    private static Map<String, Object> coding(String system, String code) {
        return pair("system", system, "code", code);
    }

    private static String date(SimTime at) {
        return BEGINNING.plusSeconds(at.nanos() / 1_000_000_000L).toString();
    }
}
