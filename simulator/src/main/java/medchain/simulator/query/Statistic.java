package medchain.simulator.query;

/** What is made of sums of columns. */
enum Statistic {
    COUNT,
    SUM,
    /** The sum divided by the count. */
    MEAN,
    /** Of a sample: from the sums of the values and of their squares. */
    VARIANCE,
    /** Of a sample: from the sums of two columns and of their products. */
    COVARIANCE,
    /** How many rows fall between two thresholds. */
    HISTOGRAM;

    String word() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
