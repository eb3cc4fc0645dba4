/**
 * Receives: a signed transaction from a user or a peer. Hands on: a Submission, well-formed, signed
 * and fresh, or a refusal with one reason.
 */
@NullMarked
package medchain.simulator.intake;

import org.jspecify.annotations.NullMarked;
