package medchain.simulator.intake;

import medchain.simulator.kernel.SimTime;

/**
 * A transaction that passed the intake: well-formed, signed by its sender, fresh. Only {@link
 * Intake} makes one.
 */
public sealed interface Submission permits CheckedSubmission {
    SignedTransaction signed();

    SimTime receivedAt();
}
