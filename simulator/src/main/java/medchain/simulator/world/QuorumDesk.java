package medchain.simulator.world;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import medchain.simulator.crypto.SealedBox;
import medchain.simulator.identity.AccountId;
import medchain.simulator.identity.NodeId;
import medchain.simulator.identity.Purpose;
import medchain.simulator.identity.Role;
import medchain.simulator.identity.TxId;
import medchain.simulator.intake.Bytes;
import medchain.simulator.intake.Content;
import medchain.simulator.journal.Happening;
import medchain.simulator.kernel.Answer;
import medchain.simulator.kernel.ByteSource;
import medchain.simulator.learning.Features;
import medchain.simulator.node.QueryMessage;
import medchain.simulator.paillier.Ceremony;
import medchain.simulator.paillier.Engine;
import medchain.simulator.paillier.ThresholdKey;
import medchain.simulator.query.DatasetShelf;
import medchain.simulator.query.EncryptedDataset;
import medchain.simulator.query.Encryption;
import medchain.simulator.query.KeyHolding;
import medchain.simulator.query.OpenAnswer;
import medchain.simulator.query.QueryAnswer;
import medchain.simulator.query.Question;
import medchain.simulator.query.QuestionCodec;
import medchain.simulator.query.QuorumReply;
import medchain.simulator.query.ReplyCollector;

/**
 * Where a querier stands: asks on the chain, collects the delegates' replies at his node, and opens
 * the answer alone. Also deals the key that the delegates share.
 */
final class QuorumDesk implements Hub.QueryListener {
    private static final Duration FIRST_WAIT = Duration.ofSeconds(20);
    private static final Duration WAIT = Duration.ofSeconds(10);
    private static final int MOST_WAITS = 60;
    private static final int MASK_BYTES = 32;
    private static final String QUERIER = "querier";

    private final QueryDesk.Behind b;
    private final Map<TxId, PendingQuestion> asked = new LinkedHashMap<>();
    private Optional<Dealt> dealt = Optional.empty();
    private int answered;

    QuorumDesk(QueryDesk.Behind behind) {
        this.b = behind;
    }

    private record Dealt(ThresholdKey key, List<AccountId> holders) {}

    // ---- the ceremony

    /** The dealer sees the whole key for a moment; of it, only the shares are handed on. */
    Outcome hold(Directive.HoldCeremony d) {
        var refusal = refusal(d);
        var why = refusal.map(Outcome.Refused::message);
        b.access().log(d.dealer(), "deal key shares", "delegates", Purpose.HOPERAT, why);
        return refusal.<Outcome>map(r -> r).orElseGet(() -> deal(d));
    }

    private Optional<Outcome.Refused> refusal(Directive.HoldCeremony d) {
        if (b.access().role(d.dealer()).filter(r -> r == Role.ADMINISTRATOR).isEmpty()) {
            return Optional.of(
                    new Outcome.Refused(
                            Outcome.Why.NOT_PERMITTED,
                            "only administrators may hold a key ceremony"));
        }
        int parties = b.hub().delegates().size();
        int threshold = d.threshold().orElse(parties / 2 + 1);
        String problem = "";
        if (dealt.isPresent()) {
            problem = "the delegates hold a key already; its shares cannot be taken back";
        } else if (d.keyBits() != 2048 && d.keyBits() != 3072) {
            problem = "key of " + d.keyBits() + " bits; expected 2048 or 3072";
        } else if (2 * threshold <= parties || threshold > parties) {
            problem =
                    "threshold "
                            + threshold
                            + "; expected more than half of "
                            + parties
                            + " delegates, and not more than all";
        }
        return problem.isEmpty()
                ? Optional.empty()
                : Optional.of(new Outcome.Refused(Outcome.Why.BAD_DATA, problem));
    }

    private Outcome deal(Directive.HoldCeremony d) {
        var holders = b.hub().delegates();
        int threshold = d.threshold().orElse(holders.size() / 2 + 1);
        var random = b.random("paillier.ceremony");
        var ceremony = Ceremony.deal(d.keyBits(), holders.size(), threshold, random);
        var fingerprint = ceremony.key().key().fingerprint();
        var masks = new KeyHolding.Secret(random.bytes(MASK_BYTES));
        var shelf = new DatasetShelf(fingerprint, b.parallel());
        for (int i = 0; i < holders.size(); i++) {
            var holding =
                    new KeyHolding(ceremony.key(), ceremony.shares().get(i), holders, masks, shelf);
            b.hub().node(b.hub().homeOf(holders.get(i))).entrust(holding, b.parallel());
        }
        dealt = Optional.of(new Dealt(ceremony.key(), holders));
        b.recorder()
                .record(
                        new Happening.KeyDealt(
                                fingerprint, d.keyBits(), threshold, holders, d.dealer()));
        return new Outcome.Done(
                "key "
                        + fingerprint.brief()
                        + " of "
                        + d.keyBits()
                        + " bits: any "
                        + threshold
                        + " of "
                        + holders.size()
                        + " delegates open an answer; the dealer has kept nothing");
    }

    Optional<ThresholdKey> key() {
        return dealt.map(Dealt::key);
    }

    Optional<WorldView.KeyStatus> status() {
        return dealt.map(d ->
                new WorldView.KeyStatus(
                        d.key().key().fingerprint(),
                        d.key().key().bits(),
                        d.key().threshold(),
                        d.holders()));
    }

    Answer<EncryptedDataset> encrypt(Features features, Encryption.Wish wish, ByteSource random) {
        var engine = Engine.forAnyone(key().orElseThrow().key(), b.parallel());
        return new Encryption(engine).encrypt(features, wish, random);
    }

    // ---- the question

    /**
     * @param data what the question is about; refused when no question can be sent
     */
    Outcome ask(Directive.Ask d, Question question, PendingQuestion.About data) {
        var node = b.hub().home(d.querier());
        if (node.isEmpty()) {
            return DataDesk.refused("no node is up");
        }
        var secret =
                b.random("query.reply/" + asked.size() + "/" + d.querier())
                        .bytes(SealedBox.KEY_BYTES);
        Content.Query content;
        try {
            content =
                    new Content.Query(
                            data.owner(),
                            d.request().dataset(),
                            d.purpose(),
                            QuestionCodec.encode(question),
                            node.get().id(),
                            new Bytes(SealedBox.publicKey(secret)));
        } catch (IllegalArgumentException tooLong) {
            return DataDesk.refused("the model is too large for a transaction");
        }
        var outcome =
                b.counter().submit(d.querier(), content, Optional.empty(), OptionalInt.empty());
        if (outcome instanceof Outcome.Submitted(var tx, _)) {
            asked.put(tx, new PendingQuestion(d, data, secret, key().orElseThrow()));
            b.agenda().at(b.agenda().now().plus(FIRST_WAIT), new Event.QueryWaits(tx));
        }
        return outcome;
    }

    /** The querier asks those delegates again who have not replied. */
    void wants(TxId query) {
        var pending = asked.get(query);
        if (pending == null || !pending.isOpen()) {
            return;
        }
        if (pending.waits++ >= MOST_WAITS) {
            refuse(query, pending, "too few delegates have replied");
            return;
        }
        var holders = dealt.orElseThrow().holders();
        var home = b.hub().home(pending.ask.querier());
        for (int i = 0; home.isPresent() && i < holders.size(); i++) {
            if (!pending.collector.hasHeardOf(i + 1)) {
                var delegate = b.hub().homeOf(holders.get(i));
                b.hub().tell(home.get().id(), delegate, new QueryMessage.Want(query));
            }
        }
        b.agenda().at(b.agenda().now().plus(WAIT), new Event.QueryWaits(query));
    }

    // ---- the answer

    @Override
    public void replied(NodeId at, NodeId from, QueryMessage.Reply message) {
        var pending = asked.get(message.query());
        if (pending == null) {
            return;
        }
        int party = dealt.orElseThrow().holders().indexOf(from.account()) + 1;
        if (party == 0 || pending.collector.hasHeardOf(party)) {
            return;
        }
        var key = dealt.get().key().key();
        var opened = QuorumReply.open(message.box().value(), key, message.query(), pending.secret);
        var fault =
                switch (opened) {
                    case Answer.Refused<QuorumReply>(var why) -> Optional.of(why);
                    case Answer.Given<QuorumReply>(var reply) ->
                            b.parallel().by(QUERIER, () -> pending.collector.add(party, reply));
                };
        fault.ifPresent(why -> reject(message.query(), from, at, why));
        if (pending.isOpen()) {
            decide(message.query(), pending, at);
        }
    }

    private void reject(TxId query, NodeId liar, NodeId by, String why) {
        b.recorder().record(new Happening.ShareRejected(query, liar, by, why));
    }

    private void decide(TxId query, PendingQuestion pending, NodeId at) {
        switch (b.parallel().by(QUERIER, pending.collector::state)) {
            case ReplyCollector.State.Waiting _ -> {}
            case ReplyCollector.State.Refused(var reason) -> refuse(query, pending, reason);
            case ReplyCollector.State.Read(var open) -> {
                for (int party : pending.collector.dissenting()) {
                    var liar = b.hub().homeOf(dealt.orElseThrow().holders().get(party - 1));
                    reject(query, liar, at, "its result is another than the quorum's");
                }
                read(query, pending, open);
            }
        }
    }

    private void read(TxId query, PendingQuestion pending, OpenAnswer open) {
        log(pending, Optional.empty());
        switch (pending.data.reader().read(open, answered + 1, costs(pending, open))) {
            case Answer.Refused<Answered>(var why) -> refuse(query, pending, why);
            case Answer.Given<Answered>(var answer) -> {
                answered++;
                pending.answer = Optional.of(answer.recorded(b.recorder(), pending.ask));
            }
        }
    }

    private List<String> costs(PendingQuestion pending, OpenAnswer open) {
        var key = dealt.orElseThrow().key();
        var costs = new ArrayList<String>();
        costs.add(
                key.parties()
                        + " delegates: each computed the answer from the chain; saw the question and"
                        + " the size of each cohort, no row and no result");
        costs.add(
                pending.ask.querier()
                        + ": combined "
                        + key.threshold()
                        + " of "
                        + key.parties()
                        + " shares into "
                        + open.lines().size()
                        + " values, saw no row");
        return costs;
    }

    private void refuse(TxId query, PendingQuestion pending, String reason) {
        pending.refusal = Optional.of(reason);
        pending.data.reader().refused(reason);
        log(pending, Optional.of(reason));
        b.recorder().record(new Happening.QueryRefused(query, pending.ask.querier(), reason));
    }

    private void log(PendingQuestion pending, Optional<String> refusal) {
        var d = pending.ask;
        var action = "open " + d.request().kind();
        b.access().log(d.querier(), action, d.request().dataset().value(), d.purpose(), refusal);
    }

    @Override
    public void looked(
            NodeId delegate, String action, Content.Query query, Optional<String> refusal) {
        b.access()
                .log(delegate.account(), action, query.dataset().value(), query.purpose(), refusal);
    }

    // ---- seeing

    boolean waiting() {
        return asked.values().stream().anyMatch(PendingQuestion::isOpen);
    }

    Optional<QueryAnswer> answer(TxId query) {
        return Optional.ofNullable(asked.get(query)).flatMap(p -> p.answer);
    }

    Optional<String> refusal(TxId query) {
        return Optional.ofNullable(asked.get(query)).flatMap(p -> p.refusal);
    }

    /** Queries answered so far, by a quorum or by one key's owner. */
    int asked() {
        return answered;
    }

    /** The number of the next answer. */
    int next() {
        return ++answered;
    }
}
