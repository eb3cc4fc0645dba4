/**
 * What computing costs in virtual time.
 *
 * <p>Receives: a node's work, in nanoseconds of one core. Hands on: when it is done, after what
 * waits for the node's cores before it.
 */
@NullMarked
package medchain.simulator.compute;

import org.jspecify.annotations.NullMarked;
