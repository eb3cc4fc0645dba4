/**
 * Receives: the journal and the world's read-only views. Hands on: verdicts: held, broken or
 * unknown.
 */
@NullMarked
package medchain.simulator.check;

import org.jspecify.annotations.NullMarked;
