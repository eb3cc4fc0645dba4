package medchain.simulator.learning;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A named column of one type; one value a row. */
public sealed interface Column {
    String name();

    int size();

    /** Exact decimals; null where missing. */
    record Numeric(String name, List<@Nullable BigDecimal> values) implements Column {
        @Override
        public int size() {
            return values.size();
        }
    }

    /**
     * One of a few words; null where missing.
     *
     * @param levels distinct values, sorted
     */
    record Categorical(String name, List<@Nullable String> values, List<String> levels)
            implements Column {
        @Override
        public int size() {
            return values.size();
        }
    }
}
