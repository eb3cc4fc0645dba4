package medchain.simulator.learning;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import medchain.simulator.kernel.Answer;

/**
 * Training rows, cleaned, with their labels as numbers.
 *
 * @param classes the labels that occur, numbers by value before words
 */
record TrainingSet(FittedCleaning cleaning, Features features, List<String> classes) {

    static Answer<TrainingSet> of(CleaningRecipe recipe, Table training, String label) {
        if (training.column(label).isEmpty()) {
            return Answer.refused(
                    TableReading.noSuchColumn(training.source(), label, training.names()));
        }
        return FittedCleaning.fit(recipe, training, java.util.Optional.of(label))
                .then(cleaning -> cleaning.apply(training).then(f -> of(cleaning, f, label)));
    }

    private static Answer<TrainingSet> of(
            FittedCleaning cleaning, Features features, String label) {
        var classes = new TreeSet<>(Names.BY_NUMBER_THEN_WORD);
        features.rows().forEach(row -> classes.add(row.label()));
        if (classes.size() < 2) {
            return Answer.refused(
                    "every training row has the same "
                            + Names.shown(label)
                            + "; expected rows of two or more labels");
        }
        if (classes.size() > features.rows().size() / 2) {
            return Answer.refused(
                    Names.shown(label)
                            + " has "
                            + classes.size()
                            + " values in "
                            + features.rows().size()
                            + " rows; expected a label of a few values, each in several rows");
        }
        return Answer.of(new TrainingSet(cleaning, features, List.copyOf(classes)));
    }

    /** Places of the rows' labels among the classes. */
    int[] y() {
        return features.rows().stream().mapToInt(row -> classes.indexOf(row.label())).toArray();
    }

    /** These columns of the scaled features. */
    double[][] scaled(List<Integer> columns) {
        var all = cleaning.scaled(features);
        var out = new ArrayList<double[]>(all.length);
        for (var row : all) {
            out.add(columns.stream().mapToDouble(j -> row[j]).toArray());
        }
        return out.toArray(double[][]::new);
    }
}
