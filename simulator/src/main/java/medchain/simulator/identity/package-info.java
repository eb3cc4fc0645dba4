/**
 * Receives: names from outside. Hands on: typed identifiers, the three roles and the words that
 * every other room shares.
 */
@NullMarked
package medchain.simulator.identity;

import org.jspecify.annotations.NullMarked;
