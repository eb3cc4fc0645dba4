package medchain.scenarios.language;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.Optional;

/**
 * Named values of a finished run, against which expectations are judged. Given by whoever measures;
 * this module does not know the definitions.
 */
public interface Measurements {
    /** In the base unit: seconds, a share of 1, a count. Empty when there is no such measure. */
    Optional<BigDecimal> value(String name);

    /** On how many observations the value or verdict rests. */
    long observations(String name);

    /** Of an invariant or check. Empty when there is no such verdict. */
    Optional<Verdict> verdict(String name);

    /** All names, for suggestions. */
    Collection<String> names();
}
