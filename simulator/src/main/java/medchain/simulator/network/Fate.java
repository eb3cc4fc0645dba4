package medchain.simulator.network;

import medchain.simulator.kernel.SimTime;

/** What becomes of a message. */
public sealed interface Fate {
    /** Its last bit is at the receiver's line then; see {@link Network#receive}. */
    record Arrives(SimTime at) implements Fate {}

    /** It will not; {@link Traffic} says why. */
    record Lost() implements Fate {}
}
