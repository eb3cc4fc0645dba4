package medchain.simulator.network;

import medchain.simulator.kernel.SimTime;

/** What becomes of a message. */
public sealed interface Fate {
    /** Its last bit is received then. */
    record Arrives(SimTime at) implements Fate {}

    /**
     * @param reason {@link Network#LOST_ON_THE_WAY} or {@link Network#LOST_IN_PARTITION}
     */
    record Lost(String reason) implements Fate {}
}
