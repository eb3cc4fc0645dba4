package medchain.reports.measure;

import java.util.Optional;

/**
 * A figure that sums up a distribution. Percentiles are by nearest rank (Hyndman and Fan 1996, type
 * 1), so each is a value that was observed.
 */
public enum Statistic {
    MEAN("mean", 0, 1),
    P50("p50", 500, 1),
    P90("p90", 900, 1),
    P95("p95", 950, 1),
    P99("p99", 990, 1),
    P99_9("p99.9", 999, 10_000),
    MAX("max", 1000, 1);

    private final String suffix;
    private final int perMille;
    private final int observationsNeeded;

    Statistic(String suffix, int perMille, int observationsNeeded) {
        this.suffix = suffix;
        this.perMille = perMille;
        this.observationsNeeded = observationsNeeded;
    }

    /** As in {@code irreversible_latency_p95}. */
    public String suffix() {
        return suffix;
    }

    /** With fewer observations it says nothing and is left out. */
    public int observationsNeeded() {
        return observationsNeeded;
    }

    int perMille() {
        return perMille;
    }

    static Optional<Statistic> bySuffix(String suffix) {
        for (var statistic : values()) {
            if (statistic.suffix.equals(suffix)) {
                return Optional.of(statistic);
            }
        }
        return Optional.empty();
    }
}
