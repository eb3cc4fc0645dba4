package medchain.simulator.intake;

import medchain.simulator.kernel.SimTime;

record CheckedSubmission(SignedTransaction signed, SimTime receivedAt) implements Submission {}
