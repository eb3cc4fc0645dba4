package medchain.scenarios.sweep;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Knows how well the runs of a point tell a mean. Given by whoever defines the measures. */
public interface Estimating {
    /** Columns that have a mean. */
    Collection<String> measures();

    /**
     * @param measured what the runs measured, in the order of replicates; some may have seen too
     *     little
     * @return empty with fewer than two that saw enough
     */
    Optional<Estimate> of(List<String> measured);

    /**
     * A mean.
     *
     * @param seen how many runs it rests on
     * @param halfWidth of its 95 % interval
     */
    record Estimate(int seen, BigDecimal mean, BigDecimal halfWidth) {}
}
