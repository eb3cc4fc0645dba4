package medchain.reports.table;

import java.util.List;

/** verdicts.csv: one row a promise or expectation. */
final class VerdictsTable {
    private static final List<String> COLUMNS =
            List.of(
                    "name",
                    "kind",
                    "observations",
                    "verdict",
                    "at_s",
                    "detail",
                    "expected",
                    "measured");

    private VerdictsTable() {}

    static Table of(List<Verdict> verdicts) {
        return new Table("verdicts", COLUMNS, Rows.of(verdicts, VerdictsTable::row));
    }

    private static List<Cell> row(Verdict it) {
        return List.of(
                Cell.of(it.name()),
                Cell.of(it.kind().word()),
                Cell.of(it.observations()),
                Cell.of(it.answer().word()),
                Cell.ofTime(it.at()),
                Cell.of(it.detail()),
                Cell.of(it.expected()),
                Cell.of(it.measured()));
    }
}
