package medchain.reports.measure;

import java.util.Optional;
import medchain.simulator.identity.TxId;
import medchain.simulator.journal.TxStage;

/** Where live nodes hold a transaction when the run ends; facts alone cannot tell. */
public interface EndStages {
    Optional<TxStage> stage(TxId tx);
}
