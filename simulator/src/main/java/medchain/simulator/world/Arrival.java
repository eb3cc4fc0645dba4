package medchain.simulator.world;

import medchain.simulator.kernel.SimTime;

/**
 * Something to be done at a time.
 *
 * @param at not before the world's clock
 */
public record Arrival(SimTime at, Directive what) {}
