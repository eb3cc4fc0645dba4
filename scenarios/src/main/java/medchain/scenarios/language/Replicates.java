package medchain.scenarios.language;

import java.math.BigDecimal;
import java.util.Optional;
import medchain.scenarios.language.Arguments.Value;

/**
 * How often each point of a sweep is run: so many times, or until a mean is known well enough.
 *
 * @param least runs of a point, in any case
 * @param most runs of a point; equal to {@code least} without a goal
 * @param goal when a point has enough; empty: after {@code least} runs
 */
public record Replicates(int least, int most, Optional<Goal> goal) {
    /** Fewer say too little of their own spread to stop by it. */
    static final int FEWEST = 5;

    static final int MOST = 1000;

    /**
     * Enough is when half the width of the 95 % interval of a measure's mean is at most this.
     *
     * @param measure as written; whoever measures knows whether there is one of that name
     * @param limit a share of the mean's absolute value, or in the unit of the measure
     */
    public record Goal(Value measure, BigDecimal limit, boolean relative) {
        /** For people: {@code fill_rate within 2% of its mean}. */
        public String text() {
            return measure.text()
                    + (relative
                            ? " within "
                                    + limit.movePointRight(2).stripTrailingZeros().toPlainString()
                                    + "% of its mean"
                            : " within " + limit.stripTrailingZeros().toPlainString());
        }

        /**
         * @param halfWidth of the interval of the mean, from 0
         */
        public boolean met(BigDecimal mean, BigDecimal halfWidth) {
            return halfWidth.compareTo(bound(mean)) <= 0;
        }

        /** What the half-width may be, in the unit of the measure. */
        public BigDecimal bound(BigDecimal mean) {
            return relative ? mean.abs().multiply(limit) : limit;
        }
    }

    static Replicates read(Filled all) {
        return all.section("replicates")
                .map(Replicates::until)
                .orElseGet(() -> {
                    int count = Units.number(all.value("replicates"), 1, MOST);
                    return new Replicates(count, count, Optional.empty());
                });
    }

    private static Replicates until(Filled part) {
        int least = Units.number(part.value("min"), FEWEST, MOST);
        var most = part.value("max");
        if (Units.number(most, FEWEST, MOST) < least) {
            throw BadInput.data(
                    most.place(),
                    "\"" + most.text() + "\" for max; expected at least min " + least);
        }
        var width = part.value("half_width");
        return new Replicates(
                least,
                Units.number(most, FEWEST, MOST),
                Optional.of(
                        new Goal(
                                part.value("measure"),
                                Units.precision(width),
                                width.text().endsWith("%"))));
    }

    /** For people: {@code 10}, or {@code 5 to 50}. */
    public String text() {
        return total(1);
    }

    /** The same for all runs of so many points. */
    public String total(int points) {
        var fewest = Integer.toString(points * least);
        return least == most ? fewest : fewest + " to " + points * most;
    }
}
