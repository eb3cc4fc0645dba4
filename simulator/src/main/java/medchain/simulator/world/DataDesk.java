package medchain.simulator.world;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import medchain.simulator.identity.DatasetId;
import medchain.simulator.identity.ModelId;
import medchain.simulator.journal.Happening;
import medchain.simulator.kernel.Answer;
import medchain.simulator.kernel.Streams;
import medchain.simulator.learning.CleaningRecipe;
import medchain.simulator.learning.Folds;
import medchain.simulator.learning.KnownModel;
import medchain.simulator.learning.Model;
import medchain.simulator.learning.Provenance;
import medchain.simulator.learning.Table;
import medchain.simulator.learning.TableReading;
import medchain.simulator.learning.Training;

/** Datasets and models of this world: loaded, cleaned, split, learnt from, judged. */
final class DataDesk {
    /** Before anybody said how to clean: nothing is scaled or dropped, gaps take the median. */
    private static final CleaningRecipe AS_IT_IS =
            new CleaningRecipe(
                    CleaningRecipe.Missing.MEDIAN,
                    CleaningRecipe.Encode.ONEHOT,
                    CleaningRecipe.Scale.STANDARD);

    private final TreeMap<DatasetId, Dataset> datasets = new TreeMap<>();
    private final TreeMap<ModelId, Kept> models = new TreeMap<>();
    private final Streams streams;
    private final Recorder recorder;

    /**
     * @param state "trained" here, or "loaded"
     */
    private record Kept(KnownModel known, String state) {}

    DataDesk(Streams streams, Recorder recorder) {
        this.streams = streams;
        this.recorder = recorder;
    }

    Outcome load(Directive.LoadDataset d) {
        if (datasets.containsKey(d.name())) {
            return refused("dataset " + d.name() + " is loaded already; expected another name");
        }
        return answer(
                TableReading.read(d.table(), d.label(), d.id()),
                table -> {
                    datasets.put(
                            d.name(),
                            new Dataset(
                                    d.name(),
                                    table,
                                    d.label(),
                                    AS_IT_IS,
                                    Optional.empty(),
                                    Optional.empty()));
                    return done(
                            d.name(),
                            table.rows() + " rows, " + table.columns().size() + " columns");
                });
    }

    Outcome clean(Directive.CleanDataset d) {
        var known = datasets.get(d.name());
        if (known == null) {
            return noDataset(d.name());
        }
        var cleaned = known.cleanedBy(d.recipe());
        return answer(
                cleaned.fitted().then(f -> f.apply(cleaned.table())),
                features -> {
                    datasets.put(d.name(), cleaned);
                    return done(
                            d.name(),
                            "recipe kept; it leaves "
                                    + features.rows().size()
                                    + " of "
                                    + cleaned.table().rows()
                                    + " rows and makes "
                                    + features.names().size()
                                    + " numeric columns");
                });
    }

    Outcome split(Directive.SplitDataset d) {
        var known = datasets.get(d.name());
        if (known == null) {
            return noDataset(d.name());
        }
        return answer(
                Folds.split(
                        known.labels(), d.testShare(), streams.stream("dataset.split/" + d.name())),
                split -> {
                    datasets.put(d.name(), known.splitBy(split));
                    return done(
                            d.name(),
                            split.train().size()
                                    + " rows to train on, "
                                    + split.test().size()
                                    + " to test");
                });
    }

    Outcome train(Directive.TrainModel d) {
        var refusal = cannotTrain(d.name(), d.dataset());
        if (refusal.isPresent()) {
            return refusal.get();
        }
        var known = find(d.dataset()).orElseThrow();
        return answer(
                Training.train(
                        d.plan(),
                        known.recipe(),
                        known.trainingRows(),
                        known.label().orElseThrow()),
                model -> {
                    int rows = known.trainingRows().rows();
                    trained(d.name(), known, model, rows);
                    return done(d.name(), model.kind() + " trained on " + rows + " rows");
                });
    }

    /** Why nothing can be trained under this name, or from this dataset. */
    Optional<Outcome> cannotTrain(ModelId name, DatasetId dataset) {
        var known = datasets.get(dataset);
        if (known == null) {
            return Optional.of(noDataset(dataset));
        }
        if (models.containsKey(name)) {
            return Optional.of(refused("model " + name + " exists; expected another name"));
        }
        return known.label().isPresent()
                ? Optional.empty()
                : Optional.of(
                        refused(
                                "dataset "
                                        + dataset
                                        + " has no label; expected --label at loading"));
    }

    /** Keeps a model. */
    void trained(ModelId name, Dataset data, Model model, int rows) {
        var from = Provenance.of(data.name(), data.trainingRows(), data.table());
        models.put(name, new Kept(new KnownModel(model, from), "trained"));
        recorder.record(
                new Happening.ModelTrained(
                        name, data.name(), model.kind(), rows, data.table().columns().size()));
    }

    /** Takes over a model that was trained elsewhere. */
    Outcome load(Directive.LoadModel d) {
        if (models.containsKey(d.name())) {
            return refused("model " + d.name() + " exists; expected another name");
        }
        var model = d.known().model();
        models.put(d.name(), new Kept(d.known(), "loaded"));
        recorder.record(
                new Happening.ModelLoaded(d.name(), model.kind(), d.known().from().trainingRows()));
        return done(
                d.name(),
                model.kind() + " loaded; trained on " + d.known().from().rows() + " rows");
    }

    Outcome evaluate(Directive.EvaluateModel d) {
        var trained = known(d.name());
        var known = datasets.get(d.dataset());
        if (trained.isEmpty() || known == null) {
            return trained.isEmpty() ? noModel(d.name()) : noDataset(d.dataset());
        }
        if (!trained.get().from().isNewTo(known.trainingRows(), known.table())) {
            return refused(
                    "model "
                            + d.name()
                            + " has seen rows of "
                            + d.dataset()
                            + "; expected a split before training, or an evaluation by folds");
        }
        return answer(
                Training.evaluate(trained.get().model(), known.testRows()),
                evaluation -> new Outcome.Evaluated(d.name(), evaluation));
    }

    // ---- for the query desk and the view

    Optional<Dataset> find(DatasetId name) {
        return Optional.ofNullable(datasets.get(name));
    }

    Optional<Model> model(ModelId name) {
        return known(name).map(KnownModel::model);
    }

    Optional<KnownModel> known(ModelId name) {
        return Optional.ofNullable(models.get(name)).map(Kept::known);
    }

    void put(Dataset changed) {
        datasets.put(changed.name(), changed);
    }

    Optional<Table> table(DatasetId dataset) {
        return find(dataset).map(Dataset::table);
    }

    List<WorldView.DatasetStatus> datasets(QueryDesk queries) {
        return datasets.values().stream().map(d -> status(d, queries)).toList();
    }

    private static WorldView.DatasetStatus status(Dataset d, QueryDesk queries) {
        return new WorldView.DatasetStatus(
                d.name(),
                d.table().rows(),
                d.table().columns().size(),
                d.label().orElse(""),
                d.recipe(),
                d.split().map(s -> s.train().size()).orElse(0),
                d.split().map(s -> s.test().size()).orElse(0),
                d.sealed().map(s -> OptionalLong.of(s.key().bits())).orElseGet(OptionalLong::empty),
                d.sealed().map(s -> s.parts().size()).orElse(0),
                queries.irreversibleParts(d));
    }

    List<WorldView.ModelStatus> models() {
        return models.entrySet().stream()
                .map(e ->
                        new WorldView.ModelStatus(
                                e.getKey(),
                                e.getValue().known().model().kind(),
                                e.getValue().known().from().dataset(),
                                e.getValue().state()))
                .toList();
    }

    Outcome noDataset(DatasetId name) {
        return refused(
                "no dataset "
                        + name
                        + (datasets.isEmpty()
                                ? "; none is loaded"
                                : "; expected one of " + datasets.keySet()));
    }

    Outcome noModel(ModelId name) {
        return refused(
                "no model "
                        + name
                        + (models.isEmpty()
                                ? "; none is trained"
                                : "; expected one of " + models.keySet()));
    }

    static <T> Outcome answer(
            Answer<T> answer, java.util.function.Function<? super T, Outcome> then) {
        return switch (answer) {
            case Answer.Given<T>(var value) -> then.apply(value);
            case Answer.Refused<T>(var why) -> refused(why);
        };
    }

    static Outcome refused(String message) {
        return new Outcome.Refused(Outcome.Why.BAD_DATA, message);
    }

    private static Outcome done(Object subject, String what) {
        return new Outcome.Done(subject + ": " + what);
    }
}
