package medchain.simulator.consent;

import medchain.simulator.crypto.Signature;
import medchain.simulator.identity.AccountId;
import medchain.simulator.identity.TxId;
import medchain.simulator.kernel.SimTime;

/**
 * A patient's signed yes or no to exactly one transaction; the decision itself is inside the signed
 * bytes.
 *
 * @param transaction whose id covers every field of the operation
 * @param reason the patient's words when denying, else empty
 */
public record ConsentDecision(
        TxId transaction,
        AccountId patient,
        boolean approved,
        String reason,
        SimTime decidedAt,
        Signature signature) {}
