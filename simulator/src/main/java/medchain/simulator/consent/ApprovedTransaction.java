package medchain.simulator.consent;

import java.util.Optional;
import medchain.simulator.intake.SignedTransaction;

record ApprovedTransaction(
        SignedTransaction signed, Optional<ConsentDecision> decision, int sizeBytes)
        implements Approved {}
