package medchain.reports.table;

import java.util.List;
import medchain.reports.measure.MeasureName;
import medchain.reports.measure.Measurements;

/**
 * summary.csv of one run: one row a number, its interval empty because one run has none. What the
 * run saw too little of is empty too, never 0.
 */
final class SummaryTable {
    static final List<String> COLUMNS =
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

    static Table of(Measurements measurements) {
        return new Table(
                "summary", COLUMNS, Rows.of(MeasureName.all(), name -> row(name, measurements)));
    }

    private static List<Cell> row(MeasureName name, Measurements measurements) {
        return List.of(
                Cell.of(name.text()),
                Cell.of(name.measure().unit()),
                Cell.ofNumber(measurements.value(name)),
                Cell.EMPTY,
                Cell.EMPTY,
                Cell.of(1),
                Cell.of(measurements.observations(name)),
                Cell.of(formula(name)));
    }

    private static String formula(MeasureName name) {
        return name.statistic().map(it -> it.suffix() + " of ").orElse("")
                + name.measure().formula();
    }
}
