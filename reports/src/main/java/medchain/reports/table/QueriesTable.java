package medchain.reports.table;

import java.util.List;
import medchain.reports.measure.History.AnsweredQuery;

/** queries.csv: one row a line of an encrypted query's answer. */
final class QueriesTable {
    private static final List<String> COLUMNS =
            List.of(
                    "query",
                    "at_s",
                    "kind",
                    "dataset",
                    "column",
                    "group",
                    "querier",
                    "purpose",
                    "rows",
                    "encrypted",
                    "plaintext",
                    "difference",
                    "exact");

    private QueriesTable() {}

    static Table of(List<AnsweredQuery> queries) {
        return new Table("queries", COLUMNS, Rows.of(queries, QueriesTable::row));
    }

    private static List<Cell> row(AnsweredQuery query) {
        var it = query.answer();
        var difference = it.encrypted().subtract(it.plaintext());
        return List.of(
                Cell.of(it.query()),
                Cell.of(query.at()),
                Cell.of(it.kind()),
                Cell.of(it.dataset().value()),
                Cell.of(it.column()),
                Cell.of(it.group()),
                Cell.of(it.querier().value()),
                Cell.of(it.purpose().name()),
                Cell.of(it.rows()),
                Cell.of(it.encrypted()),
                Cell.of(it.plaintext()),
                Cell.of(difference),
                Cell.of(difference.signum() == 0));
    }
}
