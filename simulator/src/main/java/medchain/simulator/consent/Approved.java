package medchain.simulator.consent;

import java.util.Optional;
import medchain.simulator.identity.TxId;
import medchain.simulator.intake.SignedTransaction;

/**
 * A transaction to which everybody whose yes is needed has said yes. Only {@link Consent} makes
 * one, so an unapproved medical operation in a mempool or a block does not compile.
 */
public sealed interface Approved permits ApprovedTransaction {
    SignedTransaction signed();

    /** The patient's signed yes; empty exactly for content that needs nobody's consent. */
    Optional<ConsentDecision> decision();

    int sizeBytes();

    default TxId id() {
        return signed().id();
    }
}
