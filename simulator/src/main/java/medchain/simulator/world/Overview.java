package medchain.simulator.world;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import medchain.simulator.chain.Account;
import medchain.simulator.chain.Block;
import medchain.simulator.chain.BlockCodec;
import medchain.simulator.chain.LedgerState;
import medchain.simulator.chain.Mandates;
import medchain.simulator.chain.Support;
import medchain.simulator.consent.Approved;
import medchain.simulator.consent.PendingConsent;
import medchain.simulator.dpos.Standing;
import medchain.simulator.identity.AccountId;
import medchain.simulator.identity.DatasetId;
import medchain.simulator.identity.ModelId;
import medchain.simulator.identity.NodeId;
import medchain.simulator.identity.TxId;
import medchain.simulator.journal.TxStage;
import medchain.simulator.kernel.Agenda;
import medchain.simulator.kernel.SimTime;
import medchain.simulator.learning.KnownModel;
import medchain.simulator.learning.Table;
import medchain.simulator.network.Traffic;
import medchain.simulator.node.ChainRules;
import medchain.simulator.node.Node;
import medchain.simulator.query.EncryptedDataset;
import medchain.simulator.query.QueryAnswer;

/** The world seen from its reference node. */
final class Overview implements WorldView {
    private final Hub hub;
    private final Wallets wallets;
    private final Recorder recorder;
    private final Agenda<Event> agenda;
    private final ChainRules rules;
    private final DataDesk data;
    private final QueryDesk queries;

    Overview(
            Hub hub,
            Wallets wallets,
            Recorder recorder,
            Agenda<Event> agenda,
            ChainRules rules,
            DataDesk data,
            QueryDesk queries) {
        this.hub = hub;
        this.wallets = wallets;
        this.recorder = recorder;
        this.agenda = agenda;
        this.rules = rules;
        this.data = data;
        this.queries = queries;
    }

    boolean holds(Condition condition) {
        return switch (condition) {
            case Condition.HeightAtLeast(var height) -> headHeight() >= height;
            case Condition.IrreversibleHeightAtLeast(var height) -> irreversibleHeight() >= height;
            case Condition.EpochAtLeast(var epoch) -> epoch() >= epoch;
            case Condition.Included(var tx) ->
                    stage(tx).filter(s -> s.compareTo(TxStage.BLOCK) < 0).isEmpty();
            case Condition.Irreversible(var tx) ->
                    stage(tx).filter(s -> s.compareTo(TxStage.IRREVERSIBLE) < 0).isEmpty()
                            && everybodyKnows();
            case Condition.Answered _ -> !queries.waiting();
            case Condition.Settled _ ->
                    recorder.tracker().open() == 0
                            && !queries.sender().waiting()
                            && everybodyKnows();
        };
    }

    /**
     * Who waited for finality wants to see it wherever he looks; a cut-off node is not waited for.
     */
    private boolean everybodyKnows() {
        long highest = irreversibleHeight();
        return hub.network().disturbances().hasCuts()
                || hub.live().stream()
                        .allMatch(n -> n.synchronising() || n.irreversibleHeight() >= highest);
    }

    @Override
    public SimTime now() {
        return agenda.now();
    }

    @Override
    public NodeId referenceNode() {
        return reference().id();
    }

    private Node reference() {
        return hub.reference();
    }

    private LedgerState ledger() {
        return reference().ledger();
    }

    @Override
    public long headHeight() {
        return hub.live().stream().mapToLong(n -> n.head().height()).max().orElse(0);
    }

    @Override
    public long irreversibleHeight() {
        return reference().irreversibleHeight();
    }

    @Override
    public Traffic traffic() {
        return hub.network().traffic();
    }

    @Override
    public List<NodeStatus> nodes() {
        var active = rules.consensus().delegates(reference().head().consensus());
        return hub.ids().stream()
                .map(id -> hub.isFull(id) ? status(hub.node(id), active) : relay(id))
                .toList();
    }

    private NodeStatus relay(NodeId id) {
        return new NodeStatus(
                id,
                true,
                hub.network().region(id),
                !hub.isUp(id) ? "down" : hub.isServing(id) ? "up" : "paused",
                hub.gossip().height(id),
                0,
                0,
                0,
                hub.network().peers(id).size(),
                false,
                0,
                0,
                busy(id));
    }

    private NodeStatus status(Node n, List<AccountId> active) {
        var work = rules.consensus().productivity(reference().head().consensus(), n.id().account());
        var state = state(n);
        return new NodeStatus(
                n.id(),
                false,
                hub.network().region(n.id()),
                state,
                n.head().height(),
                n.irreversibleHeight(),
                n.mempool().size(),
                n.desk().size(),
                hub.network().peers(n.id()).size(),
                active.contains(n.id().account()),
                work.forged(),
                work.missed(),
                busy(n.id()));
    }

    private String state(Node n) {
        if (!hub.isUp(n.id())) {
            return "down";
        }
        if (!hub.isServing(n.id())) {
            return "paused";
        }
        return n.synchronising() ? "synchronising" : "up";
    }

    private Duration busy(NodeId id) {
        return Duration.ofNanos(hub.computing().processors().busy(id.index()));
    }

    @Override
    public List<UserStatus> users() {
        return wallets.all().stream().map(this::user).toList();
    }

    private static UserStatus.Standing standing(Optional<Account> account) {
        return account.map(a -> a.isClosed() ? UserStatus.Standing.CLOSED : UserStatus.Standing.YES)
                .orElse(UserStatus.Standing.NO);
    }

    private UserStatus user(Enrolment e) {
        var account = ledger().account(e.account());
        return new UserStatus(
                e.account(),
                account.map(Account::role).orElse(e.role()),
                hub.homeOf(e.account()),
                standing(account),
                account.map(a -> a.funds().balance()).orElse(0L),
                account.map(a -> a.funds().staked()).orElse(0L),
                ledger().earned(e.account()));
    }

    @Override
    public List<PendingConsent> pendingConsents() {
        return reference().desk().all();
    }

    @Override
    public List<Mandates> mandates() {
        return List.copyOf(ledger().mandates());
    }

    @Override
    public int mempoolSize() {
        return reference().mempool().size();
    }

    @Override
    public List<Approved> approvedWaiting() {
        return reference().mempool().oldestFirst();
    }

    @Override
    public List<Block> chain(NodeId node) {
        return hub.knows(node) ? hub.node(node).tree().main() : List.of();
    }

    @Override
    public Optional<Block> block(NodeId node, long height) {
        var main = chain(node);
        return height >= 0 && height < main.size()
                ? Optional.of(main.get((int) height))
                : Optional.empty();
    }

    @Override
    public BlockBytes bytesOf(Block block) {
        return new BlockBytes(
                BlockCodec.header(block.header()),
                BlockCodec.leaves(block.transactions()),
                block.header().merkleRoot());
    }

    @Override
    public Optional<TxStage> stage(TxId tx) {
        return recorder.tracker().stage(tx);
    }

    @Override
    public List<TxId> transactions() {
        return List.copyOf(new ArrayList<>(recorder.tracker().known()));
    }

    @Override
    public List<RecordStatus> records() {
        var book = reference().records();
        return book.records().stream().map(r -> RecordStatus.of(book, r)).toList();
    }

    @Override
    public List<CandidateStatus> candidates() {
        var state = reference().head().consensus();
        var active = rules.consensus().delegates(state);
        return ledger().candidates().stream()
                .map(a -> candidate(a, active.contains(a.id())))
                .toList();
    }

    private CandidateStatus candidate(Account a, boolean active) {
        var voting = rules.parameters().policies().voting();
        var support = ledger().support(voting, agenda.now()).getOrDefault(a.id(), Support.NONE);
        var standing = Standing.of(a.id(), support, a.discipline().unjailedAt(), voting);
        var work = rules.consensus().productivity(reference().head().consensus(), a.id());
        return new CandidateStatus(
                a.id(),
                active,
                standing.ownStake(),
                standing.votes(),
                standing.weight(),
                work.forged(),
                work.missed());
    }

    @Override
    public List<AccountId> schedule() {
        var head = reference().head().consensus();
        return rules.consensus().roundSchedule(head, Math.max(1, head.slot()));
    }

    @Override
    public Optional<QueryAnswer> answer(TxId query) {
        return queries.quorum().answer(query);
    }

    @Override
    public Optional<String> refusalOf(TxId query) {
        return queries.quorum().refusal(query);
    }

    @Override
    public Optional<KeyStatus> thresholdKey() {
        return queries.quorum().status();
    }

    @Override
    public long epoch() {
        return rules.consensus().epoch(reference().head().consensus());
    }

    @Override
    public List<VoteStatus> votes() {
        return Ballots.of(ledger(), rules.parameters().policies().voting(), agenda.now());
    }

    @Override
    public List<DatasetStatus> datasets() {
        return data.datasets(queries);
    }

    @Override
    public Optional<Table> table(DatasetId dataset) {
        return data.table(dataset);
    }

    @Override
    public Optional<Table> testRows(DatasetId dataset) {
        return data.find(dataset).map(Dataset::testRows);
    }

    @Override
    public Optional<EncryptedDataset> sent(DatasetId dataset) {
        return data.find(dataset).flatMap(Dataset::sent);
    }

    @Override
    public Optional<EncryptedDataset> encrypted(DatasetId dataset) {
        return data.find(dataset).flatMap(queries::encrypted);
    }

    @Override
    public Optional<KnownModel> model(ModelId model) {
        return data.known(model);
    }

    @Override
    public List<ModelStatus> models() {
        return Stream.concat(data.models().stream(), queries.training().status().stream()).toList();
    }
}
