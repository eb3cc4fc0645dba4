/**
 * Receives: messages, slots and faults, one at a time. Hands on: messages to peers. The only room
 * that sees every stage.
 */
@NullMarked
package medchain.simulator.node;

import org.jspecify.annotations.NullMarked;
