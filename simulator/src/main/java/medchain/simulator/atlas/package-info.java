/**
 * Receives: the consensus rules, pure. Hands on: findings, each a number that algebra or a real
 * network states beside the one that the rules produce.
 */
@NullMarked
package medchain.simulator.atlas;

import org.jspecify.annotations.NullMarked;
