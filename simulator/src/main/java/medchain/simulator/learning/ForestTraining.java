package medchain.simulator.learning;

import java.util.ArrayList;
import java.util.List;
import medchain.simulator.kernel.Answer;
import medchain.simulator.kernel.Bug;
import smile.classification.RandomForest;
import smile.data.DataFrame;
import smile.data.Tuple;
import smile.data.formula.Formula;
import smile.data.type.StructType;
import smile.data.vector.DoubleVector;
import smile.data.vector.IntVector;
import smile.data.vector.ValueVector;
import smile.model.cart.DecisionNode;
import smile.model.cart.InternalNode;
import smile.model.cart.OrdinalNode;
import smile.model.cart.SplitRule;

/**
 * Trains a random forest with smile and takes its trees over as our own values.
 *
 * <p>Every tree has its own seed, so neither the order nor the number of smile's threads changes a
 * tree.
 */
final class ForestTraining {
    /** No limit of its own: the depth bounds a tree. */
    private static final int LEAVES = 1 << 20;

    /** Rows in a node that is split no further. */
    private static final int SMALLEST_NODE = 2;

    private ForestTraining() {}

    static Answer<ForestModel> train(TrainingSet set, TrainingPlan.Forest plan) {
        var frame = frame(set);
        var forest = RandomForest.fit(Formula.lhs("label"), frame, options(plan));
        var schema = frame.drop("label").schema();
        var trees = new ArrayList<ForestModel.Node>();
        for (var tree : forest.trees()) {
            trees.add(node(tree.root(), schema, set.classes().size()));
        }
        return Answer.of(
                new ForestModel(set.cleaning(), set.features().names(), set.classes(), trees));
    }

    /** smile counts the root as a level of its own. */
    private static RandomForest.Options options(TrainingPlan.Forest plan) {
        var seeds = new long[plan.trees()];
        for (int t = 0; t < seeds.length; t++) {
            seeds[t] = mixed(plan.seed() + t * 0x9E3779B97F4A7C15L);
        }
        return new RandomForest.Options(
                plan.trees(),
                0,
                SplitRule.GINI,
                plan.depth() + 1,
                LEAVES,
                SMALLEST_NODE,
                1.0,
                null,
                seeds,
                null);
    }

    /** SplitMix64's finaliser: seeds of trees must not be neighbours. */
    private static long mixed(long z) {
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return (z ^ (z >>> 31)) >>> 1;
    }

    /** Columns are named by place: names from a file must not meet smile's formula language. */
    private static DataFrame frame(TrainingSet set) {
        var rows = set.features().rows();
        var columns = new ArrayList<ValueVector>();
        columns.add(new IntVector("label", set.y()));
        for (int j = 0; j < set.features().names().size(); j++) {
            int at = j;
            columns.add(
                    new DoubleVector(
                            "x" + j,
                            rows.stream()
                                    .mapToDouble(row -> row.values().get(at).doubleValue())
                                    .toArray()));
        }
        return new DataFrame(columns.toArray(ValueVector[]::new));
    }

    private static ForestModel.Node node(
            smile.model.cart.Node node, StructType schema, int classes) {
        return switch (node) {
            case OrdinalNode branch ->
                    new ForestModel.Branch(
                            branch.feature(),
                            threshold(branch, schema),
                            node(branch.trueChild(), schema, classes),
                            node(branch.falseChild(), schema, classes));
            case DecisionNode leaf -> new ForestModel.Leaf(counts(leaf.count(), classes));
            default -> throw new Bug("a tree over numbers has a node " + node.getClass());
        };
    }

    private static List<Integer> counts(int[] counts, int classes) {
        var out = new ArrayList<Integer>(classes);
        for (int c = 0; c < classes; c++) {
            out.add(c < counts.length ? counts[c] : 0);
        }
        return out;
    }

    /**
     * The largest number that the branch still says yes to. smile keeps it to itself, so it is
     * found by bisection over the order of the doubles: 64 questions.
     */
    private static double threshold(InternalNode branch, StructType schema) {
        long low = ordered(Double.NEGATIVE_INFINITY);
        long high = ordered(Double.POSITIVE_INFINITY);
        while (high - low > 1 || high - low < 0) {
            long middle = (low & high) + ((low ^ high) >> 1);
            if (saysYes(branch, schema, fromOrdered(middle))) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return fromOrdered(low);
    }

    private static boolean saysYes(InternalNode branch, StructType schema, double value) {
        var x = new double[schema.length()];
        x[branch.feature()] = value;
        return branch.branch(Tuple.of(schema, x));
    }

    /** Numbers in the order of the doubles, neighbours one apart. */
    private static long ordered(double value) {
        long bits = Double.doubleToRawLongBits(value);
        return bits >= 0 ? bits : Long.MIN_VALUE - bits;
    }

    private static double fromOrdered(long order) {
        return Double.longBitsToDouble(order >= 0 ? order : Long.MIN_VALUE - order);
    }
}
