package medchain.reports.table;

import java.util.List;
import medchain.reports.measure.Interval;
import medchain.reports.measure.MeasureName;
import medchain.reports.measure.Replicates;

/**
 * summary.csv: one row a number, over all replicates of a run. What no run saw enough of is empty,
 * never 0; one run has no interval.
 */
final class SummaryTable {
    private static final List<String> COLUMNS =
            List.of(
                    "measure",
                    "unit",
                    "value",
                    "ci95_low",
                    "ci95_high",
                    "replicates",
                    "observations",
                    "formula");

    private SummaryTable() {}

    static Table of(Replicates replicates) {
        return new Table(
                "summary", COLUMNS, Rows.of(MeasureName.all(), name -> row(name, replicates)));
    }

    private static List<Cell> row(MeasureName name, Replicates replicates) {
        var summary = replicates.of(name);
        return List.of(
                Cell.of(name.text()),
                Cell.of(name.measure().unit()),
                Cell.ofNumber(summary.value()),
                Cell.ofNumber(summary.interval().map(Interval::low)),
                Cell.ofNumber(summary.interval().map(Interval::high)),
                Cell.of(summary.replicates()),
                Cell.of(summary.observations()),
                Cell.of(formula(name)));
    }

    private static String formula(MeasureName name) {
        return name.statistic().map(it -> it.suffix() + " of ").orElse("")
                + name.measure().formula();
    }
}
