package medchain.simulator.records;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import medchain.simulator.crypto.CanonicalWriter;
import medchain.simulator.crypto.Digests;
import medchain.simulator.identity.AccountId;
import medchain.simulator.identity.Hash;
import medchain.simulator.identity.Purpose;
import medchain.simulator.kernel.SimTime;

/** Every attempt to read or log in, in order, each entry bound to the one before; only grows. */
public final class AccessLog {
    private final List<AccessEntry> entries = new ArrayList<>();

    /** Who tried what, and what came of it. */
    public record Attempt(
            AccountId actor,
            String role,
            String action,
            String subject,
            Purpose purpose,
            boolean allowed,
            String reason) {}

    public AccessEntry append(SimTime at, Attempt a) {
        var previous = entries.isEmpty() ? Hash.ZERO : entries.getLast().hash();
        long sequence = entries.size();
        var entry =
                new AccessEntry(
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
        entries.add(entry);
        return entry;
    }

    public List<AccessEntry> entries() {
        return Collections.unmodifiableList(entries);
    }

    /** Names the first entry that is not as it was written, or empty. */
    public static Optional<String> firstDamage(List<AccessEntry> log) {
        var previous = Hash.ZERO;
        for (int i = 0; i < log.size(); i++) {
            var e = log.get(i);
            if (e.sequence() != i) {
                return Optional.of("entry " + i + ": sequence jumps to " + e.sequence());
            }
            if (!e.previous().equals(previous)) {
                return Optional.of("entry " + i + ": does not follow the entry before");
            }
            if (!e.hash().equals(digest(i, e.at(), attemptOf(e), previous))) {
                return Optional.of("entry " + i + ": changed after it was written");
            }
            previous = e.hash();
        }
        return Optional.empty();
    }

    private static Attempt attemptOf(AccessEntry e) {
        return new Attempt(
                e.actor(), e.role(), e.action(), e.subject(), e.purpose(), e.allowed(), e.reason());
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
