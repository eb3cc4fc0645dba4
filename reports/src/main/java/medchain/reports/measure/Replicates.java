package medchain.reports.measure;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** The same scenario run with different seeds: the mean of each number, and how sure it is. */
public record Replicates(List<Measurements> runs) {
    public Replicates {
        runs = List.copyOf(runs);
        if (runs.isEmpty()) {
            throw new IllegalArgumentException("replicates; expected at least one run");
        }
    }

    /**
     * One number over the runs that saw enough for it.
     *
     * @param value the mean; of one run its value, as it is
     * @param interval empty for one run
     * @param replicates how many runs saw enough for it
     * @param observations in all of these together
     */
    public record Summary(
            Optional<BigDecimal> value,
            Optional<Interval> interval,
            int replicates,
            long observations) {}

    public Summary of(MeasureName name) {
        var values = runs.stream().flatMap(run -> run.value(name).stream()).toList();
        long observations = runs.stream().mapToLong(run -> run.observations(name)).sum();
        return new Summary(mean(values), Interval.ofMean(values), values.size(), observations);
    }

    private static Optional<BigDecimal> mean(List<BigDecimal> values) {
        if (values.size() <= 1) {
            return values.stream().findFirst();
        }
        return Optional.of(Interval.mean(values));
    }
}
