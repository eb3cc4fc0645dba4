package medchain.scenarios.language;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import medchain.simulator.learning.CleaningRecipe;
import medchain.simulator.learning.FittedCleaning;
import medchain.simulator.learning.FittedColumn;
import medchain.simulator.learning.Scaling;

/** Reads how a model's rows are cleaned, with what the training rows taught. */
final class CleaningReader {
    private static final BigDecimal HALF = new BigDecimal("0.5");

    private CleaningReader() {}

    /**
     * @param label the column that is predicted, and so never read
     */
    static FittedCleaning read(Tree tree, String label) {
        var in =
                Members.of(
                        tree,
                        "missing",
                        "clip",
                        "encode",
                        "scale",
                        "columns",
                        "features",
                        "scalings");
        var recipe =
                new CleaningRecipe(
                        in.word("missing", List.of(CleaningRecipe.Missing.values())),
                        clip(in.get("clip")),
                        in.word("encode", List.of(CleaningRecipe.Encode.values())),
                        in.word("scale", List.of(CleaningRecipe.Scale.values())));
        var columns = in.list("columns", t -> column(t, label));
        checkNames(in.get("columns"), columns);
        var fitted =
                new FittedCleaning(
                        recipe,
                        Optional.of(label),
                        columns,
                        in.list("scalings", CleaningReader::scaling));
        checkFeatures(in, fitted.produces());
        return fitted;
    }

    private static BigDecimal clip(Tree tree) {
        var share = Members.decimal(tree);
        if (share.signum() < 0 || share.compareTo(HALF) >= 0) {
            throw Members.wrong(tree, "a share from 0 to below 0.5");
        }
        return share;
    }

    private static FittedColumn column(Tree tree, String label) {
        var in = Members.of(tree, "name", "becomes", "levels", "fill", "bounds", "marked");
        var name = in.text("name");
        if (name.equals(label)) {
            throw Members.wrong(in.get("name"), "another column than the label");
        }
        return switch (in.text("becomes")) {
            case "number" -> number(in, name);
            case "onehot" -> {
                only(in, "number", "bounds", "marked");
                var levels = levels(in);
                yield new FittedColumn.OneHot(name, levels, fill(in, levels));
            }
            case "ordinal" -> {
                only(in, "number", "bounds", "marked");
                var levels = levels(in);
                yield new FittedColumn.Ordinal(name, levels, fill(in, levels));
            }
            default -> throw Members.wrong(in.get("becomes"), "one of number, onehot, ordinal");
        };
    }

    private static FittedColumn number(Members in, String name) {
        only(in, "category", "levels");
        return new FittedColumn.Numeric(
                name,
                in.optional("fill", Members::decimal),
                in.optional("bounds", CleaningReader::bounds),
                in.optional("marked", Members::flag).orElse(false));
    }

    private static void only(Members in, String of, String... keys) {
        for (var key : keys) {
            if (in.has(key)) {
                throw Members.wrong(in.get(key), key + " of a " + of + " only");
            }
        }
    }

    private static FittedColumn.Bounds bounds(Tree tree) {
        Members.isAsLong(tree, 2, "an end");
        var low = Members.decimal(Members.items(tree).getFirst());
        var high = Members.decimal(Members.items(tree).getLast());
        if (low.compareTo(high) > 0) {
            throw Members.wrong(tree, "the lower end first");
        }
        return new FittedColumn.Bounds(low, high);
    }

    private static List<String> levels(Members in) {
        var levels = Members.distinct(in.get("levels"), in.list("levels", Members::text));
        if (levels.isEmpty()) {
            throw Members.wrong(in.get("levels"), "one or more");
        }
        return levels;
    }

    private static Optional<String> fill(Members in, List<String> levels) {
        var fill = in.optional("fill", Members::text);
        if (fill.isPresent() && !levels.contains(fill.get())) {
            throw Members.wrong(in.get("fill"), "one of the levels");
        }
        return fill;
    }

    private static void checkNames(Tree list, List<FittedColumn> columns) {
        if (columns.isEmpty()) {
            throw BadInput.data(list.place(), "no columns; expected one or more");
        }
        Members.distinct(list, columns.stream().map(FittedColumn::name).toList());
    }

    private static void checkFeatures(Members in, List<String> made) {
        Members.isAsLong(in.get("features"), made.size(), "a number that cleaning makes");
        Members.isAsLong(in.get("scalings"), made.size(), "a number that cleaning makes");
        var said = Members.items(in.get("features"));
        for (int i = 0; i < made.size(); i++) {
            if (!Members.text(said.get(i)).equals(made.get(i))) {
                throw Members.wrong(said.get(i), "\"" + made.get(i) + "\", which the columns make");
            }
        }
    }

    private static Scaling scaling(Tree tree) {
        var in = Members.of(tree, "centre", "spread", "constant");
        double spread = in.number("spread");
        if (spread <= 0) {
            throw Members.wrong(in.get("spread"), "a number above 0");
        }
        return new Scaling(in.number("centre"), spread, in.flag("constant"));
    }
}
