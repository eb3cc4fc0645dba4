package medchain.simulator.world;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import medchain.simulator.identity.AccountId;
import medchain.simulator.identity.Role;
import medchain.simulator.identity.TxId;
import medchain.simulator.intake.Bytes;
import medchain.simulator.intake.Content;
import medchain.simulator.journal.Happening;
import medchain.simulator.kernel.Answer;
import medchain.simulator.kernel.ByteSource;
import medchain.simulator.kernel.Parallel;
import medchain.simulator.kernel.Streams;
import medchain.simulator.learning.Features;
import medchain.simulator.learning.FixedPointModel;
import medchain.simulator.learning.LogisticModel;
import medchain.simulator.paillier.PrivateKey;
import medchain.simulator.query.ComputeNode;
import medchain.simulator.query.DataOwner;
import medchain.simulator.query.DatasetParts;
import medchain.simulator.query.EncryptedDataset;
import medchain.simulator.query.OpenAnswer;
import medchain.simulator.query.QueryAnswer;
import medchain.simulator.query.QueryRequest;

/**
 * Takes datasets to the chain encrypted, and questions to the node that computes over them. The
 * owner alone holds the key; the node sees irreversible ciphertexts and nothing else.
 */
final class QueryDesk {
    private final Behind b;
    private int asked;

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
            Parallel parallel,
            Streams streams,
            Optional<ByteSource> entropy) {

        ByteSource random(String purpose) {
            return entropy.orElseGet(() -> streams.stream(purpose));
        }
    }

    QueryDesk(Behind behind) {
        this.b = behind;
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
        var dataset = known.get();
        return DataDesk.answer(
                dataset.fitted().then(f -> f.apply(dataset.testRows())),
                features -> seal(d, dataset, features));
    }

    private Outcome seal(Directive.EncryptDataset d, Dataset dataset, Features features) {
        var key = PrivateKey.generate(d.keyBits(), b.random("paillier.key/" + d.name()));
        var owner = new DataOwner(key, b.parallel());
        var random = b.random("paillier.noise/" + d.name());
        return DataDesk.answer(
                owner.encrypt(features, dataset.label().orElse(""), random),
                encrypted -> publish(d, dataset, features, owner, encrypted));
    }

    private Outcome publish(
            Directive.EncryptDataset d,
            Dataset dataset,
            Features features,
            DataOwner owner,
            EncryptedDataset encrypted) {
        var parts = DatasetParts.cut(encrypted);
        for (int i = 0; i < parts.size(); i++) {
            var content = new Content.Data(d.name(), i, parts.size(), parts.get(i));
            var outcome =
                    b.counter().submit(d.owner(), content, Optional.empty(), OptionalInt.empty());
            if (!(outcome instanceof Outcome.Submitted)) {
                return outcome;
            }
        }
        var fingerprint = owner.publicKey().fingerprint();
        b.data()
                .put(
                        dataset.sealedBy(
                                new Dataset.Sealed(
                                        d.owner(), owner, features, parts, fingerprint)));
        b.recorder()
                .record(
                        new Happening.DatasetEncrypted(
                                d.name(),
                                features.rows().size(),
                                features.names().size(),
                                encrypted.ciphertexts(),
                                d.keyBits(),
                                d.owner()));
        return new Outcome.Done(
                String.format(
                        Locale.ROOT,
                        "%s: %d rows x %d columns in %d ciphertexts of %d bits, sent in %d data transactions",
                        d.name(),
                        features.rows().size(),
                        features.names().size(),
                        encrypted.ciphertexts(),
                        2 * d.keyBits(),
                        parts.size()));
    }

    // ---- the question

    Outcome ask(Directive.Ask d) {
        var kind = kind(d.request());
        var subject = d.request().dataset().value();
        var refusal = refusal(d);
        b.access()
                .log(
                        d.querier(),
                        "query " + kind,
                        subject,
                        d.purpose(),
                        refusal.map(Outcome.Refused::message));
        if (refusal.isPresent()) {
            return refusal.get();
        }
        var dataset = b.data().find(d.request().dataset()).orElseThrow();
        var sealed = dataset.sealed().orElseThrow();
        return DataDesk.answer(
                DatasetParts.join(onChain(dataset), sealed.fingerprint())
                        .then(encrypted -> answer(d.request(), encrypted, sealed)),
                answer -> {
                    remember(d, answer);
                    return new Outcome.Answered(answer);
                });
    }

    private Optional<Outcome.Refused> refusal(Directive.Ask d) {
        var role = b.access().role(d.querier());
        if (role.filter(r -> r == Role.DOCTOR || r == Role.ADMINISTRATOR).isEmpty()) {
            return Optional.of(
                    new Outcome.Refused(
                            Outcome.Why.NOT_PERMITTED,
                            "only doctors and administrators may query datasets"));
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

    private Answer<QueryAnswer> answer(
            QueryRequest request, EncryptedDataset encrypted, Dataset.Sealed sealed) {
        var random = b.random("paillier.query/" + asked);
        var computer = new ComputeNode(encrypted, b.parallel());
        return model(request, sealed)
                .then(model ->
                        computer.answer(request, model, random)
                                .then(closed ->
                                        sealed.key()
                                                .open(closed, encrypted.schema())
                                                .then(open ->
                                                        compare(
                                                                request,
                                                                sealed,
                                                                model,
                                                                open,
                                                                computer.cost(closed)))));
    }

    private Answer<QueryAnswer> compare(
            QueryRequest request,
            Dataset.Sealed sealed,
            Optional<FixedPointModel> model,
            OpenAnswer open,
            String cost) {
        return OpenAnswer.inTheClear(request, sealed.plain(), model)
                .map(plain -> open.beside(plain, asked + 1, List.of(cost, ownersCost(open))));
    }

    private static String ownersCost(OpenAnswer open) {
        return "key owner: opened " + open.lines().size() + " values of the answer, saw no row";
    }

    private Answer<Optional<FixedPointModel>> model(QueryRequest request, Dataset.Sealed sealed) {
        if (!(request instanceof QueryRequest.Score(var _, var name))) {
            return Answer.of(Optional.empty());
        }
        var found = b.data().model(name);
        if (found.isEmpty()) {
            return Answer.refused("no model " + name);
        }
        if (!(found.get() instanceof LogisticModel logistic)) {
            return Answer.refused(
                    "model "
                            + name
                            + " is a "
                            + found.get().kind()
                            + "; expected logistic for an encrypted score");
        }
        return FixedPointModel.of(logistic, DataOwner.decimals(sealed.plain())).map(Optional::of);
    }

    private void remember(Directive.Ask d, QueryAnswer answer) {
        asked++;
        for (var line : answer.lines()) {
            b.recorder()
                    .record(
                            new Happening.QueryAnswered(
                                    answer.query(),
                                    answer.kind(),
                                    d.request().dataset(),
                                    line.key(),
                                    line.group(),
                                    d.querier(),
                                    d.purpose(),
                                    line.rows(),
                                    line.encrypted(),
                                    line.plaintext()));
        }
        var dataset = b.data().find(d.request().dataset()).orElseThrow();
        b.recorder().tracker().queried(partsOnChain(dataset));
    }

    private static String kind(QueryRequest request) {
        return switch (request) {
            case QueryRequest.Count _ -> "count";
            case QueryRequest.Sum _ -> "sum";
            case QueryRequest.Mean _ -> "mean";
            case QueryRequest.Score _ -> "score";
        };
    }

    // ---- the chain

    int irreversibleParts(Dataset dataset) {
        return partsOnChain(dataset).size();
    }

    /** Transactions of the irreversible chain that carry a part of the dataset. */
    private List<TxId> partsOnChain(Dataset dataset) {
        return scan(dataset, (id, _) -> id);
    }

    private List<Bytes> onChain(Dataset dataset) {
        return scan(dataset, (_, data) -> data.bytes());
    }

    private interface Pick<T> {
        T of(TxId id, Content.Data data);
    }

    private <T> List<T> scan(Dataset dataset, Pick<T> pick) {
        var owner = dataset.sealed().map(Dataset.Sealed::owner);
        var node = b.hub().reference();
        var found = new ArrayList<T>();
        for (var block : node.tree().main()) {
            if (owner.isEmpty() || block.height() > node.irreversibleHeight()) {
                break;
            }
            for (var approved : block.transactions()) {
                if (approved.signed().content() instanceof Content.Data data
                        && data.dataset().equals(dataset.name())
                        && isFrom(owner.get(), approved.signed().transaction().sender())) {
                    found.add(pick.of(approved.id(), data));
                }
            }
        }
        return found;
    }

    private static boolean isFrom(AccountId owner, AccountId sender) {
        return owner.equals(sender);
    }

    /** The encrypted dataset as it stands on the irreversible chain. */
    Optional<EncryptedDataset> encrypted(Dataset dataset) {
        return dataset.sealed()
                .flatMap(s ->
                        switch (DatasetParts.join(onChain(dataset), s.fingerprint())) {
                            case Answer.Given<EncryptedDataset>(var value) -> Optional.of(value);
                            case Answer.Refused<EncryptedDataset> _ -> Optional.empty();
                        });
    }
}
