package medchain.scenarios.run;

import medchain.scenarios.language.Judgement;
import medchain.simulator.kernel.SimTime;

/**
 * What became of an expectation at its time.
 *
 * @param at when it was looked at; later than it says only after a line that passes by events
 */
public record Midway(Judgement judgement, SimTime at) {}
