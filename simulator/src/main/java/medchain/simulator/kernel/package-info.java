/**
 * Receives: a seed, times and things to do. Hands on: the next thing in order of (time, sequence),
 * named random streams, an ordered parallel map. Knows no blockchain; needs nothing but the JDK.
 */
@NullMarked
package medchain.simulator.kernel;

import org.jspecify.annotations.NullMarked;
