package medchain.shell.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import medchain.shell.render.ExitCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Consents as FHIR, held against what the structure definitions of Consent ask for. */
class FhirConsentTest {
    @TempDir private static Path folder;

    /** Elements of Consent in R4 (4.0.1) and R5 (5.0.0), of which some are used here. */
    private static final Map<String, Set<String>> ELEMENTS =
            Map.of(
                    "r4",
                    Set.of(
                            "resourceType",
                            "id",
                            "identifier",
                            "status",
                            "scope",
                            "category",
                            "patient",
                            "dateTime",
                            "performer",
                            "organization",
                            "policyRule",
                            "provision"),
                    "r5",
                    Set.of(
                            "resourceType",
                            "id",
                            "identifier",
                            "status",
                            "category",
                            "subject",
                            "date",
                            "grantor",
                            "grantee",
                            "manager",
                            "decision",
                            "provision"));

    private static final Map<String, List<String>> REQUIRED =
            Map.of(
                    "r4", List.of("status", "scope", "category", "policyRule"),
                    "r5", List.of("status"));

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> consents(Path file) throws Exception {
        var load = new Load(LoadSettings.builder().build());
        var bundle = (Map<String, Object>) load.loadFromString(Files.readString(file));
        assertThat(bundle)
                .containsEntry("resourceType", "Bundle")
                .containsEntry("type", "collection");
        var entries = (List<Map<String, Object>>) bundle.get("entry");
        assertThat(entries)
                .allSatisfy(e ->
                        assertThat((String) e.get("fullUrl")).matches("urn:uuid:[0-9a-f-]{36}"));
        return entries.stream().map(e -> (Map<String, Object>) e.get("resource")).toList();
    }

    @Test
    void a_patients_consents_are_written_in_both_releases_and_logged() throws Exception {
        try (var shell = new LiveShell(folder)) {
            var code =
                    shell.run(
                            "world new --nodes 4 --delegates 4",
                            "world run 5s",
                            "record add alice --prescription secret-drug --as dr-bob",
                            "consent approve oldest --as alice",
                            "world run --until settled",
                            "record share rec-000001 --with dr-eve --for 1d --as dr-bob",
                            "world run 2s",
                            "consent approve oldest --as alice",
                            "world run --until settled",
                            "consent revoke latest-share --as alice",
                            "world run --until settled",
                            "record add alice --as dr-bob",
                            "world run 2s");
            assertThat(code).as(shell.err()).isEqualTo(ExitCode.DONE);
            for (var release : List.of("r4", "r5")) {
                var file = folder.resolve(release + ".json");
                shell.run("consent export " + file + " --fhir " + release + " --as alice");
                var all = consents(file);
                assertThat(all)
                        .extracting(c -> c.get("status"))
                        .containsExactly("active", "inactive", "draft");
                assertThat(all)
                        .allSatisfy(c -> {
                            assertThat(c).containsEntry("resourceType", "Consent");
                            assertThat(c.keySet()).isSubsetOf(ELEMENTS.get(release));
                            assertThat(c.keySet()).containsAll(REQUIRED.get(release));
                            assertThat((String) c.get("id")).matches("[A-Za-z0-9.-]{1,64}");
                        });
                assertThat(Files.readString(file))
                        .contains("2026-01-0", "dr-eve", "rec-000001", "IRCP")
                        .doesNotContain("secret-drug");
            }
            assertThat(
                            shell.run(
                                    "consent export "
                                            + folder.resolve("x")
                                            + " --patient alice --as dr-bob"))
                    .isEqualTo(ExitCode.NOT_PERMITTED);
            assertThat(folder.resolve("x")).doesNotExist();
            shell.run("audit list --action \"read consents\" --as admin-1 --format csv");
            assertThat(shell.out()).contains("dr-bob,doctor,read consents,alice,TREAT,no");
        }
    }
}
