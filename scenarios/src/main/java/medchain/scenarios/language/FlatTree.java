package medchain.scenarios.language;

import java.util.ArrayList;
import java.util.List;
import medchain.simulator.learning.ForestModel;
import medchain.simulator.learning.ForestModel.Branch;
import medchain.simulator.learning.ForestModel.Leaf;

/**
 * A tree without pointers, so that no text can tie a knot: its nodes in pre-order, a branch before
 * its yes before its no.
 *
 * @param features which feature a branch asks for; {@link #LEAF} for a leaf
 * @param thresholds one a branch
 * @param counts one list a leaf
 */
record FlatTree(List<Integer> features, List<Double> thresholds, List<List<Integer>> counts) {
    static final int LEAF = -1;

    /** What trained trees have at most; keeps a hostile one from exhausting the stack. */
    static final int DEEPEST = 30;

    static FlatTree of(ForestModel.Node root) {
        var flat = new FlatTree(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        flat.add(root);
        return flat;
    }

    private void add(ForestModel.Node node) {
        switch (node) {
            case Leaf(var ofClasses) -> {
                features.add(LEAF);
                counts.add(ofClasses);
            }
            case Branch(int feature, double threshold, var yes, var no) -> {
                features.add(feature);
                thresholds.add(threshold);
                add(yes);
                add(no);
            }
        }
    }

    /**
     * @param width features that a branch may ask for
     * @param classes how many counts a leaf has
     */
    static ForestModel.Node read(Tree tree, int width, int classes) {
        var in = Members.of(tree, "features", "thresholds", "counts");
        var nodes = in.list("features", t -> Members.whole(t, LEAF, width - 1));
        int leaves = (int) nodes.stream().filter(f -> f == LEAF).count();
        Members.isAsLong(in.get("thresholds"), nodes.size() - leaves, "a branch");
        Members.isAsLong(in.get("counts"), leaves, "a leaf");
        var flat =
                new FlatTree(
                        nodes,
                        in.list("thresholds", Members::number),
                        in.list("counts", t -> counts(t, classes)));
        return new Growing(flat, Members.items(in.get("features")), in.get("features")).tree();
    }

    private static List<Integer> counts(Tree list, int classes) {
        Members.isAsLong(list, classes, "a label");
        var read = new ArrayList<Integer>();
        long sum = 0;
        for (var item : Members.items(list)) {
            int count = Members.whole(item, 0, Integer.MAX_VALUE);
            read.add(count);
            sum += count;
        }
        if (sum == 0) {
            throw BadInput.data(list.place(), "a leaf without a row; expected one or more");
        }
        return read;
    }

    /** Ties branches to what follows them. */
    private static final class Growing {
        private final FlatTree flat;
        private final List<Tree> places;
        private final Tree list;
        private int node;
        private int branch;
        private int leaf;

        Growing(FlatTree flat, List<Tree> places, Tree list) {
            this.flat = flat;
            this.places = places;
            this.list = list;
        }

        ForestModel.Node tree() {
            var root = next(0);
            if (node < places.size()) {
                throw BadInput.data(
                        places.get(node).place(),
                        "a node after the tree's last leaf; expected none");
            }
            return root;
        }

        private ForestModel.Node next(int depth) {
            if (node == places.size()) {
                throw BadInput.data(
                        list.place(),
                        "a tree that ends at a branch; expected two nodes below each branch");
            }
            if (depth > DEEPEST) {
                throw BadInput.data(
                        places.get(node).place(),
                        "a node deeper than " + DEEPEST + " branches; expected at most that");
            }
            int feature = flat.features.get(node++);
            if (feature == LEAF) {
                return new Leaf(flat.counts.get(leaf++));
            }
            double threshold = flat.thresholds.get(branch++);
            var yes = next(depth + 1);
            return new Branch(feature, threshold, yes, next(depth + 1));
        }
    }
}
