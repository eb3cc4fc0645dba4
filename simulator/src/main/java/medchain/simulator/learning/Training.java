package medchain.simulator.learning;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import medchain.simulator.kernel.Answer;
import medchain.simulator.kernel.Parallel;

/** Trains models and judges them on rows that they have not seen. */
public final class Training {
    private Training() {}

    /**
     * @param training the training rows only
     * @param label the column to predict
     * @return refused when the rows cannot teach this kind of model, with the reason
     */
    public static Answer<Model> train(
            TrainingPlan plan, CleaningRecipe recipe, Table training, String label) {
        return TrainingSet.of(recipe, training, label).then(set -> train(plan, set));
    }

    private static Answer<Model> train(TrainingPlan plan, TrainingSet set) {
        return switch (plan) {
            case TrainingPlan.Logistic(double l2) -> LogisticTraining.train(set, l2).map(m -> m);
            case TrainingPlan.Ridge(double l2) -> RidgeTraining.train(set, l2).map(m -> m);
            case TrainingPlan.Additive(double l2, int bins) -> additive(set, l2, bins);
            case TrainingPlan.Forest forest -> ForestTraining.train(set, forest).map(m -> m);
        };
    }

    private static Answer<Model> additive(TrainingSet set, double l2, int bins) {
        var grid = Thermometer.fit(set.features(), bins);
        var bits = grid.apply(set.features());
        var onBits = new TrainingSet(FittedCleaning.ofNumbers(bits), bits, set.classes());
        return LogisticTraining.train(onBits, l2)
                .map(model -> new AdditiveModel(set.cleaning(), grid, model));
    }

    /** Predicts every row of the table, which must not have been used in training. */
    public static Answer<Evaluation> evaluate(Model model, Table test) {
        return predictions(model, test, 0)
                .then(scored ->
                        scored.isEmpty()
                                ? Answer.refused("no test row is left after cleaning")
                                : Answer.of(Scoring.of(model.classes(), scored)));
    }

    /**
     * Trains once a fold on the others and predicts it: each row is judged by a model that has not
     * seen it.
     */
    public static Answer<CrossValidation> crossValidate(
            TrainingPlan plan,
            CleaningRecipe recipe,
            Table table,
            String label,
            Folds folds,
            Parallel parallel) {
        var numbers = IntStream.range(0, folds.count()).boxed().toList();
        var outcomes =
                parallel.map(
                        "training folds",
                        numbers,
                        fold -> judged(plan, recipe, table, label, folds, fold));
        var all = new ArrayList<Scoring.Scored>();
        var models = new ArrayList<Model>();
        for (var outcome : outcomes) {
            switch (outcome) {
                case Answer.Refused<Fold>(var why) -> {
                    return Answer.refused(why);
                }
                case Answer.Given<Fold>(var fold) -> {
                    var model = fold.model();
                    if (!models.isEmpty() && !models.getFirst().classes().equals(model.classes())) {
                        return Answer.refused(
                                "a label is missing in the training rows of a fold; expected every"
                                        + " label in at least two folds");
                    }
                    models.add(model);
                    all.addAll(fold.rows());
                }
            }
        }
        all.sort(Comparator.comparingInt(Scoring.Scored::row));
        var evaluation = Scoring.of(models.getFirst().classes(), all);
        return Answer.of(new CrossValidation(evaluation, models));
    }

    /**
     * @param models one a fold, trained on the others
     */
    public record CrossValidation(Evaluation evaluation, List<Model> models) {
        public CrossValidation {
            models = List.copyOf(models);
        }
    }

    private record Fold(Model model, List<Scoring.Scored> rows) {}

    private static Answer<Fold> judged(
            TrainingPlan plan,
            CleaningRecipe recipe,
            Table table,
            String label,
            Folds folds,
            int fold) {
        var split = folds.fold(fold);
        return train(plan, recipe, table.at(split.train()), label)
                .then(model ->
                        predictions(model, table.at(split.test()), fold)
                                .map(rows -> new Fold(model, rows)));
    }

    /**
     * What a model tells of each row that cleaning leaves.
     *
     * @param rows of patients whose label need not be known; then it is left empty
     */
    public static Answer<List<Evaluation.Prediction>> predict(Model model, Table rows) {
        return predictions(model, rows, 0)
                .map(scored -> Scoring.of(model.classes(), scored).predictions());
    }

    private static Answer<List<Scoring.Scored>> predictions(Model model, Table test, int fold) {
        return model.cleaning()
                .apply(test)
                .map(features ->
                        features.rows().stream()
                                .map(row ->
                                        new Scoring.Scored(
                                                row.number(),
                                                fold,
                                                row.label(),
                                                DoubleStream.of(model.probabilities(row))
                                                        .boxed()
                                                        .toList()))
                                .toList());
    }
}
