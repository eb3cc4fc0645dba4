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

    /**
     * A number stays a number.
     *
     * @param fill stands in for a missing value; empty: the row is dropped
     */
    record Numeric(String name, Optional<BigDecimal> fill) implements FittedColumn {
        @Override
        public List<String> produces() {
            return List.of(name);
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
            case Numeric(var _, var fill) ->
                    or(((Column.Numeric) column).values().get(position), fill).map(List::of);
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
