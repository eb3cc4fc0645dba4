/**
 * Receives: a Submission. Hands on: PendingConsent while the patient decides, then Approved: the
 * only maker of Approved.
 */
@NullMarked
package medchain.simulator.consent;

import org.jspecify.annotations.NullMarked;
