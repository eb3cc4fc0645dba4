package medchain.reports.table;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import medchain.reports.measure.TransactionStory;
import medchain.simulator.identity.AccountId;
import medchain.simulator.journal.MedicalFacts;

/**
 * transactions.csv: one row a submission, those included that were refused before they had an id.
 */
final class TransactionsTable {
    private static final List<String> COLUMNS =
            List.of(
                    "tx_id",
                    "source_row",
                    "kind",
                    "operation",
                    "hospital_id",
                    "doctor_id",
                    "patient_id",
                    "insurance_id",
                    "record_id",
                    "record_type",
                    "amount",
                    "submitted_s",
                    "approved_s",
                    "included_s",
                    "irreversible_s",
                    "block_height",
                    "outcome",
                    "reason",
                    "sender",
                    "target_id",
                    "mempool_s",
                    "left_s");

    private static final List<Function<MedicalFacts, Cell>> MEDICAL =
            List.of(
                    it -> Cell.of(it.operation().name()),
                    it -> Cell.of(it.hospitalId().value()),
                    it -> Cell.of(it.doctorId().value()),
                    it -> Cell.of(it.patientId().value()),
                    it -> Cell.of(it.insuranceId().value()),
                    it -> Cell.of(it.recordId().value()),
                    it -> Cell.of(it.recordType()),
                    it -> Cell.of(it.amount().value()));

    private TransactionsTable() {}

    static Table of(List<TransactionStory> stories) {
        return new Table("transactions", COLUMNS, Rows.of(stories, TransactionsTable::row));
    }

    private static List<Cell> row(TransactionStory it) {
        var row = new ArrayList<Cell>(COLUMNS.size());
        row.add(it.tx().map(tx -> Cell.of(tx.toString())).orElse(Cell.EMPTY));
        row.add(Cell.of(it.sourceRow()));
        row.add(Cell.of(it.kind()));
        row.addAll(medical(it.medical()));
        row.add(Cell.of(it.submitted()));
        row.add(Cell.ofTime(it.approved()));
        row.add(Cell.ofTime(it.included()));
        row.add(Cell.ofTime(it.irreversible()));
        row.add(Cell.of(it.height()));
        row.add(Cell.of(it.outcome().word()));
        row.add(Cell.of(it.reason()));
        row.add(Cell.of(it.sender().value()));
        row.add(target(it.medical()));
        row.add(Cell.ofTime(it.enteredMempool()));
        row.add(Cell.ofTime(it.left()));
        return row;
    }

    private static List<Cell> medical(Optional<MedicalFacts> facts) {
        return facts.map(it -> MEDICAL.stream().map(column -> column.apply(it)).toList())
                .orElse(Collections.nCopies(MEDICAL.size(), Cell.EMPTY));
    }

    private static Cell target(Optional<MedicalFacts> facts) {
        return facts.flatMap(MedicalFacts::targetId)
                .map(AccountId::value)
                .map(Cell::of)
                .orElse(Cell.EMPTY);
    }
}
