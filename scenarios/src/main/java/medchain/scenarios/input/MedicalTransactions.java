package medchain.scenarios.input;

import java.io.IOException;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import medchain.scenarios.language.BadInput;
import medchain.scenarios.language.Place;
import medchain.scenarios.language.Suggest;
import medchain.simulator.identity.AccountId;
import medchain.simulator.identity.Amount;
import medchain.simulator.identity.OrganisationId;
import medchain.simulator.identity.RecordId;
import medchain.simulator.identity.Role;

/**
 * Medical transactions of a CSV file: who submits what about whom, when.
 *
 * <p>Needed columns, in any order: timestamp, hospital_id, doctor_id, patient_id, insurance_id,
 * record_type, and amount_usd or amount. Used where there: tx (names the record), prescription,
 * description (stands in for an empty prescription). Other columns are left alone.
 *
 * <p>Every row adds a record of its own. A row that updated the record of an earlier row would be
 * refused whenever the patient denied that one, or when it was not yet irreversible; so each row
 * has an outcome that depends on its own patient's answer alone.
 *
 * @param rows in the order of their times, then of the file
 */
public record MedicalTransactions(String source, List<Row> rows) {
    private static final List<String> NEEDED =
            List.of(
                    "timestamp",
                    "hospital_id",
                    "doctor_id",
                    "patient_id",
                    "insurance_id",
                    "record_type");

    public MedicalTransactions {
        rows = List.copyOf(rows);
    }

    /**
     * One transaction.
     *
     * @param number 0-based row of the file, header not counted
     * @param prescription the clinical text of the record
     */
    public record Row(
            int number,
            Instant time,
            AccountId doctor,
            AccountId patient,
            OrganisationId hospital,
            OrganisationId insurance,
            RecordId record,
            String recordType,
            String prescription,
            Amount amount) {}

    /**
     * @param source name for messages
     * @param limit the first rows of the file only
     */
    public static MedicalTransactions read(String source, InputStream in, OptionalInt limit) {
        try (var rows = CsvRows.open(source, in)) {
            var columns = new Columns(source, rows.columns());
            var read = new ArrayList<Row>();
            int most = limit.orElse(CsvTables.MOST_ROWS);
            while (read.size() < most) {
                var row = rows.next();
                if (row.isEmpty()) {
                    break;
                }
                read.add(columns.row(row.get()));
            }
            if (read.isEmpty()) {
                throw BadInput.data(rows.at(1), "only a header; expected rows below it");
            }
            read.sort(Comparator.comparing(Row::time).thenComparingInt(Row::number));
            return new MedicalTransactions(source, read);
        } catch (IOException unreadable) {
            throw new BadInput(
                    BadInput.IO,
                    Optional.of(new Place(source, 1, 1)),
                    "cannot be read",
                    Optional.empty());
        }
    }

    /** Every patient and doctor of the file; nobody may be both. */
    public SortedMap<AccountId, Role> people() {
        var people = new TreeMap<AccountId, Role>();
        for (var row : rows) {
            join(people, row.patient(), Role.PATIENT, row);
            join(people, row.doctor(), Role.DOCTOR, row);
        }
        return people;
    }

    private void join(SortedMap<AccountId, Role> people, AccountId who, Role role, Row row) {
        var other = people.put(who, role);
        if (other != null && other != role) {
            throw BadInput.data(
                    new Place(source, row.number() + 2, 1),
                    who
                            + " is a "
                            + other.word()
                            + " and a "
                            + role.word()
                            + "; expected one role");
        }
    }

    private record Columns(String source, List<String> names) {
        Columns {
            var missing =
                    NEEDED.stream()
                            .filter(n -> !names.contains(n))
                            .collect(Collectors.toCollection(ArrayList::new));
            if (!names.contains("amount_usd") && !names.contains("amount")) {
                missing.add("amount_usd");
            }
            if (!missing.isEmpty()) {
                throw BadInput.data(
                        new Place(source, 1, 1),
                        "no column "
                                + String.join(", ", missing)
                                + "; the file has "
                                + String.join(", ", names.stream().limit(30).toList()),
                        Suggest.nearest(missing.getFirst(), names)
                                .map(n ->
                                        "is \""
                                                + n
                                                + "\" meant to be "
                                                + missing.getFirst()
                                                + "?"));
            }
        }

        Row row(CsvRows.Row row) {
            return new Row(
                    row.number(),
                    read(row, "timestamp", Columns::instant, "a time such as 2023-09-01T05:44:30Z"),
                    name(row, "doctor_id", AccountId::new),
                    name(row, "patient_id", AccountId::new),
                    name(row, "hospital_id", OrganisationId::new),
                    name(row, "insurance_id", OrganisationId::new),
                    record(row),
                    cell(row, "record_type"),
                    text(row),
                    read(row, amountColumn(), Amount::parse, "plain digits such as 120.50"));
        }

        private String amountColumn() {
            return names.contains("amount_usd") ? "amount_usd" : "amount";
        }

        private RecordId record(CsvRows.Row row) {
            return names.contains("tx")
                    ? read(row, "tx", tx -> new RecordId("tx-" + tx), "a name")
                    : new RecordId("row-" + row.number());
        }

        private String text(CsvRows.Row row) {
            var prescription = names.contains("prescription") ? cell(row, "prescription") : "";
            return prescription.isEmpty() && names.contains("description")
                    ? cell(row, "description")
                    : prescription;
        }

        private String cell(CsvRows.Row row, String column) {
            return row.cells().get(names.indexOf(column));
        }

        private <T> T name(CsvRows.Row row, String column, Function<String, T> type) {
            return read(row, column, type, "1 to 64 of A-Z a-z 0-9 . _ -");
        }

        private <T> T read(
                CsvRows.Row row, String column, Function<String, T> type, String expected) {
            var cell = cell(row, column);
            try {
                return type.apply(cell);
            } catch (IllegalArgumentException | DateTimeException refused) {
                throw BadInput.data(
                        new Place(source, Math.toIntExact(row.line()), 1),
                        "row "
                                + row.number()
                                + ", "
                                + column
                                + ": \""
                                + (cell.length() > 80 ? cell.substring(0, 80) + "…" : cell)
                                + "\"; expected "
                                + expected);
            }
        }

        /** ISO 8601 with a zone; without one, UTC. */
        private static Instant instant(String text) {
            if (text.matches("\\d{4}-\\d{2}-\\d{2}")) {
                return LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
            }
            return text.matches(".*(Z|[+-]\\d{2}:?\\d{2})")
                    ? OffsetDateTime.parse(text).toInstant()
                    : LocalDateTime.parse(text.replace(' ', 'T')).toInstant(ZoneOffset.UTC);
        }
    }
}
