package medchain.simulator.records;

import medchain.simulator.crypto.CanonicalWriter;
import medchain.simulator.crypto.Digests;
import medchain.simulator.identity.AccountId;
import medchain.simulator.identity.Hash;
import medchain.simulator.identity.Purpose;
import medchain.simulator.kernel.SimTime;
import medchain.simulator.records.AccessLog.Attempt;

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
        Hash hash) {

    /** Whether the digest is that of the fields. */
    boolean isWhole() {
        return hash.equals(digest(sequence, at, attempt(), previous));
    }

    private Attempt attempt() {
        return new Attempt(actor, role, action, subject, purpose, allowed, reason);
    }

    static AccessEntry of(long sequence, SimTime at, Attempt a, Hash previous) {
        return new AccessEntry(
                sequence,
                at,
                a.actor(),
                a.role(),
                a.action(),
                a.subject(),
                a.purpose(),
                a.allowed(),
                a.reason(),
                previous,
                digest(sequence, at, a, previous));
    }

    private static Hash digest(long sequence, SimTime at, Attempt a, Hash previous) {
        var out = new CanonicalWriter();
        out.varint(sequence);
        out.varint(at.nanos());
        out.text(a.actor().value());
        out.text(a.role());
        out.text(a.action());
        out.text(a.subject());
        out.text(a.purpose().name());
        out.flag(a.allowed());
        out.text(a.reason());
        out.hash(previous);
        return Digests.sha256("MedChain/v1/access", out.toBytes());
    }
}
