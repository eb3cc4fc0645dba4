/**
 * Receives: encrypted columns of irreversible data transactions. Hands on: encrypted sums, means
 * and scores, and the answer that the key owner decrypts.
 */
@NullMarked
package medchain.simulator.query;

import org.jspecify.annotations.NullMarked;
