package medchain.reports.measure;

import java.util.Optional;
import medchain.simulator.chain.Block;
import medchain.simulator.identity.BlockId;
import medchain.simulator.identity.TxId;
import medchain.simulator.journal.TxStage;
import medchain.simulator.world.WorldView;

/** What only the world itself can tell when a run ends; facts alone cannot. */
public interface EndStages {
    /** Where live nodes hold a transaction. */
    Optional<TxStage> stage(TxId tx);

    /**
     * The head of the main chain. Empty: as far as facts tell, the highest block of a live node on
     * a branch with the last irreversible block.
     */
    default Optional<BlockId> head() {
        return Optional.empty();
    }

    static EndStages of(WorldView view) {
        var head = view.block(view.referenceNode(), view.headHeight()).map(Block::hash);
        return new EndStages() {
            @Override
            public Optional<TxStage> stage(TxId tx) {
                return view.stage(tx);
            }

            @Override
            public Optional<BlockId> head() {
                return head;
            }
        };
    }
}
