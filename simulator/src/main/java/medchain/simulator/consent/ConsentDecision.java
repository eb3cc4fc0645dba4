package medchain.simulator.consent;

import medchain.simulator.crypto.Signature;
import medchain.simulator.identity.AccountId;
import medchain.simulator.identity.TxId;
import medchain.simulator.kernel.SimTime;

/**
 * A signed yes or no to exactly one transaction; the decision itself is inside the signed bytes.
 *
 * @param transaction whose id covers every field of the operation
 * @param by the patient, or who holds a mandate to answer in her place
 * @param reason in words when denying, else empty
 */
public record ConsentDecision(
        TxId transaction,
        AccountId by,
        boolean approved,
        String reason,
        SimTime decidedAt,
        Signature signature) {}
