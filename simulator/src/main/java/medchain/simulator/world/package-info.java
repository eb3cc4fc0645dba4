/**
 * Receives: one Directive at a time. Hands on: an Outcome; owns the nodes, the network, the wallets
 * and the clock.
 */
@NullMarked
package medchain.simulator.world;

import org.jspecify.annotations.NullMarked;
