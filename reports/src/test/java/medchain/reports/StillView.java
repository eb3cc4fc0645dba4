package medchain.reports;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import medchain.simulator.chain.Block;
import medchain.simulator.consent.PendingConsent;
import medchain.simulator.identity.AccountId;
import medchain.simulator.identity.DatasetId;
import medchain.simulator.identity.NodeId;
import medchain.simulator.identity.TxId;
import medchain.simulator.journal.TxStage;
import medchain.simulator.kernel.SimTime;
import medchain.simulator.learning.Table;
import medchain.simulator.world.WorldView;

/** The end of an invented day: ten nodes at rest, nothing on its way. */
public record StillView(SimTime now) implements WorldView {
    @Override
    public NodeId referenceNode() {
        return new NodeId(0);
    }

    @Override
    public long headHeight() {
        return 0;
    }

    @Override
    public long irreversibleHeight() {
        return 0;
    }

    @Override
    public List<NodeStatus> nodes() {
        return IntStream.range(0, 10)
                .mapToObj(i ->
                        new NodeStatus(
                                new NodeId(i),
                                i < 5 ? "EUROPE" : "NORTH_AMERICA",
                                "live",
                                40,
                                35,
                                0,
                                0,
                                6,
                                i < 7,
                                i < 7 ? 6 : 0,
                                i == 3 ? 2 : 0))
                .toList();
    }

    @Override
    public List<UserStatus> users() {
        return List.of();
    }

    @Override
    public List<PendingConsent> pendingConsents() {
        return List.of();
    }

    @Override
    public int mempoolSize() {
        return 0;
    }

    @Override
    public List<Block> chain(NodeId node) {
        return List.of();
    }

    @Override
    public Optional<Block> block(NodeId node, long height) {
        return Optional.empty();
    }

    @Override
    public BlockBytes bytesOf(Block block) {
        throw new UnsupportedOperationException("reports read facts, not blocks");
    }

    @Override
    public Optional<TxStage> stage(TxId tx) {
        return Optional.empty();
    }

    @Override
    public List<RecordStatus> records() {
        return List.of();
    }

    @Override
    public List<CandidateStatus> candidates() {
        return List.of();
    }

    @Override
    public List<AccountId> schedule() {
        return List.of();
    }

    @Override
    public long epoch() {
        return 1;
    }

    @Override
    public List<VoteStatus> votes() {
        return List.of();
    }

    @Override
    public List<DatasetStatus> datasets() {
        return List.of();
    }

    @Override
    public Optional<Table> table(DatasetId dataset) {
        return Optional.empty();
    }

    @Override
    public List<ModelStatus> models() {
        return List.of();
    }
}
