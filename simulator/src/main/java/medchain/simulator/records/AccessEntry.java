package medchain.simulator.records;

import medchain.simulator.identity.AccountId;
import medchain.simulator.identity.Hash;
import medchain.simulator.identity.Purpose;
import medchain.simulator.kernel.SimTime;

/**
 * One attempt to read data or to log in, allowed or not.
 *
 * @param sequence 0-based, without gaps
 * @param subject the patient, dataset or log that was asked for
 * @param previous digest of the entry before; zero for the first
 * @param hash digest of this entry and {@code previous}
 */
public record AccessEntry(
        long sequence,
        SimTime at,
        AccountId actor,
        String role,
        String action,
        String subject,
        Purpose purpose,
        boolean allowed,
        String reason,
        Hash previous,
        Hash hash) {}
