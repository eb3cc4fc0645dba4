package medchain.simulator.node;

import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import medchain.simulator.identity.AccountId;
import medchain.simulator.identity.NodeId;
import medchain.simulator.identity.TxId;
import medchain.simulator.intake.Bytes;
import medchain.simulator.intake.Content;
import medchain.simulator.journal.Happening;
import medchain.simulator.kernel.Answer;
import medchain.simulator.kernel.Parallel;
import medchain.simulator.node.QueryCase.Stage;
import medchain.simulator.paillier.DecryptionShare;
import medchain.simulator.query.KeyHolding;
import medchain.simulator.query.QuorumReply;
import medchain.simulator.query.QuorumWork;

/**
 * A delegate's part in answering queries: computes the answer itself from the irreversible chain,
 * holds it against the policy, opens the sizes of cohorts together with the others, and only then
 * gives its share of the answer, to the querier alone.
 */
final class QueryOffice {
    /** How long a delegate waits for the others before it asks again. */
    private static final Duration PATIENCE = Duration.ofSeconds(4);

    private static final int MOST_ATTEMPTS = 20;

    private final NodeId id;
    private final NodePort port;
    private final Map<TxId, QueryCase> cases = new LinkedHashMap<>();
    private Optional<QueryPost> post = Optional.empty();
    private ShareLies lies = ShareLies.NONE;

    QueryOffice(NodeId id, NodePort port) {
        this.id = id;
        this.port = port;
    }

    /** The dealer hands this node its share; it lies on its disk and survives a crash. */
    void entrust(KeyHolding holding, Parallel parallel) {
        post = Optional.of(QueryPost.of(holding, id, parallel));
    }

    void conduct(Conduct how) {
        lies = ShareLies.of(how);
    }

    /** Memory is gone. */
    void crash() {
        cases.clear();
    }

    // ---- a query becomes irreversible

    void onIrreversible(ChainEntry entry, BlockTree tree) {
        for (var approved : entry.block().transactions()) {
            if (approved.signed().content() instanceof Content.Query query) {
                var sender = approved.signed().transaction().sender();
                begin(new QueryChain.Found(approved.id(), sender, query), tree);
            }
        }
    }

    private void begin(QueryChain.Found query, BlockTree tree) {
        if (post.isEmpty() || cases.containsKey(query.tx())) {
            return;
        }
        var kase = new QueryCase(query.tx(), query.content(), query.querier());
        cases.put(query.tx(), kase);
        switch (post.get().chain().admit(tree, query)) {
            case Answer.Refused<QueryChain.Admitted>(var why) -> refuse(kase, why);
            case Answer.Given<QueryChain.Admitted>(var admitted) -> {
                kase.admitted = Optional.of(admitted);
                port.wake(Duration.ZERO, new NodePort.Wake.Query(query.tx()));
            }
        }
    }

    /** Long pure work of the next {@link #onWake}; may be given up and begun again. */
    void prepare(TxId query) {
        var kase = cases.get(query);
        if (kase != null && post.isPresent()) {
            switch (kase.stage) {
                case ASKED -> computed(kase, post.get());
                case SHARING -> values(kase, post.get());
                case COMPUTING, COUNTING, DONE -> {}
            }
        }
    }

    private Answer<QueryCase.Ready> computed(QueryCase kase, QueryPost p) {
        if (kase.computed.isEmpty()) {
            kase.computed = Optional.of(p.computed(kase, kase.admitted.orElseThrow()));
        }
        return kase.computed.get();
    }

    private List<BigInteger> values(QueryCase kase, QueryPost p) {
        if (kase.values.isEmpty()) {
            kase.values = Optional.of(p.values(kase.ready.orElseThrow().work().ciphertexts()));
        }
        return kase.values.get();
    }

    private void compute(QueryCase kase, QueryPost p) {
        switch (computed(kase, p)) {
            case Answer.Refused<QueryCase.Ready>(var why) -> refuse(kase, why);
            case Answer.Given<QueryCase.Ready>(var honest) -> {
                var ready = honest.with(lies.result(honest.work(), honest.dataset()));
                kase.ready = Optional.of(ready);
                kase.stage = Stage.COMPUTING;
                var counting =
                        QuorumWork.sharing(
                                ready.work().counts().size(),
                                p.holding().key().key(),
                                port.costs());
                var time = ready.work().computing(ready.dataset(), port.costs()).plus(counting);
                port.work(time, new NodePort.Wake.Query(kase.query));
            }
        }
    }

    // ---- counting the cohorts

    /** What this delegate was working on is done, or the others have had their time. */
    void onWake(TxId query) {
        var kase = cases.get(query);
        if (kase == null || post.isEmpty()) {
            return;
        }
        switch (kase.stage) {
            case ASKED -> compute(kase, post.get());
            case COMPUTING -> count(kase, post.get());
            case COUNTING -> askAgain(kase, post.get());
            case SHARING -> give(kase, post.get());
            case DONE -> {}
        }
    }

    private void count(QueryCase kase, QueryPost p) {
        kase.stage = Stage.COUNTING;
        var work = kase.ready.orElseThrow().work();
        Optional<DecryptionShare> counts =
                work.counts().isEmpty() ? Optional.empty() : Optional.of(share(p, work.counts()));
        var honest = new QueryMessage.CohortShare(kase.query, work.digest(), counts, false);
        kase.said = Optional.of(lies.said(honest, p.holding().key()));
        p.others(id).forEach(other -> send(other, kase.said.orElseThrow()));
        hear(kase, p, p.party(), honest);
        List.copyOf(kase.early).forEach(e -> hear(kase, p, e.party(), e.message()));
        port.wake(PATIENCE, new NodePort.Wake.Query(kase.query));
    }

    private DecryptionShare share(QueryPost p, List<BigInteger> ciphertexts) {
        return p.share(ciphertexts, p.values(ciphertexts), port.salt());
    }

    private void askAgain(QueryCase kase, QueryPost p) {
        if (kase.attempts++ < MOST_ATTEMPTS) {
            var said = kase.said.orElseThrow();
            var again =
                    new QueryMessage.CohortShare(said.query(), said.result(), said.counts(), true);
            p.others(id).forEach(other -> send(other, again));
            port.wake(PATIENCE, new NodePort.Wake.Query(kase.query));
        }
    }

    private void send(AccountId to, QueryMessage message) {
        port.send(port.nodeOf(to), new Message.OfQuery(message));
    }

    void onMessage(NodeId from, QueryMessage message, BlockTree tree) {
        switch (message) {
            case QueryMessage.Reply reply -> port.replied(from, reply);
            case QueryMessage.Want(var query) -> want(from, query, tree);
            case QueryMessage.CohortShare said ->
                    post.ifPresent(p -> {
                        int party = p.holding().party(from.account());
                        if (party > 0 && party != p.party()) {
                            onCohortShare(p, party, said, tree);
                        }
                    });
        }
    }

    private void onCohortShare(
            QueryPost p, int party, QueryMessage.CohortShare message, BlockTree tree) {
        if (!cases.containsKey(message.query())) {
            QueryChain.find(tree, message.query()).ifPresent(found -> begin(found, tree));
        }
        var kase = cases.get(message.query());
        if (kase == null) {
            return;
        }
        if (message.again()) {
            kase.said.ifPresent(said -> send(p.holding().holders().get(party - 1), said));
        }
        switch (kase.stage) {
            case ASKED, COMPUTING -> kase.early.add(new QueryCase.Early(party, message));
            case COUNTING -> hear(kase, p, party, message);
            case SHARING, DONE -> {}
        }
    }

    /** A delegate's word, maybe this one's own: does it say the same? */
    private void hear(QueryCase kase, QueryPost p, int party, QueryMessage.CohortShare message) {
        var work = kase.ready.orElseThrow().work();
        if (kase.stage != Stage.COUNTING || kase.heard.contains(party)) {
            return;
        }
        var why = fault(p, party, message, work);
        kase.heard.add(party);
        if (why.isPresent()) {
            var liar = port.nodeOf(p.holding().holders().get(party - 1));
            port.record(new Happening.ShareRejected(kase.query, liar, id, why.get()));
            return;
        }
        message.counts().ifPresent(counts -> kase.counts.put(party, counts));
        kase.agreeing++;
        if (kase.agreeing >= p.holding().key().threshold()) {
            decide(kase, p, work);
        }
    }

    private Optional<String> fault(
            QueryPost p, int party, QueryMessage.CohortShare message, QuorumWork work) {
        if (party == p.party()) {
            return Optional.empty();
        }
        if (!message.result().equals(work.digest())) {
            return Optional.of("its result is another than this delegate's");
        }
        if (message.counts().isPresent() == work.counts().isEmpty()) {
            return Optional.of("not a share for each count");
        }
        return message.counts()
                .flatMap(share ->
                        share.party() == party
                                ? p.decryption().refusal(share, work.counts())
                                : Optional.of("a share of another party"));
    }

    private void decide(QueryCase kase, QueryPost p, QuorumWork work) {
        var refusal =
                work.counts().isEmpty() ? Optional.<String>empty() : cohortRefusal(kase, p, work);
        if (refusal.isPresent()) {
            refuse(kase, refusal.get());
            return;
        }
        kase.stage = Stage.SHARING;
        port.work(
                QuorumWork.sharing(
                        work.ciphertexts().size(), p.holding().key().key(), port.costs()),
                new NodePort.Wake.Query(kase.query));
    }

    private Optional<String> cohortRefusal(QueryCase kase, QueryPost p, QuorumWork work) {
        var shares = new ArrayList<>(kase.counts.values());
        var opened = p.decryption().combineChecked(shares, work.counts().size());
        return switch (opened) {
            case Answer.Refused<List<BigInteger>>(var why) -> Optional.of(why);
            case Answer.Given<List<BigInteger>>(var counts) ->
                    work.refusal(counts, kase.ready.orElseThrow().dataset().schema());
        };
    }

    // ---- giving, or refusing, the share

    private void give(QueryCase kase, QueryPost p) {
        var work = kase.ready.orElseThrow().work();
        var honest = p.share(work.ciphertexts(), values(kase, p), port.salt());
        var share = lies.share(honest, p.holding().key());
        port.looked("give share", kase.content, kase.query, Optional.empty());
        port.record(new Happening.ShareGiven(kase.query, id, work.ciphertexts().size()));
        answer(kase, p, new QuorumReply.Share(work.answer(), share));
    }

    private void refuse(QueryCase kase, String why) {
        port.looked("give share", kase.content, kase.query, Optional.of(why));
        port.record(new Happening.ShareRefused(kase.query, id, why));
        answer(kase, post.orElseThrow(), new QuorumReply.Refused(why));
    }

    private void answer(QueryCase kase, QueryPost p, QuorumReply reply) {
        kase.stage = Stage.DONE;
        var box =
                reply.seal(
                        p.holding().key().key(),
                        kase.query,
                        kase.content.replyKey().value(),
                        port.salt());
        kase.reply = box.map(Bytes::new);
        reply(kase.content.replyTo(), kase);
    }

    private void reply(NodeId to, QueryCase kase) {
        if (kase.reply.isEmpty()) {
            return;
        }
        var message = new QueryMessage.Reply(kase.query, kase.reply.get());
        if (to.equals(id)) {
            port.replied(id, message);
        } else if (port.knows(to)) {
            port.send(to, new Message.OfQuery(message));
        }
    }

    /**
     * The querier asks again: send what there is, or begin what a crash has made this node forget.
     */
    private void want(NodeId from, TxId query, BlockTree tree) {
        var kase = cases.get(query);
        if (kase == null) {
            QueryChain.find(tree, query).ifPresent(found -> begin(found, tree));
        } else {
            reply(from, kase);
        }
    }
}
