package medchain.shell.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import medchain.shell.render.ExitCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code fhir import} through the real shell: from bundles to a run whose records are theirs. */
class FhirImportTest {
    private static final Path SHIPPED = Path.of("../scenarios/data/fhir");
    private static final String BUNDLES =
            SHIPPED.resolve("ward.json") + " " + SHIPPED.resolve("hospitals.json");

    @TempDir private Path folder;

    @Test
    void a_bundle_becomes_a_table_and_a_scenario_that_runs() throws IOException {
        try (var shell = new LiveShell(folder)) {
            var ward = folder.resolve("ward");
            var code = shell.run("fhir import " + BUNDLES + " --out " + ward);
            assertThat(code).as(shell.err()).isEqualTo(ExitCode.DONE);
            assertThat(shell.out()).contains("transactions", "1 Observation", "scenario run");
            assertThat(Files.readAllLines(ward.resolve("transactions.csv")))
                    .hasSize(5)
                    .contains(
                            "3,2024-03-16T22:54:01Z,ENCOUNTER_AMBULATORY,st-anna,dr-wu,ada,mutual,"
                                    + "visit-1,185349003,Encounter for check up (procedure),,120.50");
            assertThat(Files.readAllLines(ward.resolve("parties.csv"))).hasSize(9);

            var run = folder.resolve("run");
            shell.hush();
            code =
                    shell.run(
                            "scenario run " + ward.resolve("scenario.yaml") + " --out " + run,
                            "dataset load " + ward.resolve("transactions.csv") + " --name visits");
            assertThat(code).as(shell.out() + shell.err()).isEqualTo(ExitCode.DONE);
            assertThat(Files.readAllLines(run.resolve("transactions.csv")).stream())
                    .filteredOn(l -> l.contains(",dr-wu,ada,"))
                    .hasSize(2);
        }
    }

    @Test
    void what_cannot_be_imported_leaves_nothing_typed_and_scripted() throws IOException {
        var bad = Files.writeString(folder.resolve("bad.json"), "{\"resourceType\":\"Patient\"}");
        var esc =
                Files.writeString(
                        folder.resolve("esc.json"),
                        "{\"resourceType\":\"Bundle\",\"entry\":[{\"resource\":{\"resourceType\":"
                                + "\"Patient\",\"gender\":\"\\u001b[2J\\u202e\"}}]}");
        var none =
                Files.writeString(
                        folder.resolve("none.json"),
                        "{\"resourceType\":\"Bundle\",\"type\":\"collection\"}");
        var out = folder.resolve("out");
        var to = " --out " + out;
        var rows =
                List.of(
                        "65 fhir import " + bad + to,
                        "65 fhir import " + esc + to,
                        "65 fhir import " + none + to,
                        "65 fhir import " + SHIPPED.resolve("ward.json") + to,
                        "66 fhir import " + folder.resolve("nowhere.json") + to,
                        "66 fhir import " + folder + to,
                        "02 fhir import " + BUNDLES,
                        "73 fhir import " + BUNDLES + " --out " + bad);
        try (var shell = new LiveShell(folder)) {
            for (var row : rows) {
                shell.hush();
                var code = shell.run(row.substring(3));
                refused(row, new LiveShell.Said(code, shell.err()));
            }
            var said = shell.type(rows.stream().map(r -> r.substring(3)).toList());
            assertThat(said).hasSameSizeAs(rows);
            for (int i = 0; i < rows.size(); i++) {
                refused(rows.get(i), said.get(i));
            }
            assertThat(out).doesNotExist();
        }
    }

    private static void refused(String row, LiveShell.Said said) {
        int code = Integer.parseInt(row.substring(0, 2));
        assertThat(said.code().number()).as("%s: %s", row, said.err()).isEqualTo(code);
        assertThat(said.err())
                .startsWith("error[" + code + "]")
                .contains("expected")
                .doesNotContain("Exception", "\tat ", "\u001b", "\u202e");
        assertThat(said.err().lines().count()).as(row).isLessThanOrEqualTo(3);
    }
}
