package medchain.shell.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;
import medchain.scenarios.input.DataFiles;
import medchain.scenarios.language.Arguments.Value;
import medchain.scenarios.language.BadInput;
import medchain.scenarios.language.ModelText;
import medchain.scenarios.language.ModelVerbs;
import medchain.scenarios.language.Suggest;
import medchain.shell.render.ExitCode;
import medchain.shell.render.Failure;
import medchain.shell.render.View;
import medchain.shell.session.Session;
import medchain.simulator.identity.DatasetId;
import medchain.simulator.identity.ModelId;
import medchain.simulator.kernel.Answer.Given;
import medchain.simulator.kernel.Answer.Refused;
import medchain.simulator.kernel.Streams;
import medchain.simulator.learning.AdditiveModel;
import medchain.simulator.learning.Evaluation.Prediction;
import medchain.simulator.learning.Folds;
import medchain.simulator.learning.ForestModel;
import medchain.simulator.learning.KnownModel;
import medchain.simulator.learning.Linear;
import medchain.simulator.learning.LogisticModel;
import medchain.simulator.learning.Model;
import medchain.simulator.learning.RidgeModel;
import medchain.simulator.learning.Table;
import medchain.simulator.learning.Training;
import medchain.simulator.learning.Training.CrossValidation;
import medchain.simulator.query.QueryAnswer;
import medchain.simulator.world.Outcome;
import medchain.simulator.world.WorldView.DatasetStatus;
import medchain.simulator.world.WorldView.ModelStatus;

/** {@code model}: what was trained, and how well a kind of model would do. */
public final class ModelCommands {
    private static final int FOLDS_MOST = 1_000;

    private ModelCommands() {}

    public static Map<String, Action> actions() {
        return Map.of(
                "model list", ModelCommands::list,
                "model show", ModelCommands::show,
                "model save", ModelCommands::save,
                "model evaluate", ModelCommands::evaluate,
                "model predict", ModelCommands::predict);
    }

    private static Answer list(Call call) {
        var sheet = View.sheet("", "model", "kind", "trained on", "state");
        call.view().models().forEach(m -> sheet.row(m.model(), m.kind(), m.dataset(), m.state()));
        return Answer.of(sheet.done());
    }

    private static Answer show(Call call) {
        var wanted = call.arguments().one("model");
        var known = known(call, wanted);
        var facts = facts(wanted.text(), known);
        return weights(known.model())
                .map(w -> Answer.of(facts, w))
                .orElseGet(() -> Answer.of(facts));
    }

    private static KnownModel known(Call call, Value wanted) {
        var names = call.view().models().stream().map(m -> m.model().value()).toList();
        return call.view()
                .model(call.arguments().name("model", ModelId::new))
                .orElseThrow(() ->
                        BadInput.data(
                                wanted.place(),
                                "no model \"" + wanted.text() + "\"",
                                Suggest.hint(wanted.text(), names)));
    }

    private static View facts(String name, KnownModel known) {
        var model = known.model();
        return View.facts(name)
                .and("kind", model.kind())
                .and("predicts", String.join(" or ", model.classes()))
                .and("trained on", known.from().rows() + " rows of " + known.from().dataset())
                .and("digest of these rows", known.from().trainingRows().hex());
    }

    private static Answer save(Call call) {
        var a = call.arguments();
        var name = a.has("model") ? a.name("model", ModelId::new) : onlyOne(call);
        var known =
                a.has("model")
                        ? known(call, a.one("model"))
                        : call.view().model(name).orElseThrow();
        var lines = ModelText.write(name, known).lines().toList();
        return Answer.of(View.note("written to " + OutputFile.write(a.one("file"), lines)));
    }

    private static ModelId onlyOne(Call call) {
        var ready =
                call.view().models().stream()
                        .map(ModelStatus::model)
                        .filter(m -> call.view().model(m).isPresent())
                        .toList();
        if (ready.size() != 1) {
            throw BadInput.usage(
                    call.arguments().at(),
                    ready.size() + " models; expected --model to name the one to save");
        }
        return ready.getFirst();
    }

    /** The weights of a linear model, per standard deviation of each column. */
    private static Optional<View> weights(Model model) {
        var linear =
                switch (model) {
                    case LogisticModel m when m.standardised().size() == 1 ->
                            Optional.of(m.standardised().getFirst());
                    case RidgeModel m -> Optional.of(m.standardised());
                    case LogisticModel _, AdditiveModel _, ForestModel _ ->
                            Optional.<Linear>empty();
                };
        if (linear.isEmpty()) {
            return Optional.empty();
        }
        var names = model.cleaning().columns().stream().flatMap(c -> c.produces().stream());
        var sheet = View.sheet("", "column", "weight");
        sheet.row("(intercept)", linear.get().intercept());
        var each = names.toList();
        for (int j = 0; j < each.size(); j++) {
            sheet.row(each.get(j), linear.get().weights().get(j));
        }
        return Optional.of(sheet.done());
    }

    /** A trained model is scored by the world; a kind of model is cross-validated here. */
    private static Answer evaluate(Call call) {
        var a = call.arguments();
        if (a.has("model")) {
            return judgedByTheWorld(call);
        }
        if (!a.has("kind")) {
            throw BadInput.usage(a.at(), "expected --model MODEL or --kind KIND");
        }
        var table = DatasetCommands.table(call, "data");
        var label = label(call);
        var parallel = call.desk().edge().parallel();
        var recipe = status(call).recipe();
        var judged =
                folds(call, table, label)
                        .then(folds ->
                                Training.crossValidate(
                                        ModelVerbs.plan(a), recipe, table, label, folds, parallel));
        return switch (judged) {
            case Refused<CrossValidation>(var why) ->
                    Answer.failed(new Failure(ExitCode.BAD_DATA, why));
            case Given<CrossValidation>(var given) -> evaluated(call, given, table, label);
        };
    }

    private static Answer judgedByTheWorld(Call call) {
        int before = call.session().entries().size();
        var answer = DirectiveAction.act(call);
        if (outcome(call, before).orElse(null) instanceof Outcome.Evaluated(_, var evaluation)) {
            ScenarioCommands.out(call.arguments())
                    .ifPresent(f -> EvaluationFiles.write(EvaluationTables.of(evaluation), f));
        }
        return answer;
    }

    /** What the world said to this line. */
    private static Optional<Outcome> outcome(Call call, int linesBefore) {
        return call.session().entries().stream()
                .skip(linesBefore)
                .findFirst()
                .map(Session.Entry::outcome);
    }

    private static Answer predict(Call call) {
        if (!call.arguments().has("encrypted")) {
            return predictedInTheClear(call);
        }
        int before = call.session().entries().size();
        var answer = DirectiveAction.act(call);
        var scores =
                switch (outcome(call, before).orElse(null)) {
                    case Outcome.Answered(var given) -> Optional.of(given);
                    case Outcome.Submitted(var tx, _) -> call.view().answer(tx);
                    case null, default -> Optional.<QueryAnswer>empty();
                };
        return scores.map(given -> compared(call, given, answer)).orElse(answer);
    }

    /** The decrypted scores beside what the model itself predicts in the clear. */
    private static Answer compared(Call call, QueryAnswer scores, Answer answer) {
        return predicting(
                call,
                (model, plain) -> {
                    var prediction = EncryptedPrediction.of(model, scores, plain);
                    leave(call, prediction.results());
                    var both = answer.and(prediction.summary());
                    return prediction
                            .firstUnequal()
                            .map(row -> both.failing(unequal(row.plain().row())))
                            .orElse(both);
                });
    }

    private static Failure unequal(int row) {
        return new Failure(
                ExitCode.EXPECTATION_FAILED,
                "row " + row + " is predicted otherwise over ciphertexts");
    }

    private static Answer predictedInTheClear(Call call) {
        return predicting(
                call,
                (model, predictions) -> {
                    leave(call, EvaluationTables.results(predictions));
                    return Answer.of(predicted(model, predictions));
                });
    }

    /** What follows from the predictions, in the clear, of the test rows. */
    private static Answer predicting(
            Call call, BiFunction<Model, List<Prediction>, Answer> predicted) {
        var model = known(call, call.arguments().one("model")).model();
        DatasetCommands.table(call, "data");
        var rows =
                call.view().testRows(call.arguments().name("data", DatasetId::new)).orElseThrow();
        return switch (Training.predict(model, rows)) {
            case Refused<List<Prediction>>(var why) ->
                    Answer.failed(new Failure(ExitCode.BAD_DATA, why));
            case Given<List<Prediction>>(var predictions) -> predicted.apply(model, predictions);
        };
    }

    private static void leave(Call call, medchain.reports.table.Table results) {
        ScenarioCommands.out(call.arguments())
                .ifPresent(folder -> EvaluationFiles.write(List.of(results), folder));
    }

    private static View predicted(Model model, List<Prediction> predictions) {
        var columns = new ArrayList<String>(List.of("row", "predicted"));
        model.classes().forEach(label -> columns.add("probability of " + label));
        var sheet = View.sheet("", columns.toArray(String[]::new));
        for (var p : predictions) {
            var cells = new ArrayList<Object>(List.of(p.row(), p.predicted()));
            cells.addAll(p.probabilities());
            sheet.row(cells.toArray());
        }
        return sheet.done();
    }

    private static Answer evaluated(Call call, CrossValidation judged, Table table, String label) {
        ScenarioCommands.out(call.arguments())
                .ifPresent(folder -> write(call, judged, table, label, folder));
        return Answer.of(
                OutcomeViews.evaluated(
                        call.arguments().text("kind") + ", cross-validated", judged.evaluation()));
    }

    private static void write(
            Call call, CrossValidation judged, Table table, String label, Path folder) {
        var full =
                Training.train(
                        ModelVerbs.plan(call.arguments()), status(call).recipe(), table, label);
        var tables = new ArrayList<>(EvaluationTables.of(judged.evaluation()));
        if (full instanceof Given<Model>(var model)) {
            EvaluationTables.coefficients(judged.models(), model).ifPresent(tables::add);
        }
        EvaluationFiles.write(tables, folder);
    }

    private static DatasetStatus status(Call call) {
        var wanted = call.arguments().text("data");
        return call.view().datasets().stream()
                .filter(d -> d.dataset().value().equals(wanted))
                .findFirst()
                .orElseThrow();
    }

    private static String label(Call call) {
        var wanted = call.arguments().one("data");
        var label = status(call).label();
        if (label.isEmpty()) {
            throw BadInput.data(
                    wanted.place(),
                    "\""
                            + wanted.text()
                            + "\" has no label to predict; expected a dataset loaded with"
                            + " --label");
        }
        return label;
    }

    private static medchain.simulator.kernel.Answer<Folds> folds(
            Call call, Table table, String label) {
        var folds = call.arguments().one("folds");
        if (folds.text().matches("[0-9]{1,4}")) {
            var seed = call.arguments().whole("seed", Long.MIN_VALUE, Long.MAX_VALUE);
            var random = new Streams(seed).stream("folds");
            int count = call.arguments().number("folds", 2, FOLDS_MOST);
            return Folds.stratified(table.words(label), count, random);
        }
        return Folds.given(table, foldsOf(folds));
    }

    /** A file with the columns row and fold. */
    private static SortedMap<Integer, Integer> foldsOf(Value file) {
        var raw = DataFiles.table(file.text(), Path.of("").toAbsolutePath(), List.of());
        int row = raw.columns().indexOf("row");
        int fold = raw.columns().indexOf("fold");
        if (row < 0 || fold < 0) {
            throw BadInput.data(file.place(), file.text() + "; expected columns row and fold");
        }
        var folds = new TreeMap<Integer, Integer>();
        for (var cells : raw.rows()) {
            folds.put(number(cells[row], file), number(cells[fold], file));
        }
        return folds;
    }

    private static int number(@org.jspecify.annotations.Nullable String cell, Value file) {
        if (cell == null || !cell.matches("[0-9]{1,9}")) {
            throw BadInput.data(file.place(), file.text() + "; expected whole numbers");
        }
        return Integer.parseInt(cell);
    }
}
