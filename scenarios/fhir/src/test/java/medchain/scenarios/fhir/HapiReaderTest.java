package medchain.scenarios.fhir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import medchain.scenarios.input.FhirImport;
import medchain.scenarios.input.FhirImport.Kind;
import medchain.scenarios.input.FhirImport.Party;
import medchain.scenarios.input.FhirImport.Transaction;
import medchain.scenarios.input.FhirReader;
import medchain.scenarios.input.JsonText;
import medchain.scenarios.language.BadInput;
import medchain.scenarios.language.Place;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bundles that refer to each other in every way, and bundles that mean harm. */
class HapiReaderTest {
    private static final Path SHIPPED = Path.of("../data/fhir");
    private static final Path SYNTHEA = Path.of("../../../shared/data/fhir");

    @TempDir private static Path folder;

    private static FhirImport read(Path... files) {
        return FhirReader.in(HapiReaderTest.class.getClassLoader())
                .read(Stream.of(files).map(JsonText::read).toList());
    }

    private static FhirImport shipped() {
        return read(SHIPPED.resolve("ward.json"), SHIPPED.resolve("hospitals.json"));
    }

    @Test
    void encounters_and_prescriptions_become_transactions_in_the_order_of_their_times() {
        assertThat(shipped().transactions().stream().map(HapiReaderTest::line))
                .containsExactly(
                        "2024-03-15T00:00:00Z ENCOUNTER_EMERGENCY st-anna dr-okafor ben self-pay"
                                + " visit-2 50849002 0.00 []",
                        "2024-03-15T10:00:00Z PRESCRIPTION st-anna dr-okafor ben self-pay visit-2"
                                + " 308191 0.00 [Amoxicillin 500 MG Oral Capsule]",
                        "2024-03-16T22:54:01Z ENCOUNTER_AMBULATORY st-anna dr-wu ada mutual"
                                + " visit-1 185349003 120.50 []",
                        "2024-03-16T23:04:00Z PRESCRIPTION st-anna dr-wu ada Mutual-Health-Plus"
                                + " visit-1 1014676 19.99 [cetirizine hydrochloride 5 MG Oral"
                                + " Tablet]");
    }

    private static String line(Transaction t) {
        return String.join(
                " ",
                t.time().toString(),
                t.recordType(),
                t.hospital().value(),
                t.doctor().value(),
                t.patient().value(),
                t.insurance().value(),
                t.encounter(),
                t.code(),
                t.amount().toString(),
                "[" + t.prescription() + "]");
    }

    /** So that an import repeated knows what it has brought already. */
    @Test
    void records_are_named_after_their_resources_and_the_same_again_is_the_same()
            throws IOException {
        assertThat(shipped().transactions().stream().map(t -> t.record().value()))
                .containsExactly("enc-visit-2", "rx-rx-2", "enc-visit-1", "rx-rx-1");
        var ward = SHIPPED.resolve("ward.json");
        assertThat(read(ward, SHIPPED.resolve("hospitals.json"), ward)).isEqualTo(shipped());

        var nameless =
                Files.writeString(
                        folder.resolve("nameless.json"),
                        Files.readString(ward).replace("\"id\": \"rx-2\",", ""));
        var named = read(nameless, SHIPPED.resolve("hospitals.json")).transactions().get(1);
        assertThat(named.record().value()).matches("rx-[0-9a-f]{64}");
        var twice = read(nameless, SHIPPED.resolve("hospitals.json"), nameless);
        assertThat(twice.transactions()).hasSize(4).contains(named);

        var long_ = "x".repeat(64);
        var alike =
                Files.writeString(
                        folder.resolve("alike.json"),
                        Files.readString(ward)
                                .replace("rx-1", long_ + "1")
                                .replace("rx-2", long_ + "2"));
        assertThat(refused(alike, SHIPPED.resolve("hospitals.json")).getMessage())
                .contains("names no record of its own");
    }

    @Test
    void who_takes_part_is_told_once_and_no_patient_by_name() {
        assertThat(shipped().parties())
                .contains(
                        new Party("ada", Kind.PATIENT, "Patient/ada", ""),
                        new Party("dr-wu", Kind.DOCTOR, "Practitioner/dr-wu", "Dr. Mei Wu"),
                        new Party(
                                "st-anna",
                                Kind.HOSPITAL,
                                "Organization/st-anna",
                                "St. Anna Hospital"),
                        new Party("mutual", Kind.INSURANCE, "Organization/mutual", "Mutual Health"))
                .hasSize(8)
                .noneMatch(p -> p.name().contains("Byron"));
    }

    @Test
    void what_is_left_alone_is_counted() {
        assertThat(shipped().skipped())
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of(
                                "Encounter that did not take place", 1,
                                "Encounter without patient, practitioner or organisation", 1,
                                "Observation", 1));
    }

    @Test
    void bundles_of_synthea_are_read_as_they_are() throws IOException {
        assumeTrue(Files.isDirectory(SYNTHEA), "no bundles of Synthea here");
        try (var files = Files.list(SYNTHEA)) {
            var found = read(files.sorted().toArray(Path[]::new));
            assertThat(found.transactions()).hasSize(15);
            assertThat(found.transactions().stream().map(Transaction::recordType))
                    .containsOnly("ENCOUNTER_AMBULATORY", "PRESCRIPTION");
            assertThat(found.parties().stream().filter(p -> p.kind() == Kind.DOCTOR)).hasSize(3);
            assertThat(found.parties().stream().filter(p -> p.kind() == Kind.INSURANCE))
                    .extracting(Party::id)
                    .containsExactly("Anthem", "UnitedHealthcare");
        }
    }

    @Test
    void a_reference_to_nobody_names_its_element_and_its_line() throws IOException {
        var alone = refused(SHIPPED.resolve("ward.json"));
        assertThat(alone.getMessage())
                .contains("entry[2].resource (Coverage).payor[0]", "\"Organization/mutual\"");
        assertThat(alone.place()).hasValueSatisfying(p -> assertThat(p.line()).isEqualTo(38));
    }

    /** What is said, and the entries of a bundle. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    2 entry[0]: no FHIR R4: Unknown element 'colour' | {"resource":{"resourceType":"Patient","id":"p","colour":"red"}}
                    3 entry[1]: no FHIR R4: Unknown resource name    | {"resource":{"resourceType":"Patient","id":"p"}},~{"resource":{"resourceType":"Spaceship"}}
                    2 Invalid date/time                              | {"resource":{"resourceType":"Patient","id":"p","birthDate":"2026-02-30"}}
                    2 entity "y"                                     | {"resource":{"resourceType":"Patient","text":{"status":"generated","div":"<!DOCTYPE x [<!ENTITY y SYSTEM \\"file:///etc/passwd\\">]><div>&y;</div>"}}}
                    2 expected a resource in each entry              | {"fullUrl":"urn:uuid:a"}
                    2 "id" twice in an object                        | {"resource":{"resourceType":"Patient","id":"p","id":"q"}}
                    3 each resource once                             | {"resource":{"resourceType":"Patient","id":"p"}},~{"resource":{"resourceType":"Patient","id":"p","gender":"male"}}
                    2 Expected OBJECT                                | {"resource":{"resourceType":"Patient","id":"p","name":"x"}}
                    2 Unrecognized token                             | {"resource":nope}
                    2 invalid reference: #x                          | {"resource":{"resourceType":"Encounter","status":"finished","class":{"code":"AMB"},"subject":{"reference":"#x"}}}
                    3 subject: a Practitioner; expected a Patient    | {"resource":{"resourceType":"Practitioner","id":"p"}},~{"resource":{"resourceType":"Encounter","status":"finished","class":{"code":"AMB"},"subject":{"reference":"Practitioner/p"}}}
                    3 authoredOn: "2024"; expected a day             | <visit>,~{"resource":{"resourceType":"MedicationRequest","status":"active","intent":"order","medicationCodeableConcept":{"text":"x"},"authoredOn":"2024","subject":{"reference":"Patient?identifier=a^1"},"requester":{"reference":"Practitioner?identifier=a^2"},"encounter":{"reference":"Encounter/v"}}}
                    3 a patient and a practitioner                   | <visit>,~{"resource":{"resourceType":"MedicationRequest","status":"active","intent":"order","medicationCodeableConcept":{"text":"x"},"authoredOn":"2024-01-01","subject":{"reference":"Patient?identifier=a^1"},"requester":{"reference":"Practitioner?identifier=a^1"},"encounter":{"reference":"Encounter/v"}}}
                    3 total.value: -1; expected 0                    | <visit>,~<claim>"total":{"value":-1,"currency":"USD"}}}
                    4 total.currency: EUR here and USD before        | <visit>,~<claim>"total":{"value":1,"currency":"USD"}}},~<claim>"total":{"value":1,"currency":"EUR"}}}
                    """)
    void a_bundle_that_says_what_cannot_be_is_refused_where_it_says_so(String says, String entries)
            throws IOException {
        var visit =
                "{'resource':{'resourceType':'Encounter','id':'v','status':'finished','class':{'code':'AMB'},"
                        + "'serviceProvider':{'reference':'Organization?identifier=a|3'}}}";
        var claim =
                "{'resource':{'resourceType':'Claim','status':'active','use':'claim','item':"
                        + "[{'sequence':1,'productOrService':{'text':'x'},'encounter':[{'reference':'Encounter/v'}]}],";
        var text =
                "{\"resourceType\":\"Bundle\",\"type\":\"collection\",\"entry\":[\n"
                        + entries.replace("<visit>", visit.replace('\'', '"'))
                                .replace("<claim>", claim.replace('\'', '"'))
                                .replace('~', '\n')
                                .replace('^', '|')
                        + "]}";
        var refusal = refused(Files.writeString(folder.resolve("bad.json"), text));
        assertThat(refusal.getMessage()).contains(says.substring(2).strip());
        assertThat(refusal.place())
                .map(Place::line)
                .hasValue(Integer.parseInt(says.substring(0, 1)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    resourceType Bundle   | {"resourceType":"Patient","id":"p"}
                    missing required      | {"a":1}
                    must be '{'           | [1,2]
                    inside of a string    | {"resourceType":"Bun
                    inside of an object   | {"resourceType":"Bundle"
                    closes nothing        | {"resourceType":"Bundle"}}
                    Expected ARRAY        | {"resourceType":"Bundle","type":"collection","entry":{}}
                    Unrecognized token    | {"resourceType":"Bundle"} x
                    """)
    void what_is_no_bundle_is_refused(String says, String text) throws IOException {
        var refusal = refused(Files.writeString(folder.resolve("none.json"), text));
        assertThat(refusal.getMessage()).contains(says).doesNotContain("HAPI-", "\n");
    }

    @Test
    void a_bundle_that_is_too_deep_or_too_large_is_refused_before_anybody_parses_it()
            throws IOException {
        var deep = "{\"resourceType\":\"Bundle\",\"entry\":" + "[{\"a\":".repeat(500_000);
        assertThat(refused(Files.writeString(folder.resolve("deep.json"), deep)).getMessage())
                .contains("nested deeper than 100");
        var large = folder.resolve("large.json");
        try (var out = Files.newBufferedWriter(large)) {
            out.write("{\"resourceType\":\"Bundle\",\"id\":\"");
            for (int i = 0; i < 100; i++) {
                out.write("x".repeat(1 << 20));
            }
            out.write("\"}");
        }
        assertThat(refused(large).getMessage()).contains("larger than 64 MiB");
    }

    private static BadInput refused(Path... files) {
        var refusal = catchThrowableOfType(BadInput.class, () -> read(files));
        assertThat(Objects.requireNonNull(refusal).exitCode()).isEqualTo(BadInput.BAD_DATA);
        return refusal;
    }
}
