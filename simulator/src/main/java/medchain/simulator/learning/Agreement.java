package medchain.simulator.learning;

import java.util.List;
import java.util.Optional;
import medchain.simulator.kernel.Answer;

/**
 * What holders of rows and a trainer agree on beforehand; public.
 *
 * @param cleaning how each prepares its rows; nothing in it was learnt from values but the names of
 *     categories
 * @param classes the two labels, in order
 * @param decimals enough for every feature
 */
public record Agreement(FittedCleaning cleaning, List<String> classes, int decimals) {
    public Agreement {
        classes = List.copyOf(classes);
    }

    /**
     * Reads off a table what its holders would agree on. A median is no sum, so rows with a missing
     * value can only be dropped.
     *
     * @return refused when values are missing and the recipe would fill them, or when the label has
     *     another number of values than two
     */
    public static Answer<Agreement> of(CleaningRecipe recipe, Table table, String label) {
        boolean gaps = ColumnSummary.describe(table).stream().anyMatch(c -> c.missing() > 0);
        if (gaps && recipe.missing() != CleaningRecipe.Missing.DROP) {
            return Answer.refused(
                    "values are missing, and nobody sees all rows to fill them; expected a recipe"
                            + " that drops such rows: dataset clean --missing drop");
        }
        if (recipe.scale() != CleaningRecipe.Scale.STANDARD) {
            return Answer.refused(
                    "only means and deviations can be learnt from sums; expected a recipe with"
                            + " --scale standard");
        }
        if (recipe.clip().signum() > 0) {
            return Answer.refused(
                    "nobody sees all rows to clip at a share of them; expected a recipe without"
                            + " --clip");
        }
        var dropping =
                new CleaningRecipe(CleaningRecipe.Missing.DROP, recipe.encode(), recipe.scale());
        return TrainingSet.of(dropping, table, label)
                .then(set ->
                        set.classes().size() == 2
                                ? Answer.of(of(set))
                                : Answer.refused(
                                        "sums are taken for two labels; expected two, not "
                                                + set.classes().size()));
    }

    private static Agreement of(TrainingSet set) {
        var unscaled =
                new FittedCleaning(
                        set.cleaning().recipe(),
                        set.cleaning().label(),
                        set.cleaning().columns(),
                        List.of());
        int decimals = 0;
        for (var row : set.features().rows()) {
            for (var value : row.values()) {
                decimals = Math.max(decimals, value.stripTrailingZeros().scale());
            }
        }
        return new Agreement(unscaled, set.classes(), decimals);
    }

    /** How many features there are. */
    int width() {
        return (int) cleaning.columns().stream().mapToLong(c -> c.produces().size()).sum();
    }

    FittedCleaning scaledBy(List<Scaling> scalings) {
        return new FittedCleaning(
                cleaning.recipe(), cleaning.label(), cleaning.columns(), scalings);
    }

    /** A holder's rows as it works on them. */
    public Answer<LocalSums> holder(Table rows) {
        return cleaning.apply(rows)
                .then(features ->
                        features.rows().isEmpty()
                                ? Answer.refused("a holder has no row; expected one or more")
                                : Answer.of(new LocalSums(this, features)));
    }

    /** For the trainer. */
    public Answer<AggregatedTraining> trainer(TrainingPlan plan) {
        return switch (plan) {
            case TrainingPlan.Logistic(double l2) ->
                    Answer.of(new AggregatedTraining(this, false, l2));
            case TrainingPlan.Ridge(double l2) -> Answer.of(new AggregatedTraining(this, true, l2));
            case TrainingPlan.Additive _, TrainingPlan.Forest _ ->
                    Answer.refused("this kind is not learnt from sums; expected logistic or ridge");
        };
    }

    Optional<Integer> classOf(String label) {
        int place = classes.indexOf(label);
        return place < 0 ? Optional.empty() : Optional.of(place);
    }
}
