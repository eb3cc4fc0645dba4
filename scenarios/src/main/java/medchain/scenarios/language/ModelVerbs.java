package medchain.scenarios.language;

import static medchain.scenarios.language.Parameter.flag;
import static medchain.scenarios.language.Parameter.option;
import static medchain.scenarios.language.Parameter.position;

import java.util.List;
import java.util.Optional;
import medchain.scenarios.language.Parameter.Completion;
import medchain.simulator.identity.AccountId;
import medchain.simulator.identity.DatasetId;
import medchain.simulator.identity.ModelId;
import medchain.simulator.learning.TrainingPlan;
import medchain.simulator.query.QueryRequest;
import medchain.simulator.world.Directive;

/** {@code model}: training, evaluation, prediction. */
public final class ModelVerbs {
    private static final Parameter DATA =
            option("data", Completion.DATASET, "which dataset").needed();
    private static final Parameter MODEL = option("model", Completion.MODEL, "which model");
    private static final Parameter KIND =
            option("kind", "what kind of model").among("logistic", "ridge", "forest", "additive");
    private static final Parameter L2 =
            option("l2", "penalty of logistic, ridge and additive").otherwise("1.0");
    private static final Parameter TREES = option("trees", "trees of a forest").otherwise("48");
    private static final Parameter DEPTH = option("depth", "depth of a tree").otherwise("5");
    private static final Parameter BINS =
            option("bins", "of each feature of an additive model").otherwise("16");
    private static final Parameter SEED =
            option("seed", "of the forest's randomness, or of the folds").otherwise("42");

    static final List<Verb> ALL =
            List.of(
                    Verb.of(
                                    "model train",
                                    "Trains on the training rows",
                                    "model train --data wdbc --kind logistic --name wdbc-lr",
                                    DATA,
                                    KIND.needed(),
                                    option("name", "what to call the model").needed(),
                                    option(
                                            "holders",
                                            Completion.DOCTORS,
                                            "comma-separated doctors who each keep their part of"
                                                    + " the rows; only sums leave, encrypted"),
                                    RecordVerbs.PURPOSE,
                                    L2,
                                    TREES,
                                    DEPTH,
                                    BINS,
                                    SEED)
                            .does(ModelVerbs::train),
                    Verb.of(
                                    "model evaluate",
                                    "Scores the test rows of a trained model, or cross-validates a"
                                            + " kind of model",
                                    "model evaluate --data wdbc --model wdbc-lr",
                                    DATA,
                                    MODEL,
                                    KIND,
                                    option(
                                                    "folds",
                                                    Completion.FILE,
                                                    "with --kind: how many, or a file row,fold")
                                            .otherwise("10"),
                                    L2,
                                    TREES,
                                    DEPTH,
                                    BINS,
                                    SEED)
                            .does(ModelVerbs::evaluate),
                    Verb.of(
                                    "model predict",
                                    "Predicts the test rows, in the clear or over ciphertexts",
                                    "model predict --data wdbc --model wdbc-lr --encrypted --as"
                                            + " alice",
                                    DATA,
                                    MODEL.needed(),
                                    flag("encrypted", "over the irreversible ciphertexts"),
                                    RecordVerbs.PURPOSE)
                            .does(ModelVerbs::predict),
                    Verb.of(
                            "model save",
                            "Writes a trained model as JSON, to be loaded anywhere",
                            "model save wdbc-lr.json --model wdbc-lr",
                            position("file", Completion.FILE, "where to"),
                            option("model", Completion.MODEL, "which; else the only one")),
                    Verb.of(
                                    "model load",
                                    "Takes over a model that was saved",
                                    "model load wdbc-lr.json --name yesterday",
                                    position("file", Completion.FILE, "what was saved"),
                                    option("name", "what to call it; else as it was called"))
                            .does(ModelVerbs::load),
                    Verb.of("model list", "Lists models, trained or loaded", "model list"),
                    Verb.of(
                            "model show",
                            "Shows a model: what it predicts, and from what",
                            "model show wdbc-lr",
                            position("model", Completion.MODEL, "which")));

    private ModelVerbs() {}

    private static Directive train(Arguments a) {
        var what =
                new Directive.TrainModel(
                        a.name("name", ModelId::new), a.name("data", DatasetId::new), plan(a));
        return a.has("holders")
                ? new Directive.TrainTogether(
                        a.who(), what, a.names("holders", AccountId::new), QueryVerbs.purpose(a))
                : what;
    }

    /** What {@code --kind} and its options say; also for cross-validation in the shell. */
    public static TrainingPlan plan(Arguments a) {
        if (!a.text("kind").equals("forest")) {
            var l2 = Units.decimal(a.one("l2"));
            if (l2.signum() < 0) {
                throw BadInput.data(a.one("l2").place(), "\"" + l2 + "\"; expected from 0");
            }
            return switch (a.text("kind")) {
                case "logistic" -> new TrainingPlan.Logistic(l2.doubleValue());
                case "ridge" -> new TrainingPlan.Ridge(l2.doubleValue());
                default -> new TrainingPlan.Additive(l2.doubleValue(), a.number("bins", 2, 256));
            };
        }
        return new TrainingPlan.Forest(
                a.number("trees", 1, 10_000),
                a.number("depth", 1, 30),
                a.whole("seed", Long.MIN_VALUE, Long.MAX_VALUE));
    }

    private static Directive load(Arguments a) {
        var named = a.world().model(a.text("file"));
        var name = a.has("name") ? a.name("name", ModelId::new) : named.name();
        return new Directive.LoadModel(name, named.known());
    }

    private static Directive evaluate(Arguments a) {
        if (!a.has("model")) {
            throw BadInput.usage(
                    a.at(),
                    "cross-validation only shows; expected --model where a trained one is scored",
                    Optional.of("in the shell, give --kind and --folds to cross-validate"));
        }
        return new Directive.EvaluateModel(
                a.name("model", ModelId::new), a.name("data", DatasetId::new));
    }

    private static Directive predict(Arguments a) {
        if (!a.has("encrypted")) {
            throw BadInput.usage(
                    a.at(),
                    "a prediction in the clear only shows; expected --encrypted where it is a"
                            + " query",
                    Optional.of("\"model evaluate\" scores the test rows in the clear"));
        }
        var request =
                new QueryRequest.Score(
                        a.name("data", DatasetId::new), a.name("model", ModelId::new));
        return new Directive.Ask(a.who(), request, QueryVerbs.purpose(a));
    }
}
