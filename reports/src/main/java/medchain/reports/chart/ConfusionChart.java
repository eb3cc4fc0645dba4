package medchain.reports.chart;

import java.math.BigDecimal;
import java.util.Optional;
import medchain.reports.csv.CsvTable;

/** Which labels a model takes for which: a field a pair of labels, each with its count of rows. */
final class ConfusionChart {
    /** Of more labels the fields are too small for their counts; the file has them all. */
    private static final int MOST_LABELS = 16;

    private static final HeatMap AXES = new HeatMap("predicted", "actual", "rows", "rows", "");

    private ConfusionChart() {}

    static Optional<Chart> of(Figures figures) {
        return figures.table("confusion")
                .filter(table -> labels(table) <= MOST_LABELS)
                .map(table ->
                        new HeatMapChart(table, AXES, Optional.of(headline(table)))
                                .chart("confusion"));
    }

    private static long labels(CsvTable confusion) {
        return confusion.stream().map(row -> row.text("actual")).distinct().count();
    }

    private static Headline headline(CsvTable confusion) {
        var all = rows(confusion, false);
        var right = rows(confusion, true);
        return new Headline(
                right + " of " + all + " rows are given their own label",
                "Rows not seen in training by actual and predicted label. From confusion.csv");
    }

    private static BigDecimal rows(CsvTable confusion, boolean rightOnly) {
        return confusion.stream()
                .filter(row -> !rightOnly || row.text("actual").equals(row.text("predicted")))
                .flatMap(row -> row.number("rows").stream())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
