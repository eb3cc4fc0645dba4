package medchain.scenarios.sweep;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import medchain.scenarios.language.Replicates;
import medchain.scenarios.language.Replicates.Goal;
import medchain.scenarios.sweep.Standing.Stop;

/**
 * When a point of a sweep has enough runs: the first n of them, from the least on, whose interval
 * is narrow enough (the sequential procedure of Law, "Simulation Modeling and Analysis", 5th
 * edition, section 9.4.1, after Chow and Robbins 1965). It looks at the replicates in their own
 * order, never at who was done first, so every engine stops at the same n; runs beyond it, done
 * ahead by idle workers, do not count.
 *
 * @param column of the measure; without meaning when there is no goal
 */
record Stopping(Replicates replicates, int column, Estimating estimating) {
    /** An estimate from few runs may be far off: no round asks for more than doubles them. */
    private static final int GROWTH = 2;

    /** Rounds of less than an eighth of the runs would leave workers idle at each end. */
    private static final int STEP = 8;

    int most() {
        return replicates.most();
    }

    /**
     * @param first index of the point's first run
     * @param results of the sweep, so far, by index
     */
    Standing standing(int first, SortedMap<Integer, Result> results) {
        var measured = new ArrayList<String>();
        for (int n = 1; n <= most(); n++) {
            var result = Optional.ofNullable(results.get(first + n - 1));
            if (result.isEmpty()) {
                return new Standing(results.subMap(first, first + most()).size(), Stop.OPEN);
            }
            measured.add(result.get().values().get(column));
            if (n >= replicates.least()
                    && replicates.goal().filter(g -> met(g, measured)).isPresent()) {
                return new Standing(n, Stop.MET);
            }
        }
        return new Standing(most(), replicates.goal().isPresent() ? Stop.MOST : Stop.FIXED);
    }

    private boolean met(Goal goal, List<String> measured) {
        return estimating
                .of(measured)
                .filter(e -> e.seen() >= replicates.least())
                .filter(e -> goal.met(e.mean(), e.halfWidth()))
                .isPresent();
    }

    /**
     * With how many runs an open point will probably have enough, or a good part of them.
     *
     * @param measured by its first runs, none missing between them
     */
    int target(List<String> measured) {
        int n = measured.size();
        if (n < replicates.least()) {
            return replicates.least();
        }
        int next = n + Math.max(1, n / STEP);
        int needed =
                replicates
                        .goal()
                        .flatMap(goal -> estimating.of(measured).map(e -> needed(n, goal, e)))
                        .orElse(n * GROWTH);
        return Math.min(most(), Math.clamp(needed, next, n * GROWTH));
    }

    /** The half-width shrinks with the root of the runs. */
    private static int needed(int n, Goal goal, Estimating.Estimate estimate) {
        var bound = goal.bound(estimate.mean());
        if (bound.signum() == 0) {
            return n * GROWTH;
        }
        var ratio = estimate.halfWidth().divide(bound, MathContext.DECIMAL64);
        return ratio.pow(2)
                .multiply(BigDecimal.valueOf(n))
                .min(BigDecimal.valueOf(Integer.MAX_VALUE))
                .intValue();
    }
}
