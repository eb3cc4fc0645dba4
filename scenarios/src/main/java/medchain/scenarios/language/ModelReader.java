package medchain.scenarios.language;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import medchain.scenarios.language.ModelText.NamedModel;
import medchain.scenarios.language.Tree.Section;
import medchain.simulator.identity.DatasetId;
import medchain.simulator.identity.Hash;
import medchain.simulator.identity.ModelId;
import medchain.simulator.learning.AdditiveModel;
import medchain.simulator.learning.FittedCleaning;
import medchain.simulator.learning.ForestModel;
import medchain.simulator.learning.KnownModel;
import medchain.simulator.learning.Linear;
import medchain.simulator.learning.LogisticModel;
import medchain.simulator.learning.Model;
import medchain.simulator.learning.Provenance;
import medchain.simulator.learning.RidgeModel;
import medchain.simulator.learning.Scaling;
import medchain.simulator.learning.Thermometer;

/** Reads a model's JSON; what does not fit together is refused where it stands. */
final class ModelReader {
    private static final int MOST_TREES = 10_000;

    private final FittedCleaning cleaning;
    private final List<String> features;
    private final List<String> classes;

    private ModelReader(FittedCleaning cleaning, List<String> classes) {
        this.cleaning = cleaning;
        this.features = cleaning.produces();
        this.classes = classes;
    }

    static NamedModel read(Tree tree) {
        checkFormat(tree);
        var in =
                Members.of(
                        tree,
                        "format",
                        "name",
                        "kind",
                        "trained_on",
                        "label",
                        "classes",
                        "cleaning",
                        "model");
        var name = name(in.get("name"), ModelId::new);
        var from = provenance(in.get("trained_on"));
        var label = in.text("label");
        var cleaning = CleaningReader.read(in.get("cleaning"), label);
        var classes = Members.distinct(in.get("classes"), in.list("classes", Members::text));
        if (classes.size() < 2) {
            throw Members.wrong(in.get("classes"), "two or more labels");
        }
        var model = new ModelReader(cleaning, classes).model(in);
        return new NamedModel(name, new KnownModel(model, from));
    }

    /** Before anything else: of a later format nothing is understood. */
    private static void checkFormat(Tree tree) {
        if (!(tree instanceof Section section)) {
            throw Members.wrong(tree, "a model, an object in braces");
        }
        var format = new Members(section).get("format");
        if (!Members.text(format).equals(ModelText.FORMAT)) {
            throw Members.wrong(format, "\"" + ModelText.FORMAT + "\"");
        }
    }

    private static Provenance provenance(Tree tree) {
        var in = Members.of(tree, "dataset", "rows", "rows_sha256", "dataset_sha256");
        return new Provenance(
                name(in.get("dataset"), DatasetId::new),
                in.whole("rows", 1, Integer.MAX_VALUE),
                digest(in.get("rows_sha256")),
                digest(in.get("dataset_sha256")));
    }

    private static <T> T name(Tree tree, Function<String, T> type) {
        try {
            return type.apply(Members.text(tree));
        } catch (IllegalArgumentException refused) {
            throw BadInput.data(tree.place(), tree.what() + " is " + refused.getMessage());
        }
    }

    private static Hash digest(Tree tree) {
        var hex = Members.text(tree);
        if (!hex.matches("[0-9a-f]{64}")) {
            throw Members.wrong(tree, "a SHA-256, 64 digits of 0-9 and a-f");
        }
        return Hash.parse(hex);
    }

    private Model model(Members in) {
        var body = in.get("model");
        return switch (in.text("kind")) {
            case "logistic" -> logistic(Members.of(body, "l2", "scores"));
            case "ridge" -> ridge(Members.of(body, "l2", "scores"));
            case "forest" -> forest(Members.of(body, "trees"));
            case "additive" ->
                    additive(Members.of(body, "thresholds", "constant_bits", "l2", "scores"));
            default ->
                    throw Members.wrong(in.get("kind"), "one of logistic, ridge, forest, additive");
        };
    }

    // ---- linear models

    private LogisticModel logistic(Members in) {
        int many = classes.size() == 2 ? 1 : classes.size();
        return new LogisticModel(
                cleaning, features, classes, scores(in, many, features.size()), l2(in));
    }

    private RidgeModel ridge(Members in) {
        if (classes.size() != 2) {
            throw BadInput.data(
                    in.section().place(),
                    "a ridge model of " + classes.size() + " labels; expected two");
        }
        var score = scores(in, 1, features.size()).getFirst();
        return new RidgeModel(cleaning, features, classes, score, l2(in));
    }

    private List<Linear> scores(Members in, int many, int width) {
        Members.isAsLong(in.get("scores"), many, "a score");
        return in.list("scores", tree -> score(tree, width));
    }

    private static Linear score(Tree tree, int width) {
        var in = Members.of(tree, "intercept", "weights");
        Members.isAsLong(in.get("weights"), width, "a feature");
        return new Linear(in.number("intercept"), in.list("weights", Members::number));
    }

    private static double l2(Members in) {
        double l2 = in.number("l2");
        if (l2 < 0) {
            throw Members.wrong(in.get("l2"), "a number from 0");
        }
        return l2;
    }

    private AdditiveModel additive(Members in) {
        var lists = in.get("thresholds");
        Members.isAsLong(lists, features.size(), "a feature");
        var grid = new Thermometer(features, in.list("thresholds", ModelReader::rising));
        var bits = grid.names();
        Members.isAsLong(in.get("constant_bits"), bits.size(), "a threshold");
        var scalings =
                in.list("constant_bits", Members::flag).stream()
                        .map(constant -> new Scaling(0, 1, constant))
                        .toList();
        var overBits =
                new LogisticModel(
                        FittedCleaning.ofNumbers(bits, scalings),
                        bits,
                        classes,
                        scores(in, classes.size() == 2 ? 1 : classes.size(), bits.size()),
                        l2(in));
        return new AdditiveModel(cleaning, grid, overBits);
    }

    private static List<BigDecimal> rising(Tree list) {
        var read = new ArrayList<BigDecimal>();
        for (var item : Members.items(list)) {
            var value = Members.decimal(item);
            if (!read.isEmpty() && value.compareTo(read.getLast()) <= 0) {
                throw Members.wrong(item, "more than the threshold before it");
            }
            read.add(value);
        }
        return read;
    }

    // ---- forests

    private ForestModel forest(Members in) {
        var trees = Members.items(in.get("trees"));
        if (trees.isEmpty() || trees.size() > MOST_TREES) {
            throw BadInput.data(
                    in.get("trees").place(), trees.size() + " trees; expected 1 to " + MOST_TREES);
        }
        return new ForestModel(
                cleaning,
                features,
                classes,
                trees.stream()
                        .map(t -> FlatTree.read(t, features.size(), classes.size()))
                        .toList());
    }
}
