package medchain.simulator.records;

import medchain.simulator.identity.TxId;
import medchain.simulator.intake.Content;
import medchain.simulator.kernel.SimTime;

/**
 * One version of a health record, irreversible on the chain.
 *
 * @param version 1-based
 */
public record RecordVersion(
        int version, TxId tx, long height, SimTime at, Content.Medical operation) {}
