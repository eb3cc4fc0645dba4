package medchain.reports.compare;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Optional;
import medchain.reports.csv.CsvTable;
import medchain.reports.measure.Interval;

/**
 * One number in two folders.
 *
 * @param one empty when the first folder has none
 */
record Difference(
        String measure,
        String unit,
        Optional<BigDecimal> one,
        Optional<BigDecimal> other,
        Finding finding) {
    private static final MathContext DIGITS = new MathContext(6, RoundingMode.HALF_EVEN);

    enum Finding {
        SAME("same"),
        /** Single runs, or intervals that overlap: it may be chance. */
        DIFFERENT("different"),
        /** The 95 % intervals over replicates lie apart. */
        APART("intervals apart");

        private final String word;

        Finding(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }
    }

    static Difference of(CsvTable.Row one, CsvTable.Row other) {
        var a = one.number("value");
        var b = other.number("value");
        return new Difference(one.text("measure"), one.text("unit"), a, b, finding(one, other));
    }

    private static Finding finding(CsvTable.Row one, CsvTable.Row other) {
        if (one.text("value").equals(other.text("value"))) {
            return Finding.SAME;
        }
        var a = interval(one);
        var b = interval(other);
        boolean apart = a.isPresent() && b.isPresent() && !a.get().overlaps(b.get());
        return apart ? Finding.APART : Finding.DIFFERENT;
    }

    private static Optional<Interval> interval(CsvTable.Row row) {
        return row.number("ci95_low")
                .flatMap(low -> row.number("ci95_high").map(high -> new Interval(low, high)));
    }

    /** Other minus one. */
    Optional<BigDecimal> change() {
        return one.flatMap(a -> other.map(b -> b.subtract(a)));
    }

    /** The change in per cent of the first; empty when that is 0. */
    Optional<BigDecimal> percent() {
        return one.filter(a -> a.signum() != 0)
                .flatMap(a ->
                        change().map(it ->
                                it.multiply(BigDecimal.valueOf(100)).divide(a.abs(), DIGITS)));
    }
}
