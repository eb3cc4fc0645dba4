package medchain.simulator.learning;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How cleaning treats one column of the input, learnt from training rows. */
public sealed interface FittedColumn {
    String name();

    /** The columns that this one becomes. */
    List<String> produces();

    /** What a category without a value is called where it is a level of its own. */
    String MISSING = "missing";

    /**
     * A number stays a number.
     *
     * @param fill stands in for a missing value; empty: the row is dropped
     * @param bounds to which values outside of them are moved; empty: none
     * @param marked whether a second column {@code age=missing} tells where it was missing
     */
    record Numeric(String name, Optional<BigDecimal> fill, Optional<Bounds> bounds, boolean marked)
            implements FittedColumn {
        @Override
        public List<String> produces() {
            return marked ? List.of(name, name + "=" + MISSING) : List.of(name);
        }

        private Optional<List<BigDecimal>> apply(@Nullable BigDecimal value) {
            return or(value, fill)
                    .map(there -> bounds.map(b -> b.clip(there)).orElse(there))
                    .map(number -> marked ? List.of(number, mark(value)) : List.of(number));
        }

        private static BigDecimal mark(@Nullable BigDecimal value) {
            return value == null ? BigDecimal.ONE : BigDecimal.ZERO;
        }
    }

    /**
     * @param low at most {@code high}
     */
    record Bounds(BigDecimal low, BigDecimal high) {
        public Bounds {
            if (low.compareTo(high) > 0) {
                throw new IllegalArgumentException("bounds in order");
            }
        }

        BigDecimal clip(BigDecimal value) {
            return value.max(low).min(high);
        }
    }

    /**
     * A category becomes one column of 0 and 1 a level; a level not seen in training is all zeros.
     *
     * @param levels those of the training rows
     */
    record OneHot(String name, List<String> levels, Optional<String> fill) implements FittedColumn {
        @Override
        public List<String> produces() {
            return levels.stream().map(level -> name + "=" + level).toList();
        }
    }

    /** A category becomes its 0-based place among the levels; one not seen takes the fill's. */
    record Ordinal(String name, List<String> levels, Optional<String> fill)
            implements FittedColumn {
        @Override
        public List<String> produces() {
            return List.of(name);
        }
    }

    /** The exact values that a cell becomes; empty when its row is to be dropped. */
    default Optional<List<BigDecimal>> apply(Column column, int position) {
        return switch (this) {
            case Numeric numeric -> numeric.apply(((Column.Numeric) column).values().get(position));
            case OneHot(var _, var levels, var fill) ->
                    or(word(column, position), fill).map(word -> indicators(levels, word));
            case Ordinal(var _, var levels, var fill) -> ordinal(levels, fill, column, position);
        };
    }

    private static Optional<List<BigDecimal>> ordinal(
            List<String> levels, Optional<String> fill, Column column, int position) {
        return or(word(column, position), fill)
                .map(word -> levels.contains(word) ? word : fill.orElse(word))
                .filter(levels::contains)
                .map(word -> List.of(BigDecimal.valueOf(levels.indexOf(word))));
    }

    private static List<BigDecimal> indicators(List<String> levels, String word) {
        var out = new ArrayList<BigDecimal>(levels.size());
        for (var level : levels) {
            out.add(level.equals(word) ? BigDecimal.ONE : BigDecimal.ZERO);
        }
        return out;
    }

    private static @Nullable String word(Column column, int position) {
        return ((Column.Categorical) column).values().get(position);
    }

    private static <T> Optional<T> or(@Nullable T value, Optional<T> fill) {
        return value == null ? fill : Optional.of(value);
    }
}
