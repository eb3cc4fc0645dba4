package medchain.simulator.records;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import medchain.simulator.crypto.HistoryTree;
import medchain.simulator.identity.AccountId;
import medchain.simulator.identity.Hash;
import medchain.simulator.identity.Purpose;
import medchain.simulator.kernel.ByteSource;
import medchain.simulator.kernel.SimTime;

/**
 * Every attempt to read or log in, in order; only grows. Each entry is bound to the one before, all
 * are leaves of a Merkle tree, and nodes sign its head now and then.
 */
public final class AccessLog {
    /** Entries after which a checkpoint is due. */
    public static final int CHECKPOINT_EVERY = 100;

    private final List<AccessEntry> entries = new ArrayList<>();
    private final List<LogCheckpoint> checkpoints = new ArrayList<>();
    private final HistoryTree tree = new HistoryTree();

    /** Who tried what, and what came of it. */
    public record Attempt(
            AccountId actor,
            String role,
            String action,
            String subject,
            Purpose purpose,
            boolean allowed,
            String reason) {}

    public AccessEntry append(SimTime at, Attempt attempt) {
        var previous = entries.isEmpty() ? Hash.ZERO : entries.getLast().hash();
        var entry = AccessEntry.of(entries.size(), at, attempt, previous);
        entries.add(entry);
        tree.add(entry.hash().bytes());
        return entry;
    }

    public boolean checkpointIsDue() {
        return entries.size() - covered() >= CHECKPOINT_EVERY;
    }

    private long covered() {
        return checkpoints.isEmpty() ? 0 : checkpoints.getLast().size();
    }

    /** Has the log as it stands signed, unless the last checkpoint covers all of it. */
    public void seal(SimTime at, LogCheckpoint.Signer by, ByteSource salt) {
        if (covered() < entries.size()) {
            var head = new LogCheckpoint.Head(entries.size(), root(), at);
            checkpoints.add(LogCheckpoint.sign(head, by, salt));
        }
    }

    public List<AccessEntry> entries() {
        return Collections.unmodifiableList(entries);
    }

    /** By size. */
    public List<LogCheckpoint> checkpoints() {
        return Collections.unmodifiableList(checkpoints);
    }

    /** RFC 9162 root over the digests of all entries. */
    public Hash root() {
        return tree.root();
    }

    /**
     * @param size 0 to the number of entries
     */
    public Hash rootAt(int size) {
        return tree.rootAt(size);
    }

    /**
     * What shows that the log of one size is the beginning of that of another (RFC 9162, 2.1.4).
     */
    public List<Hash> consistencyProof(int older, int newer) {
        return tree.consistencyProof(older, newer);
    }
}
