package medchain.reports.measure;

import java.math.BigDecimal;

/** What taking a measure gives: one number, or the distribution of many. */
sealed interface Reading {
    record One(BigDecimal value) implements Reading {}

    record Many(Distribution observations) implements Reading {}
}
