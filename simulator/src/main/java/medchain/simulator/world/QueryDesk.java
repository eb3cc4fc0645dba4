package medchain.simulator.world;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import medchain.simulator.identity.Role;
import medchain.simulator.journal.Happening;
import medchain.simulator.kernel.Agenda;
import medchain.simulator.kernel.Answer;
import medchain.simulator.kernel.ByteSource;
import medchain.simulator.kernel.Parallel;
import medchain.simulator.kernel.Streams;
import medchain.simulator.learning.AdditiveModel;
import medchain.simulator.learning.Features;
import medchain.simulator.learning.FixedPointForest;
import medchain.simulator.learning.FixedPointModel;
import medchain.simulator.learning.ForestModel;
import medchain.simulator.learning.LogisticModel;
import medchain.simulator.learning.RidgeModel;
import medchain.simulator.learning.ScoringModel;
import medchain.simulator.paillier.PrivateKey;
import medchain.simulator.query.ComputeNode;
import medchain.simulator.query.DataOwner;
import medchain.simulator.query.DatasetParts;
import medchain.simulator.query.EncryptedDataset;
import medchain.simulator.query.Encryption;
import medchain.simulator.query.OpenAnswer;
import medchain.simulator.query.QueryRequest;
import medchain.simulator.query.Question;

/**
 * Takes datasets to the chain encrypted, and questions to the node that computes over them. The
 * owner alone holds the key; the node sees irreversible ciphertexts and nothing else.
 */
final class QueryDesk {
    private final Behind b;
    private final QuorumDesk quorum;
    private final TrainingDesk training;
    private final PartSender sender;

    /**
     * What stands behind the desk.
     *
     * @param entropy the operating system's randomness, where the world is to be secure
     */
    record Behind(
            DataDesk data,
            Counter counter,
            AccessDesk access,
            Hub hub,
            Recorder recorder,
            Agenda<Event> agenda,
            Parallel parallel,
            Streams streams,
            Optional<ByteSource> entropy) {

        ByteSource random(String purpose) {
            return entropy.orElseGet(() -> streams.stream(purpose));
        }
    }

    QueryDesk(Behind behind) {
        this.b = behind;
        quorum = new QuorumDesk(behind);
        behind.hub().attach(quorum);
        training = new TrainingDesk(behind, quorum);
        sender = new PartSender(behind);
    }

    QuorumDesk quorum() {
        return quorum;
    }

    TrainingDesk training() {
        return training;
    }

    PartSender sender() {
        return sender;
    }

    /** Whether somebody still waits for an answer, or for a model. */
    boolean waiting() {
        return quorum.waiting() || training.waiting();
    }

    /** Somebody who has waited for the chain, or for others, looks again. */
    void handle(Event event) {
        switch (event) {
            case Event.QueryWaits(var query) -> quorum.wants(query);
            case Event.TrainingLooks(var model) -> training.look(model);
            case Event.OwnerSends(var dataset) -> sender.look(dataset);
            default -> throw new IllegalArgumentException("an event of somebody else");
        }
    }

    // ---- the owner

    Outcome encrypt(Directive.EncryptDataset d) {
        var known = b.data().find(d.name());
        if (known.isEmpty()) {
            return b.data().noDataset(d.name());
        }
        if (known.get().sealed().isPresent()) {
            return DataDesk.refused("dataset " + d.name() + " is encrypted already");
        }
        if (d.keyBits() != 2048 && d.keyBits() != 3072) {
            return DataDesk.refused("key of " + d.keyBits() + " bits; expected 2048 or 3072");
        }
        boolean alone = quorum.key().isEmpty() || d.extras().ownKey();
        if (alone && d.extras().spoilt().isPresent()) {
            return DataDesk.refused(
                    "spoilt ciphertexts are for delegates to find; expected a key ceremony, and"
                            + " not --under own");
        }
        var dataset = known.get();
        return DataDesk.answer(
                dataset.fitted()
                        .then(f -> f.apply(dataset.testRows()))
                        .then(features -> seal(d, dataset, features)),
                sealed -> publish(d, dataset, sealed));
    }

    private Answer<Dataset.Sealed> seal(
            Directive.EncryptDataset d, Dataset dataset, Features features) {
        return new Extension(b.data(), d.extras())
                .grid(features)
                .then(grid -> {
                    var wish =
                            new Encryption.Wish(
                                    dataset.table().source(),
                                    dataset.label().orElse(""),
                                    d.extras().products(),
                                    grid,
                                    Extension.isRowByRow(b.data(), d.extras()),
                                    d.extras().context(d.owner(), d.name()));
                    var own =
                            quorum.key().isPresent() && !d.extras().ownKey()
                                    ? Optional.<DataOwner>empty()
                                    : Optional.of(ownKey(d));
                    var encrypted = encrypted(d, features, wish, own);
                    return encrypted.map(data ->
                            new Dataset.Sealed(
                                    d.owner(),
                                    own,
                                    Extension.withBits(features, grid),
                                    data.schema(),
                                    DatasetParts.cut(d.extras().sent(data)),
                                    data.key()));
                });
    }

    private Answer<EncryptedDataset> encrypted(
            Directive.EncryptDataset d,
            Features features,
            Encryption.Wish wish,
            Optional<DataOwner> own) {
        var random = b.random("paillier.noise/" + d.name());
        var stranger = d.extras().spoilt().filter(Spoilt.OTHER_KEY::equals).map(_ -> ownKey(d));
        return b.parallel()
                .by(
                        "data owner",
                        () ->
                                own.or(() -> stranger)
                                        .map(key -> key.encrypt(features, wish, random))
                                        .orElseGet(() -> quorum.encrypt(features, wish, random)));
    }

    private DataOwner ownKey(Directive.EncryptDataset d) {
        var key = PrivateKey.generate(d.keyBits(), b.random("paillier.key/" + d.name()));
        return new DataOwner(key, b.parallel());
    }

    private Outcome publish(Directive.EncryptDataset d, Dataset dataset, Dataset.Sealed sealed) {
        var parts = sealed.parts();
        var refusal = sender.begin(d.owner(), d.name(), parts);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        b.data().put(dataset.sealedBy(sealed));
        var schema = sealed.schema();
        int ciphertexts = schema.blocks() * (1 + schema.columns().size());
        b.recorder()
                .record(
                        new Happening.DatasetEncrypted(
                                d.name(),
                                schema.rows(),
                                schema.columns().size(),
                                ciphertexts,
                                sealed.key().bits(),
                                d.owner()));
        return new Outcome.Done(
                String.format(
                        Locale.ROOT,
                        "%s: %d rows x %d columns in %d ciphertexts of %d bits, sent in %d data transactions",
                        d.name(),
                        schema.rows(),
                        schema.columns().size(),
                        ciphertexts,
                        2 * sealed.key().bits(),
                        parts.size()));
    }

    // ---- the question

    Outcome ask(Directive.Ask d) {
        var refusal = refusal(d);
        if (refusal.isPresent()) {
            log(d, refusal);
            return refusal.get();
        }
        var dataset = b.data().find(d.request().dataset()).orElseThrow();
        var sealed = dataset.sealed().orElseThrow();
        var question =
                model(d.request(), sealed)
                        .map(model -> new Question(d.request(), model, d.epsilon()));
        var owner = sealed.ownKey();
        if (owner.isPresent()) {
            return answerAlone(d, question, dataset, owner.get());
        }
        log(d, question instanceof Answer.Refused<Question>(var why) ? bad(why) : Optional.empty());
        return DataDesk.answer(
                question, asked -> quorum.ask(d, asked, PendingQuestion.of(asked, sealed)));
    }

    private void log(Directive.Ask d, Optional<Outcome.Refused> refusal) {
        b.access()
                .log(
                        d.querier(),
                        "query " + d.request().kind(),
                        d.request().dataset().value(),
                        d.purpose(),
                        refusal.map(Outcome.Refused::message));
    }

    /** Computes before it leaves a trace: whoever stops it finds the world as it was. */
    private Outcome answerAlone(
            Directive.Ask d, Answer<Question> question, Dataset dataset, DataOwner owner) {
        var sealed = dataset.sealed().orElseThrow();
        var answered =
                question.then(asked ->
                        DatasetParts.join(published(dataset).parts(), sealed.fingerprint())
                                .then(encrypted -> answer(asked, encrypted, sealed, owner)));
        log(d, answered instanceof Answer.Refused<Answered>(var why) ? bad(why) : Optional.empty());
        return DataDesk.answer(
                answered,
                answer -> {
                    b.recorder().tracker().queried(published(dataset).transactions());
                    return new Outcome.Answered(answer.recorded(b.recorder(), d));
                });
    }

    private Optional<Outcome.Refused> refusal(Directive.Ask d) {
        if (b.access().role(d.querier()).filter(Role::isOfData).isEmpty()) {
            return Optional.of(
                    new Outcome.Refused(
                            Outcome.Why.NOT_PERMITTED,
                            "only doctors, researchers and administrators may query datasets"));
        }
        var dataset = b.data().find(d.request().dataset());
        if (dataset.isEmpty()) {
            return bad("no dataset " + d.request().dataset());
        }
        var sealed = dataset.get().sealed();
        if (sealed.isEmpty()) {
            return bad("dataset " + d.request().dataset() + " is not encrypted yet");
        }
        int there = irreversibleParts(dataset.get());
        if (there < sealed.get().parts().size()) {
            return bad(
                    "only "
                            + there
                            + " of "
                            + sealed.get().parts().size()
                            + " parts are irreversible; expected all: let more time pass");
        }
        return Optional.empty();
    }

    private static Optional<Outcome.Refused> bad(String message) {
        return Optional.of(new Outcome.Refused(Outcome.Why.BAD_DATA, message));
    }

    private Answer<Answered> answer(
            Question question, EncryptedDataset encrypted, Dataset.Sealed sealed, DataOwner owner) {
        var random = b.random("paillier.query/" + quorum.asked());
        var computer = new ComputeNode(encrypted, b.parallel());
        return b.parallel()
                .by("compute node", () -> computer.answer(question, random))
                .then(closed ->
                        b.parallel()
                                .by("key owner", () -> owner.open(closed, encrypted.schema()))
                                .then(open ->
                                        Answered.of(
                                                question,
                                                sealed,
                                                open,
                                                quorum.next(),
                                                List.of(computer.cost(closed), ownersCost(open)))));
    }

    private static String ownersCost(OpenAnswer open) {
        return "key owner: opened " + open.lines().size() + " values of the answer, saw no row";
    }

    private Answer<Optional<ScoringModel>> model(QueryRequest request, Dataset.Sealed sealed) {
        if (!(request instanceof QueryRequest.Score(var _, var name))) {
            return Answer.of(Optional.empty());
        }
        var found = b.data().model(name);
        if (found.isEmpty()) {
            return Answer.refused("no model " + name);
        }
        int decimals = sealed.decimals();
        return switch (found.get()) {
            case LogisticModel logistic ->
                    Answer.of(Optional.of(FixedPointModel.of(logistic, decimals)));
            case RidgeModel ridge -> Answer.of(Optional.of(FixedPointModel.of(ridge, decimals)));
            case AdditiveModel additive ->
                    Answer.of(Optional.of(FixedPointModel.of(additive.overBits(), 0)));
            case ForestModel forest -> FixedPointForest.of(forest).map(Optional::of);
        };
    }

    // ---- the chain

    int irreversibleParts(Dataset dataset) {
        return published(dataset).transactions().size();
    }

    private PublishedData published(Dataset dataset) {
        return dataset.sealed()
                .map(s -> PublishedData.of(b.hub().reference(), s.owner(), dataset.name()))
                .orElseGet(() -> new PublishedData(List.of(), List.of()));
    }

    /** The encrypted dataset as it stands on the irreversible chain. */
    Optional<EncryptedDataset> encrypted(Dataset dataset) {
        return dataset.sealed()
                .flatMap(s ->
                        switch (DatasetParts.join(published(dataset).parts(), s.fingerprint())) {
                            case Answer.Given<EncryptedDataset>(var value) -> Optional.of(value);
                            case Answer.Refused<EncryptedDataset> _ -> Optional.empty();
                        });
    }
}
