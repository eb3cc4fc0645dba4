package medchain.simulator.world;

import java.util.Optional;
import medchain.simulator.identity.AccountId;
import medchain.simulator.identity.Operation;
import medchain.simulator.identity.TxId;
import medchain.simulator.intake.Content;

/** Finds what a patient shared last, for patients who revoke without being told what. */
final class LatestShare {
    private LatestShare() {}

    /** Of the main chain of her node; empty when it has none of hers. */
    static Optional<TxId> of(AccountId patient, Hub hub) {
        return hub.home(patient).stream()
                .flatMap(node -> node.tree().main().reversed().stream())
                .flatMap(block -> block.transactions().reversed().stream())
                .filter(tx ->
                        tx.signed().content() instanceof Content.Medical m
                                && m.operation() == Operation.SHARE
                                && m.patientId().equals(patient))
                .findFirst()
                .map(tx -> tx.id());
    }
}
