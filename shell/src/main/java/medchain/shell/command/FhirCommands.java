package medchain.shell.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import medchain.reports.csv.AtomicFile;
import medchain.reports.csv.CsvWriter;
import medchain.reports.table.Cell;
import medchain.reports.table.Table;
import medchain.scenarios.input.AddOn;
import medchain.scenarios.input.FhirImport;
import medchain.scenarios.input.FhirImport.Kind;
import medchain.scenarios.input.FhirImport.Party;
import medchain.scenarios.input.FhirImport.Transaction;
import medchain.scenarios.input.FhirReader;
import medchain.scenarios.input.JsonText;
import medchain.scenarios.language.Arguments.Value;
import medchain.scenarios.language.BadInput;
import medchain.shell.render.View;

/**
 * {@code fhir}: bundles of FHIR R4 as a table of transactions and a scenario that runs them.
 *
 * @param jars the reader and HAPI FHIR; a folder that is not there when the program runs from its
 *     classes, which then find it on their class path
 */
public record FhirCommands(Path jars) {
    /** A run lasts about as long, whatever the years that the transactions span. */
    private static final long SECONDS_RUN = 600;

    public Map<String, Action> actions() {
        return Map.of("fhir import", this::importBundles);
    }

    private Answer importBundles(Call call) {
        var a = call.arguments();
        var folder = ScenarioCommands.out(a);
        if (folder.isEmpty() && !a.has("live")) {
            throw BadInput.usage(
                    a.at(), "neither --out nor --live; expected a folder, or the running session");
        }
        var bundles = a.all("file").stream().map(FhirCommands::text).toList();
        var found = FhirReader.in(loader()).read(bundles);
        if (found.transactions().isEmpty()) {
            throw BadInput.data(
                    a.one("file").place(),
                    "no encounter and no prescription that has a patient, a practitioner, an"
                            + " organisation and a time; expected some"
                            + skipped(found));
        }
        folder.ifPresent(f -> write(found, f));
        var told = folder.map(f -> told(found, f));
        if (!a.has("live")) {
            return Answer.of(told.orElseThrow());
        }
        var admitted = new FhirAdmission(call, found).admit();
        return told.map(admitted::and).orElse(admitted);
    }

    private ClassLoader loader() {
        var files = AddOn.jars(jars);
        return files.isEmpty() ? FhirCommands.class.getClassLoader() : AddOn.of("fhir", files);
    }

    private static JsonText text(Value file) {
        try {
            return JsonText.read(Path.of(file.text()));
        } catch (InvalidPathException wrong) {
            throw new BadInput(
                    BadInput.NO_INPUT,
                    Optional.of(file.place()),
                    "\"" + file.text() + "\" is not a file name",
                    Optional.empty());
        }
    }

    private static String skipped(FhirImport found) {
        return found.skipped().isEmpty() ? "" : "; left alone: " + inWords(found);
    }

    static String leftAlone(FhirImport found) {
        return found.skipped().isEmpty() ? "nothing" : inWords(found);
    }

    private static String inWords(FhirImport found) {
        return String.join(
                ", ",
                found.skipped().entrySet().stream()
                        .map(e -> e.getValue() + " " + e.getKey())
                        .toList());
    }

    private static View told(FhirImport found, Path folder) {
        return View.facts("")
                .and("transactions", found.transactions().size())
                .and("patients", count(found, Kind.PATIENT))
                .and("doctors", count(found, Kind.DOCTOR))
                .and("hospitals", count(found, Kind.HOSPITAL))
                .and("insurances", count(found, Kind.INSURANCE))
                .and("left alone", leftAlone(found))
                .and("run it", "scenario run " + folder.resolve("scenario.yaml"));
    }

    private static long count(FhirImport found, Kind kind) {
        return found.parties().stream().filter(p -> p.kind() == kind).count();
    }

    private static void write(FhirImport found, Path folder) {
        Results.prepare(folder);
        try {
            CsvWriter.write(transactions(found.transactions()), folder);
            CsvWriter.write(parties(found.parties()), folder);
            AtomicFile.write(
                    folder.resolve("scenario.yaml"),
                    file -> Files.writeString(file, scenario(found), StandardCharsets.UTF_8));
        } catch (IOException failed) {
            throw Results.unwritten(folder, failed);
        }
    }

    private static Table transactions(List<Transaction> transactions) {
        var numbered = new java.util.ArrayList<List<Cell>>();
        for (var t : transactions) {
            numbered.add(
                    List.of(
                            Cell.of(numbered.size() + 1),
                            Cell.of(t.time().toString()),
                            Cell.of(t.recordType()),
                            Cell.of(t.hospital().value()),
                            Cell.of(t.doctor().value()),
                            Cell.of(t.patient().value()),
                            Cell.of(t.insurance().value()),
                            Cell.of(t.encounter()),
                            Cell.of(t.code()),
                            Cell.of(t.description()),
                            Cell.of(t.prescription()),
                            Cell.of(t.amount().value())));
        }
        return new Table(
                "transactions",
                List.of(
                        "tx",
                        "timestamp",
                        "record_type",
                        "hospital_id",
                        "doctor_id",
                        "patient_id",
                        "insurance_id",
                        "encounter_id",
                        "code",
                        "description",
                        "prescription",
                        "amount"),
                numbered);
    }

    private static Table parties(List<Party> parties) {
        return new Table(
                "parties",
                List.of("id", "kind", "reference", "name"),
                parties.stream()
                        .map(p ->
                                List.of(
                                        Cell.of(p.id()),
                                        Cell.of(p.kind().name().toLowerCase(Locale.ROOT)),
                                        Cell.of(p.reference()),
                                        Cell.of(p.name())))
                        .toList());
    }

    private static String scenario(FhirImport found) {
        var times = found.transactions().stream().map(Transaction::time).toList();
        long span = Duration.between(times.getFirst(), times.getLast()).toSeconds();
        return """
        scenario: fhir-import
        title: %d transactions of %d patients from FHIR bundles
        seed: 42
        world:
          nodes: 7
          consensus: {delegates: 4, slot: 2s}
        workload:
          - records: {source: transactions.csv, speed: %dx}
            consent: {approve: 92%%, deny: 5%%, ignore: 3%%, delay: {lognormal: {median: 3s, p95: 20s}}}
        expect:
          - safety holds
          - lost_transactions == 0
        """
                .formatted(
                        found.transactions().size(),
                        count(found, Kind.PATIENT),
                        Math.max(1, span / SECONDS_RUN));
    }
}
