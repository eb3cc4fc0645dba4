/**
 * Receives: a message, a sender and a receiver. Hands on: a delivery at a later time, or a loss
 * with its reason.
 */
@NullMarked
package medchain.simulator.network;

import org.jspecify.annotations.NullMarked;
