/**
 * Receives: Approved transactions and blocks. Hands on: blocks, and the ledger state that follows
 * from them, by a pure transition.
 */
@NullMarked
package medchain.simulator.chain;

import org.jspecify.annotations.NullMarked;
