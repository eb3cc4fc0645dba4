package medchain.simulator.learning;

import java.util.List;

/**
 * A random forest: each tree tells the shares of the classes among the training rows of its leaf;
 * the forest tells their mean.
 *
 * @param features the names of the cleaned columns; trees read them unscaled
 */
public record ForestModel(
        FittedCleaning cleaning, List<String> features, List<String> classes, List<Node> trees)
        implements Model {
    public ForestModel {
        features = List.copyOf(features);
        classes = List.copyOf(classes);
        trees = List.copyOf(trees);
    }

    /** A place in a tree. */
    public sealed interface Node {}

    /**
     * @param feature 0-based
     * @param yes where rows go whose value is at most the threshold
     */
    public record Branch(int feature, double threshold, Node yes, Node no) implements Node {}

    /**
     * @param counts training rows by class; at least one
     */
    public record Leaf(List<Integer> counts) implements Node {
        public Leaf {
            counts = List.copyOf(counts);
        }
    }

    @Override
    public String kind() {
        return "forest";
    }

    @Override
    public double[] probabilities(Features.Row row) {
        var out = new double[classes.size()];
        for (var tree : trees) {
            var counts = leaf(tree, row).counts();
            double all = counts.stream().mapToInt(Integer::intValue).sum();
            for (int c = 0; c < out.length; c++) {
                out[c] += counts.get(c) / all / trees.size();
            }
        }
        return out;
    }

    /** The leaf of this tree that the row falls into. */
    public static Leaf leaf(Node tree, Features.Row row) {
        var at = tree;
        while (true) {
            switch (at) {
                case Leaf leaf -> {
                    return leaf;
                }
                case Branch(int feature, double threshold, var yes, var no) ->
                        at = row.values().get(feature).doubleValue() <= threshold ? yes : no;
            }
        }
    }
}
