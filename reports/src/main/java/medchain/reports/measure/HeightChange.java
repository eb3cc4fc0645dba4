package medchain.reports.measure;

import medchain.simulator.kernel.SimTime;

/** The highest head of any node, or the irreversible height, rose or fell to {@code height}. */
public record HeightChange(SimTime at, long height) {}
