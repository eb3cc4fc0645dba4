package medchain.simulator.consent;

import medchain.simulator.identity.AccountId;
import medchain.simulator.intake.Content;
import medchain.simulator.intake.SignedTransaction;
import medchain.simulator.kernel.SimTime;

/**
 * A medical operation that waits for its patient.
 *
 * @param until when it expires without an answer
 */
public record PendingConsent(SignedTransaction signed, SimTime since, SimTime until) {
    public Content.Medical operation() {
        return (Content.Medical) signed.content();
    }

    public AccountId patient() {
        return operation().patientId();
    }
}
