/** Receives: Approved transactions. Hands on: the oldest that fit a block. */
@NullMarked
package medchain.simulator.mempool;

import org.jspecify.annotations.NullMarked;
