/**
 * Receives: a chain and a slot. Hands on: who forges, which branch is the head, what is
 * irreversible.
 */
@NullMarked
package medchain.simulator.dpos;

import org.jspecify.annotations.NullMarked;
