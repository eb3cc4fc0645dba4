package medchain.scenarios.language;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import medchain.simulator.identity.ModelId;
import medchain.simulator.learning.AdditiveModel;
import medchain.simulator.learning.CleaningRecipe;
import medchain.simulator.learning.FittedCleaning;
import medchain.simulator.learning.FittedColumn;
import medchain.simulator.learning.ForestModel;
import medchain.simulator.learning.KnownModel;
import medchain.simulator.learning.Linear;
import medchain.simulator.learning.LogisticModel;
import medchain.simulator.learning.Model;
import medchain.simulator.learning.RidgeModel;
import medchain.simulator.learning.Scaling;

/**
 * A trained model as JSON, and back: every number in the shortest digits that give the same number,
 * so that a model that is read predicts what the written one did, to the last bit.
 */
public final class ModelText {
    /** Changes whenever a reader of the old one could not read the new one, or would misread it. */
    static final String FORMAT = "medchain-model/1";

    /** Longest text that is written or read. */
    public static final int MOST_BYTES = 16 << 20;

    private final JsonOut json;

    private ModelText(JsonOut json) {
        this.json = json;
    }

    /**
     * A model with its name.
     *
     * @throws BadInput when it is too large, or holds a number that is not finite
     */
    public static String write(ModelId name, KnownModel known) {
        var text = JsonOut.document(json -> new ModelText(json).members(name, known));
        if (text.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
            throw new BadInput(
                    BadInput.BAD_DATA,
                    Optional.empty(),
                    "model "
                            + name
                            + " takes more than "
                            + (MOST_BYTES >> 20)
                            + " MiB; expected at most that",
                    Optional.of("train fewer trees, or less deep ones"));
        }
        return text;
    }

    /**
     * What {@link #write} wrote.
     *
     * @param source for messages
     * @throws BadInput with the place, when it is anything else
     */
    public static NamedModel read(String text, String source) {
        return ModelReader.read(Yaml.parse(text, source));
    }

    /** A model and what it was called where it was trained. */
    public record NamedModel(ModelId name, KnownModel known) {}

    private void members(ModelId name, KnownModel known) {
        var model = known.model();
        var from = known.from();
        json.text("format", FORMAT);
        json.text("name", name.value());
        json.text("kind", model.kind());
        json.object(
                "trained_on",
                () ->
                        json.text("dataset", from.dataset().value())
                                .whole("rows", from.rows())
                                .text("rows_sha256", from.trainingRows().hex())
                                .text("dataset_sha256", from.allRows().hex()));
        json.text("label", model.cleaning().label().orElseThrow());
        json.texts("classes", model.classes());
        json.object("cleaning", () -> cleaning(model.cleaning()));
        json.object("model", () -> body(model));
    }

    // ---- cleaning

    private void cleaning(FittedCleaning cleaning) {
        recipe(cleaning.recipe());
        json.objects("columns", cleaning.columns(), (_, column) -> column(column));
        var names = cleaning.produces();
        json.texts("features", names);
        json.objects("scalings", cleaning.scalings(), (_, scaling) -> scaling(scaling));
    }

    private void recipe(CleaningRecipe recipe) {
        json.text("missing", word(recipe.missing()));
        json.decimal("clip", recipe.clip());
        json.text("encode", word(recipe.encode()));
        json.text("scale", word(recipe.scale()));
    }

    static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private void column(FittedColumn column) {
        json.text("name", column.name());
        switch (column) {
            case FittedColumn.Numeric(var _, var fill, var bounds, var marked) -> {
                json.text("becomes", "number");
                fill.ifPresent(f -> json.decimal("fill", f));
                bounds.ifPresent(b -> json.plains("bounds", List.of(b.low(), b.high())));
                if (marked) {
                    json.flag("marked", true);
                }
            }
            case FittedColumn.OneHot(var _, var levels, var fill) ->
                    category("onehot", levels, fill);
            case FittedColumn.Ordinal(var _, var levels, var fill) ->
                    category("ordinal", levels, fill);
        }
    }

    private void category(String becomes, List<String> levels, Optional<String> fill) {
        json.text("becomes", becomes).texts("levels", levels);
        fill.ifPresent(f -> json.text("fill", f));
    }

    private void scaling(Scaling scaling) {
        json.number("centre", scaling.centre())
                .number("spread", scaling.spread())
                .flag("constant", scaling.constant());
    }

    // ---- what was learnt

    private void body(Model model) {
        switch (model) {
            case LogisticModel m -> logistic(m);
            case RidgeModel m -> {
                json.number("l2", m.l2());
                json.objects("scores", List.of(m.standardised()), (_, score) -> score(score));
            }
            case ForestModel m -> json.objects("trees", m.trees(), (_, tree) -> tree(tree));
            case AdditiveModel m -> {
                json.rows("thresholds", m.grid().thresholds());
                json.plains(
                        "constant_bits",
                        m.overBits().cleaning().scalings().stream()
                                .map(Scaling::constant)
                                .toList());
                logistic(m.overBits());
            }
        }
    }

    private void logistic(LogisticModel model) {
        json.number("l2", model.l2());
        json.objects("scores", model.standardised(), (_, score) -> score(score));
    }

    private void score(Linear score) {
        json.number("intercept", score.intercept()).numbers("weights", score.weights());
    }

    /** In pre-order: a branch, its yes, its no. */
    private void tree(ForestModel.Node root) {
        var flat = FlatTree.of(root);
        json.plains("features", flat.features());
        json.numbers("thresholds", flat.thresholds());
        json.rows("counts", flat.counts());
    }
}
