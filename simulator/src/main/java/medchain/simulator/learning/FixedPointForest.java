package medchain.simulator.learning;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.LongStream;
import medchain.simulator.kernel.Answer;

/**
 * A forest of complete trees over bits "value at most threshold"; its score of a label is the sum,
 * over the trees, of that label's share in the leaf reached, in billionths.
 *
 * <p>Trees that end early are filled up: below an early leaf every path ends in that leaf's value,
 * so that the number of tests on a path tells nothing of the patient.
 *
 * @param features names of the bits
 * @param depth tests on every path, from 1
 * @param labels one or more, see {@link ScoringModel#labels}
 */
public record FixedPointForest(
        List<String> features, int depth, List<String> labels, List<Tree> trees)
        implements ScoringModel {
    /** A leaf's share of a label is told in billionths. */
    public static final int LEAF_DECIMALS = 9;

    private static final BigDecimal WHOLE = BigDecimal.ONE.movePointRight(LEAF_DECIMALS);

    /** Deeper trees have more leaves than one ciphertext of 2048 bits has room for. */
    public static final int DEEPEST = 5;

    /**
     * @param tests bit read at each inner place, level by level from the root: the children of
     *     place i are 2i + 1 (the bit is 1) and 2i + 2
     * @param leaves for each label the value of each leaf from left to right
     */
    public record Tree(List<Integer> tests, List<List<Integer>> leaves) {
        public Tree {
            tests = List.copyOf(tests);
            leaves = leaves.stream().map(List::copyOf).toList();
        }

        boolean isComplete(int depth, int labels, int bits) {
            int ends = 1 << depth;
            return tests.size() == ends - 1
                    && tests.stream().allMatch(t -> t >= 0 && t < bits)
                    && leaves.size() == labels
                    && leaves.stream().allMatch(values -> values.size() == ends)
                    && leaves.stream()
                            .flatMap(List::stream)
                            .allMatch(v -> v >= 0 && v <= WHOLE.intValueExact());
        }
    }

    public FixedPointForest {
        features = List.copyOf(features);
        labels = List.copyOf(labels);
        trees = List.copyOf(trees);
        if (depth < 1 || depth > DEEPEST || features.isEmpty() || trees.isEmpty()) {
            throw new IllegalArgumentException("a forest of 1 to " + DEEPEST + " tests a path");
        }
        for (var tree : trees) {
            if (labels.isEmpty() || !tree.isComplete(depth, labels.size(), features.size())) {
                throw new IllegalArgumentException("not a complete tree");
            }
        }
    }

    /**
     * @return refused for forests of deeper trees
     */
    public static Answer<FixedPointForest> of(ForestModel model) {
        int deepest = model.trees().stream().mapToInt(FixedPointForest::depth).max().orElse(0);
        if (deepest > DEEPEST) {
            return Answer.refused(
                    "a tree tests "
                            + deepest
                            + " times on a path; expected at most "
                            + DEEPEST
                            + ": train with --depth "
                            + DEEPEST);
        }
        int depth = Math.max(1, deepest);
        var names = grid(model).names();
        var trees = model.trees().stream().map(tree -> complete(tree, depth, model, names));
        var labels = ScoringModel.scored(model.classes());
        return Answer.of(new FixedPointForest(names, depth, labels, trees.toList()));
    }

    private static int depth(ForestModel.Node node) {
        return switch (node) {
            case ForestModel.Leaf _ -> 0;
            case ForestModel.Branch(_, _, var yes, var no) -> 1 + Math.max(depth(yes), depth(no));
        };
    }

    /** The thresholds that the trees test: what the rows' bits must be made of. */
    public static Thermometer grid(ForestModel model) {
        var cuts = new TreeMap<Integer, TreeSet<BigDecimal>>();
        model.trees().forEach(tree -> collect(tree, cuts));
        if (cuts.isEmpty()) {
            cuts.put(0, new TreeSet<>(List.of(BigDecimal.ZERO)));
        }
        var features = new ArrayList<String>();
        var thresholds = new ArrayList<List<BigDecimal>>();
        cuts.forEach((feature, values) -> {
            features.add(model.features().get(feature));
            thresholds.add(List.copyOf(values));
        });
        return new Thermometer(features, thresholds);
    }

    private static void collect(
            ForestModel.Node node, SortedMap<Integer, TreeSet<BigDecimal>> cuts) {
        if (node instanceof ForestModel.Branch(int feature, double threshold, var yes, var no)) {
            cuts.computeIfAbsent(feature, _ -> new TreeSet<>()).add(exact(threshold));
            collect(yes, cuts);
            collect(no, cuts);
        }
    }

    /**
     * Trees compare values as floating-point numbers; the nearest exact number to the threshold
     * that splits them alike is its shortest decimal.
     */
    private static BigDecimal exact(double threshold) {
        return BigDecimal.valueOf(threshold);
    }

    private static Tree complete(
            ForestModel.Node root, int depth, ForestModel model, List<String> names) {
        var tests = new ArrayList<Integer>();
        var level = List.of(root);
        for (int d = 0; d < depth; d++) {
            var next = new ArrayList<ForestModel.Node>();
            for (var node : level) {
                switch (node) {
                    case ForestModel.Branch(int feature, double threshold, var yes, var no) -> {
                        var name = Thermometer.bit(model.features().get(feature), exact(threshold));
                        tests.add(names.indexOf(name));
                        next.add(yes);
                        next.add(no);
                    }
                    case ForestModel.Leaf leaf -> {
                        tests.add(0);
                        next.add(leaf);
                        next.add(leaf);
                    }
                }
            }
            level = next;
        }
        return new Tree(tests, shares(level, model.classes().size()));
    }

    /** By class, without the first, then by leaf. */
    private static List<List<Integer>> shares(List<ForestModel.Node> leaves, int classes) {
        var shares = new ArrayList<List<Integer>>();
        for (int c = 1; c < classes; c++) {
            int at = c;
            shares.add(leaves.stream().map(l -> share((ForestModel.Leaf) l, at)).toList());
        }
        return shares;
    }

    /**
     * Rounded so that the shares of all classes, the first included, add up to one: what is rounded
     * is the share of the class and those behind it.
     */
    private static int share(ForestModel.Leaf leaf, int c) {
        return shareFrom(leaf, c) - shareFrom(leaf, c + 1);
    }

    private static int shareFrom(ForestModel.Leaf leaf, int from) {
        var counts = leaf.counts();
        int all = counts.stream().mapToInt(Integer::intValue).sum();
        int some = counts.subList(from, counts.size()).stream().mapToInt(Integer::intValue).sum();
        return BigDecimal.valueOf(some)
                .multiply(WHOLE)
                .divide(BigDecimal.valueOf(all), 0, RoundingMode.HALF_EVEN)
                .intValueExact();
    }

    @Override
    public int scoreDecimals() {
        return LEAF_DECIMALS;
    }

    @Override
    public List<BigInteger> scores(Features.Row row) {
        var sums = new long[labels.size()];
        for (var tree : trees) {
            int leaf = leaf(tree, row);
            for (int l = 0; l < sums.length; l++) {
                sums[l] += tree.leaves().get(l).get(leaf);
            }
        }
        return LongStream.of(sums).mapToObj(BigInteger::valueOf).toList();
    }

    private int leaf(Tree tree, Features.Row row) {
        int at = 0;
        for (int d = 0; d < depth; d++) {
            boolean yes = row.values().get(tree.tests().get(at)).signum() != 0;
            at = 2 * at + (yes ? 1 : 2);
        }
        return at - tree.tests().size();
    }
}
