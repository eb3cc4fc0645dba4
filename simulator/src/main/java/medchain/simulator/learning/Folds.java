package medchain.simulator.learning;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import medchain.simulator.kernel.Answer;
import medchain.simulator.kernel.ByteSource;

/**
 * Which rows a model learns from and which it is judged by.
 *
 * @param ofPosition the fold of each position of the table, from 0 to {@code count - 1}
 */
public record Folds(int count, List<Integer> ofPosition) {
    public Folds {
        ofPosition = List.copyOf(ofPosition);
        for (int fold : ofPosition) {
            if (fold < 0 || fold >= count) {
                throw new IllegalArgumentException("a fold from 0 to " + (count - 1));
            }
        }
    }

    /**
     * @param train positions in the table, rising
     * @param test positions in the table, rising
     */
    public record Split(List<Integer> train, List<Integer> test) {
        public Split {
            train = List.copyOf(train);
            test = List.copyOf(test);
        }
    }

    /**
     * Takes the same share of every label for testing: of n rows of a label, n times the share
     * rounded to the nearest, half up.
     *
     * @param labels one a row
     * @param testShare above 0, below 1
     */
    public static Answer<Split> split(List<String> labels, double testShare, ByteSource random) {
        if (!(testShare > 0 && testShare < 1)) {
            return Answer.refused("share of test rows; expected above 0% and below 100%");
        }
        var train = new ArrayList<Integer>();
        var test = new ArrayList<Integer>();
        for (var positions : byLabel(labels).values()) {
            var mixed = Shuffle.of(positions, random);
            int forTest = (int) StrictMath.floor(mixed.size() * testShare + 0.5);
            test.addAll(mixed.subList(0, forTest));
            train.addAll(mixed.subList(forTest, mixed.size()));
        }
        if (train.isEmpty() || test.isEmpty()) {
            return Answer.refused(
                    labels.size() + " rows are too few; expected a row in each part of the split");
        }
        Collections.sort(train);
        Collections.sort(test);
        return Answer.of(new Split(train, test));
    }

    /** Deals the rows of each label into k folds as evenly as whole rows can be. */
    public static Answer<Folds> stratified(List<String> labels, int k, ByteSource random) {
        if (k < 2 || k > labels.size()) {
            return Answer.refused(
                    "folds; expected 2 to " + labels.size() + " (the number of rows), not " + k);
        }
        var fold = new ArrayList<>(Collections.nCopies(labels.size(), 0));
        int next = 0;
        for (var positions : byLabel(labels).values()) {
            for (int position : Shuffle.of(positions, random)) {
                fold.set(position, next);
                next = (next + 1) % k;
            }
        }
        return Answer.of(new Folds(k, fold));
    }

    /**
     * Folds as a file gives them.
     *
     * @param foldOfRow by row number of the input
     * @return refused when a row of the table has no fold, or a fold is negative or empty
     */
    public static Answer<Folds> given(Table table, SortedMap<Integer, Integer> foldOfRow) {
        var ofPosition = new ArrayList<Integer>();
        int count = 0;
        for (int row : table.rowNumbers()) {
            var fold = foldOfRow.get(row);
            if (fold == null || fold < 0 || fold >= table.rows()) {
                return Answer.refused(
                        "row "
                                + row
                                + " has "
                                + (fold == null ? "no fold" : "fold " + fold)
                                + "; expected a fold from 0, one for every row of "
                                + table.source());
            }
            ofPosition.add(fold);
            count = Math.max(count, fold + 1);
        }
        for (int fold = 0; fold < count; fold++) {
            if (!ofPosition.contains(fold)) {
                return Answer.refused("fold " + fold + " has no row; expected folds without gaps");
            }
        }
        return count < 2
                ? Answer.refused("only one fold; expected two or more")
                : Answer.of(new Folds(count, ofPosition));
    }

    /** Training positions and test positions of one fold. */
    public Split fold(int number) {
        var train = new ArrayList<Integer>();
        var test = new ArrayList<Integer>();
        for (int position = 0; position < ofPosition.size(); position++) {
            (ofPosition.get(position) == number ? test : train).add(position);
        }
        return new Split(train, test);
    }

    private static SortedMap<String, List<Integer>> byLabel(List<String> labels) {
        var positions = new TreeMap<String, List<Integer>>();
        for (int position = 0; position < labels.size(); position++) {
            positions.computeIfAbsent(labels.get(position), _ -> new ArrayList<>()).add(position);
        }
        return positions;
    }
}
