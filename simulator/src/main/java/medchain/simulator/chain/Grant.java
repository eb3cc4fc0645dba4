package medchain.simulator.chain;

import medchain.simulator.identity.TxId;
import medchain.simulator.kernel.SimTime;

/**
 * A doctor's right to read one record.
 *
 * @param share the transaction in which the patient gave it
 * @param until when it ends by itself; at that moment it is over
 */
public record Grant(TxId share, SimTime until) {
    public boolean holdsAt(SimTime now) {
        return now.isBefore(until);
    }
}
