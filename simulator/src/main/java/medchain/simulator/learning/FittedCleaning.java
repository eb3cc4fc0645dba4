package medchain.simulator.learning;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import medchain.simulator.kernel.Answer;
import org.jspecify.annotations.Nullable;

/**
 * A recipe with what it learnt from training rows; applies to any rows of the same columns.
 *
 * @param label the column to predict; never among the features
 * @param scalings one a produced column, in their order
 */
public record FittedCleaning(
        CleaningRecipe recipe,
        Optional<String> label,
        List<FittedColumn> columns,
        List<Scaling> scalings) {
    public FittedCleaning {
        columns = List.copyOf(columns);
        scalings = List.copyOf(scalings);
    }

    /** Learns the recipe from these rows, which must be training rows only. */
    public static Answer<FittedCleaning> fit(
            CleaningRecipe recipe, Table training, Optional<String> label) {
        var columns = new ArrayList<FittedColumn>();
        for (var column : training.columns()) {
            if (label.isPresent() && label.get().equals(column.name())) {
                continue;
            }
            switch (fitColumn(recipe, column)) {
                case Answer.Given<FittedColumn>(var fitted) -> columns.add(fitted);
                case Answer.Refused<FittedColumn>(var why) -> {
                    return Answer.refused(training.source() + ": " + why);
                }
            }
        }
        if (columns.isEmpty()) {
            return Answer.refused(training.source() + " has no column but the label");
        }
        var unscaled = new FittedCleaning(recipe, label, columns, List.of());
        return unscaled.apply(training)
                .then(features ->
                        features.rows().isEmpty()
                                ? Answer.refused(
                                        "no training row is left after dropping those with"
                                                + " missing values")
                                : Answer.of(unscaled.scaledLike(features)));
    }

    /** Takes complete numbers as they are, unscaled. */
    static FittedCleaning ofNumbers(Features features) {
        return ofNumbers(features.names(), List.of()).scaledLike(features);
    }

    /**
     * The same, as it was fitted before.
     *
     * @param scalings one a name
     */
    public static FittedCleaning ofNumbers(List<String> names, List<Scaling> scalings) {
        var recipe =
                new CleaningRecipe(
                        CleaningRecipe.Missing.DROP,
                        CleaningRecipe.Encode.NONE,
                        CleaningRecipe.Scale.NONE);
        var columns = new ArrayList<FittedColumn>();
        for (var name : names) {
            columns.add(new FittedColumn.Numeric(name, Optional.empty(), Optional.empty(), false));
        }
        return new FittedCleaning(recipe, Optional.empty(), columns, scalings);
    }

    /** The names of the numbers that cleaning makes of a row, in their order. */
    public List<String> produces() {
        return columns.stream().flatMap(c -> c.produces().stream()).toList();
    }

    /**
     * @return the cleaned rows, exact and unscaled; rows keep their numbers, dropped ones are gone.
     *     Refused when a column is not there or has another type than in training
     */
    public Answer<Features> apply(Table table) {
        var byName = new LinkedHashMap<FittedColumn, Column>();
        for (var fitted : columns) {
            var column = table.column(fitted.name());
            if (column.isEmpty()) {
                return Answer.refused(
                        TableReading.noSuchColumn(table.source(), fitted.name(), table.names()));
            }
            var isNumber = column.get() instanceof Column.Numeric;
            if (isNumber != fitted instanceof FittedColumn.Numeric) {
                return Answer.refused(
                        table.source()
                                + " column "
                                + Names.shown(fitted.name())
                                + " holds "
                                + (isNumber ? "numbers" : "words")
                                + "; in training it held the other");
            }
            byName.put(fitted, column.get());
        }
        var names = produces();
        var labels = label.flatMap(table::column);
        var rows = new ArrayList<Features.Row>(table.rows());
        for (int position = 0; position < table.rows(); position++) {
            var values = values(byName, position);
            if (values.isPresent()) {
                var number = table.rowNumbers().get(position);
                rows.add(new Features.Row(number, labelAt(labels, position), values.get()));
            }
        }
        return Answer.of(new Features(names, rows));
    }

    /** The rows as a model sees them: centred and scaled by what the training rows had. */
    public double[][] scaled(Features features) {
        var out = new double[features.rows().size()][];
        for (int r = 0; r < out.length; r++) {
            out[r] = scaled(features.rows().get(r));
        }
        return out;
    }

    double[] scaled(Features.Row row) {
        var out = new double[scalings.size()];
        for (int c = 0; c < out.length; c++) {
            out[c] = scalings.get(c).apply(row.values().get(c).doubleValue());
        }
        return out;
    }

    private FittedCleaning scaledLike(Features training) {
        var learnt = new ArrayList<Scaling>();
        for (int c = 0; c < training.names().size(); c++) {
            var values = new ArrayList<BigDecimal>(training.rows().size());
            for (var row : training.rows()) {
                values.add(row.values().get(c));
            }
            learnt.add(Scaling.fit(recipe.scale(), values));
        }
        return new FittedCleaning(recipe, label, columns, learnt);
    }

    private static Optional<List<BigDecimal>> values(
            Map<FittedColumn, Column> byName, int position) {
        var values = new ArrayList<BigDecimal>();
        for (var pair : byName.entrySet()) {
            var made = pair.getKey().apply(pair.getValue(), position);
            if (made.isEmpty()) {
                return Optional.empty();
            }
            values.addAll(made.get());
        }
        return Optional.of(values);
    }

    private static String labelAt(Optional<Column> labels, int position) {
        if (labels.isEmpty()) {
            return "";
        }
        return switch (labels.get()) {
            case Column.Numeric(var _, var values) -> text(values.get(position));
            case Column.Categorical(var _, var values, var _) -> text(values.get(position));
        };
    }

    private static String text(@Nullable Object value) {
        return value instanceof BigDecimal number
                ? number.toPlainString()
                : value == null ? "" : value.toString();
    }

    private static Answer<FittedColumn> fitColumn(CleaningRecipe recipe, Column column) {
        return switch (column) {
            case Column.Numeric(var name, var values) ->
                    present(name, values)
                            .map(there ->
                                    number(recipe, name, there, there.size() < values.size()));
            case Column.Categorical(var name, var values, var _) ->
                    present(name, withMissing(recipe, values))
                            .then(there -> category(recipe, name, there));
        };
    }

    private static FittedColumn number(
            CleaningRecipe recipe, String name, List<BigDecimal> values, boolean gaps) {
        return new FittedColumn.Numeric(
                name,
                fill(recipe.missing(), values),
                bounds(recipe.clip(), values),
                gaps && recipe.missing() == CleaningRecipe.Missing.MARKER);
    }

    /** Of n values the n times share smallest and largest, rounded down, lie outside. */
    private static Optional<FittedColumn.Bounds> bounds(BigDecimal clip, List<BigDecimal> values) {
        if (clip.signum() == 0) {
            return Optional.empty();
        }
        int outside = clip.multiply(BigDecimal.valueOf(values.size())).intValue();
        var sorted = values.stream().sorted().toList();
        return Optional.of(
                new FittedColumn.Bounds(
                        sorted.get(outside), sorted.get(sorted.size() - 1 - outside)));
    }

    private static List<@Nullable String> withMissing(
            CleaningRecipe recipe, List<@Nullable String> values) {
        if (recipe.missing() != CleaningRecipe.Missing.MARKER) {
            return values;
        }
        var filled = new ArrayList<@Nullable String>(values.size());
        values.forEach(value -> filled.add(value == null ? FittedColumn.MISSING : value));
        return filled;
    }

    private static Answer<FittedColumn> category(
            CleaningRecipe recipe, String name, List<String> values) {
        var levels = List.copyOf(Counts.of(values, Names.BY_NUMBER_THEN_WORD).keySet());
        var fill = fill(recipe.missing(), levels, values);
        return switch (recipe.encode()) {
            case ONEHOT -> Answer.of(new FittedColumn.OneHot(name, levels, fill));
            case ORDINAL -> Answer.of(new FittedColumn.Ordinal(name, levels, fill));
            case NONE ->
                    Answer.refused(
                            "column "
                                    + Names.shown(name)
                                    + " holds words; expected numbers only; hint: encode onehot or"
                                    + " ordinal");
        };
    }

    /** Where the training rows lack nothing, there is no level for it, and the mode stands in. */
    private static Optional<String> fill(
            CleaningRecipe.Missing missing, List<String> levels, List<String> values) {
        return switch (missing) {
            case DROP -> Optional.empty();
            case MARKER ->
                    Optional.of(
                            levels.contains(FittedColumn.MISSING)
                                    ? FittedColumn.MISSING
                                    : Counts.mode(values));
            case MEDIAN, MODE -> Optional.of(Counts.mode(values));
        };
    }

    private static Optional<BigDecimal> fill(
            CleaningRecipe.Missing missing, List<BigDecimal> values) {
        return switch (missing) {
            case DROP -> Optional.empty();
            case MODE -> Optional.of(Counts.mode(values));
            case MEDIAN, MARKER -> Optional.of(Counts.median(values));
        };
    }

    private static <T> Answer<List<T>> present(String name, List<@Nullable T> values) {
        var present = new ArrayList<T>(values.size());
        for (var value : values) {
            if (value != null) {
                present.add(value);
            }
        }
        return present.isEmpty()
                ? Answer.refused(
                        "column " + Names.shown(name) + " has no value in the training rows")
                : Answer.of(present);
    }
}
