package medchain.reports.sweep;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One run of a sweep.
 *
 * @param values of the swept keys, as written
 * @param measured one a column; empty where the run saw too little
 */
public record SweepRun(
        int point, int replicate, long seed, List<String> values, List<String> measured) {
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,40}(\\.[0-9]{1,40})?");

    public SweepRun {
        values = List.copyOf(values);
        measured = List.copyOf(measured);
    }

    /** What was measured, as a number; empty where the run saw too little. */
    public static Optional<BigDecimal> number(String measured) {
        return NUMBER.matcher(measured).matches()
                ? Optional.of(new BigDecimal(measured))
                : Optional.empty();
    }
}
