package medchain.simulator.world;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import medchain.simulator.identity.AccountId;
import medchain.simulator.identity.DatasetId;
import medchain.simulator.identity.ModelId;
import medchain.simulator.identity.Role;
import medchain.simulator.intake.Bytes;
import medchain.simulator.intake.Content;
import medchain.simulator.journal.Happening;
import medchain.simulator.kernel.Answer;
import medchain.simulator.kernel.ByteSource;
import medchain.simulator.learning.Agreement;
import medchain.simulator.learning.LocalSums;
import medchain.simulator.learning.Model;
import medchain.simulator.paillier.Engine;
import medchain.simulator.query.DatasetParts;
import medchain.simulator.query.EncryptedDataset;
import medchain.simulator.query.HoldersSums;
import medchain.simulator.query.OpenAnswer;
import medchain.simulator.query.QueryRequest;
import medchain.simulator.query.Question;
import medchain.simulator.query.SumsWantedCodec;

/**
 * Training on rows that several holders keep. Round by round the trainer announces on the chain
 * what it wants summed; each holder reads that at its own node, sums over its rows, and publishes
 * the sums encrypted under the delegates' key; the trainer asks for their total, which the
 * delegates add up, and open to the trainer alone, like the answer to any query.
 */
final class TrainingDesk {
    private static final Duration LOOK = Duration.ofSeconds(2);

    /** Looks at one stage of one round; then somebody is taken to be gone. */
    private static final int PATIENCE = 300;

    private final QueryDesk.Behind b;
    private final QuorumDesk quorum;
    private final Map<ModelId, TrainingRun> runs = new LinkedHashMap<>();

    TrainingDesk(QueryDesk.Behind behind, QuorumDesk quorum) {
        this.b = behind;
        this.quorum = quorum;
    }

    boolean waiting() {
        return runs.values().stream().anyMatch(TrainingRun::isOpen);
    }

    // ---- the beginning

    Outcome begin(Directive.TrainTogether d) {
        var refusal = refusal(d);
        b.access()
                .log(
                        d.trainer(),
                        "train by sums",
                        d.what().dataset().value(),
                        d.purpose(),
                        refusal.map(Outcome.Refused::message));
        if (refusal.isPresent()) {
            return refusal.get();
        }
        var data = b.data().find(d.what().dataset()).orElseThrow();
        var run =
                Agreement.of(data.recipe(), data.trainingRows(), data.label().orElseThrow())
                        .then(agreement -> run(d, data, agreement));
        return DataDesk.answer(
                run,
                ready -> {
                    runs.put(d.what().name(), ready);
                    announce(ready);
                    lookLater(d.what().name());
                    return new Outcome.Done(
                            d.what().name()
                                    + ": "
                                    + d.holders().size()
                                    + " holders keep their rows; each round, the trainer's"
                                    + " question, encrypted sums, and their total as the delegates"
                                    + " open it to "
                                    + d.trainer()
                                    + " go over the chain");
                });
    }

    private Optional<Outcome.Refused> refusal(Directive.TrainTogether d) {
        if (b.access().role(d.trainer()).filter(Role::isOfData).isEmpty()) {
            return Optional.of(
                    new Outcome.Refused(
                            Outcome.Why.NOT_PERMITTED,
                            "only doctors, researchers and administrators may train on others'"
                                    + " rows"));
        }
        for (var holder : d.holders()) {
            if (b.access().role(holder).filter(Role::isOfData).isEmpty()) {
                return bad(holder + " cannot publish sums; expected doctors as holders");
            }
        }
        if (d.holders().size() < 2
                || d.holders().stream().distinct().count() < d.holders().size()) {
            return bad("a total over one holder hides nothing; expected two or more, each once");
        }
        if (quorum.key().isEmpty()) {
            return bad("the delegates hold no key; expected a key ceremony first");
        }
        if (d.what().name().value().length() > TrainingRun.LONGEST_NAME) {
            return bad("model name of more than " + TrainingRun.LONGEST_NAME + " characters");
        }
        if (runs.containsKey(d.what().name())) {
            return bad("a training of " + d.what().name() + " has begun; expected another name");
        }
        return b.data()
                .cannotTrain(d.what().name(), d.what().dataset())
                .map(outcome -> (Outcome.Refused) outcome);
    }

    private static Optional<Outcome.Refused> bad(String message) {
        return Optional.of(new Outcome.Refused(Outcome.Why.BAD_DATA, message));
    }

    private static Answer<TrainingRun> run(
            Directive.TrainTogether d, Dataset data, Agreement agreement) {
        var parts = new LinkedHashMap<AccountId, LocalSums>();
        var rows = data.trainingRows();
        for (int h = 0; h < d.holders().size(); h++) {
            int at = h;
            var own =
                    IntStream.range(0, rows.rows())
                            .filter(i -> i % d.holders().size() == at)
                            .boxed()
                            .toList();
            switch (agreement.holder(rows.at(own))) {
                case Answer.Given<LocalSums>(var sums) -> parts.put(d.holders().get(h), sums);
                case Answer.Refused<LocalSums>(var why) -> {
                    return Answer.refused(why);
                }
            }
        }
        return agreement
                .trainer(d.what().plan())
                .map(trainer -> new TrainingRun(d, data, trainer, parts));
    }

    // ---- round by round

    void look(ModelId model) {
        var run = runs.get(model);
        if (run == null || !run.isOpen()) {
            return;
        }
        if (run.looks++ > PATIENCE) {
            fail(run, "round " + run.round + ": somebody has not done its part");
            return;
        }
        switch (run.stage) {
            case ANNOUNCED -> contribute(run);
            case CONTRIBUTED -> ask(run);
            case ASKED -> goOn(run);
            case DONE -> {}
        }
        if (run.isOpen()) {
            lookLater(model);
        }
    }

    private void lookLater(ModelId model) {
        b.agenda().at(b.agenda().now().plus(LOOK), new Event.TrainingLooks(model));
    }

    private void announce(TrainingRun run) {
        run.enter(TrainingRun.Stage.ANNOUNCED);
        var bytes = SumsWantedCodec.encode(run.trainer.wanted());
        publish(run, run.d.trainer(), run.announcement(), List.of(bytes));
    }

    private void publish(TrainingRun run, AccountId by, DatasetId name, List<Bytes> parts) {
        for (int i = 0; i < parts.size(); i++) {
            Outcome outcome;
            try {
                var content = new Content.Data(name, i, parts.size(), parts.get(i));
                outcome = b.counter().submit(by, content, Optional.empty(), OptionalInt.empty());
            } catch (IllegalArgumentException tooLong) {
                outcome = DataDesk.refused("the weights are too many for a transaction");
            }
            if (outcome instanceof Outcome.Refused(_, var why)) {
                fail(run, by + ": " + why);
                return;
            }
        }
    }

    private void contribute(TrainingRun run) {
        run.parts.forEach((holder, own) -> {
            if (run.isOpen() && !run.published.containsKey(holder)) {
                var seen = irreversible(holder, run.d.trainer(), run.announcement());
                if (!seen.isEmpty()) {
                    contribute(run, holder, own, seen.getFirst());
                }
            }
        });
        if (run.isOpen() && run.published.size() == run.parts.size()) {
            run.enter(TrainingRun.Stage.CONTRIBUTED);
        }
    }

    /** A holder answers what it has read on the chain, at its own node. */
    private void contribute(TrainingRun run, AccountId holder, LocalSums own, Bytes announced) {
        var encrypted =
                SumsWantedCodec.decode(announced)
                        .then(wanted ->
                                own.of(wanted)
                                        .then(sums -> {
                                            run.plain(sums);
                                            return HoldersSums.encrypt(
                                                    sums,
                                                    own.rows(),
                                                    wanted.slotBits(),
                                                    engine(),
                                                    EncryptedDataset.context(
                                                            holder, run.contribution()),
                                                    noise(run, holder));
                                        }));
        switch (encrypted) {
            case Answer.Refused<EncryptedDataset>(var why) -> fail(run, holder + ": " + why);
            case Answer.Given<EncryptedDataset>(var dataset) -> {
                var parts = DatasetParts.cut(dataset);
                run.schema = Optional.of(dataset.schema());
                run.published.put(holder, parts.size());
                publish(run, holder, run.contribution(), parts);
            }
        }
    }

    private Engine engine() {
        return Engine.forAnyone(quorum.key().orElseThrow().key(), b.parallel());
    }

    private ByteSource noise(TrainingRun run, AccountId holder) {
        return b.random("paillier.noise/" + run.contribution() + "/" + holder);
    }

    private void ask(TrainingRun run) {
        for (var published : run.published.entrySet()) {
            var there = irreversible(run.d.trainer(), published.getKey(), run.contribution());
            if (there.size() < published.getValue()) {
                return;
            }
        }
        var request = new QueryRequest.Aggregate(run.contribution(), run.d.holders());
        var about =
                new PendingQuestion.About(
                        run.d.holders().getFirst(), run.schema.orElseThrow(), reader(run));
        var outcome =
                quorum.ask(
                        new Directive.Ask(run.d.trainer(), request, run.d.purpose()),
                        Question.exact(request, Optional.empty()),
                        about);
        if (outcome instanceof Outcome.Refused(_, var why)) {
            fail(run, why);
        } else {
            run.enter(TrainingRun.Stage.ASKED);
        }
    }

    private PendingQuestion.Reader reader(TrainingRun run) {
        return new PendingQuestion.Reader() {
            @Override
            public Answer<Answered> read(OpenAnswer open, int number, List<String> costs) {
                run.opened = Optional.of(open);
                return Answer.of(new Answered(run.checked(open, number, costs)));
            }

            @Override
            public void refused(String reason) {
                fail(run, reason);
            }
        };
    }

    private void goOn(TrainingRun run) {
        if (run.opened.isEmpty()) {
            return;
        }
        var lines = run.opened.get().lines();
        var sums = new ArrayList<BigInteger>();
        lines.subList(1, lines.size()).forEach(l -> sums.add(whole(l.value())));
        int rows = lines.getFirst().rows();
        switch (run.trainer.heard(rows, sums)) {
            case Answer.Refused<Optional<Model>>(var why) -> fail(run, why);
            case Answer.Given<Optional<Model>>(var model) ->
                    model.ifPresentOrElse(m -> finish(run, m, rows), () -> next(run));
        }
    }

    private static BigInteger whole(BigDecimal value) {
        return value.toBigIntegerExact();
    }

    private void next(TrainingRun run) {
        run.nextRound();
        announce(run);
    }

    private void finish(TrainingRun run, Model model, int rows) {
        run.enter(TrainingRun.Stage.DONE);
        b.data().trained(run.d.what().name(), run.data, model, rows);
    }

    private void fail(TrainingRun run, String why) {
        if (run.isOpen()) {
            run.failed(why);
            b.recorder()
                    .record(
                            new Happening.TrainingFailed(
                                    run.d.what().name(), run.d.what().dataset(), why));
        }
    }

    /** What one account has published under a name, as another's node has it irreversibly. */
    private List<Bytes> irreversible(AccountId reader, AccountId publisher, DatasetId name) {
        return b.hub()
                .home(reader)
                .map(node -> PublishedData.of(node, publisher, name).parts())
                .orElseGet(List::of);
    }

    // ---- seeing

    List<WorldView.ModelStatus> status() {
        return runs.values().stream().flatMap(run -> run.status().stream()).toList();
    }
}
