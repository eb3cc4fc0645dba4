package medchain.simulator.journal;

import medchain.simulator.kernel.SimTime;

/** A happening and when it happened. */
public record Fact(SimTime at, Happening what) {}
