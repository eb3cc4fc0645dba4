package medchain.simulator.records;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import medchain.simulator.crypto.GrowingTree;
import medchain.simulator.identity.Hash;
import medchain.simulator.records.LogDamage.Kind;

/**
 * Judges a log by itself and by checkpoints, whose signatures were checked before: names the first
 * bad entry and the kind of damage. What lies behind the last checkpoint is covered by the chain of
 * digests alone.
 */
public final class LogAudit {
    private final List<AccessEntry> log;

    private LogAudit(List<AccessEntry> log) {
        this.log = log;
    }

    /**
     * @param checkpoints by size
     */
    public static Optional<LogDamage> firstDamage(
            List<AccessEntry> log, List<LogCheckpoint> checkpoints) {
        return firstDamage(checkpoints.stream().map(LogCheckpoint::witness).toList(), log);
    }

    /**
     * What somebody has signed of the log: a checkpoint, or the header of a block.
     *
     * @param size entries covered
     * @param root over their digests
     */
    public record Witness(long size, Hash root) {}

    /** The same, held against all that was ever signed of it, in any order. */
    public static Optional<LogDamage> firstDamage(
            Collection<Witness> witnesses, List<AccessEntry> log) {
        var audit = new LogAudit(log);
        var bySize = witnesses.stream().sorted(Comparator.comparingLong(Witness::size)).toList();
        return audit.brokenChain().or(() -> audit.contradicted(bySize));
    }

    private Optional<LogDamage> brokenChain() {
        for (int i = 0; i < log.size(); i++) {
            var e = log.get(i);
            if (e.sequence() != i || !e.previous().equals(hashBefore(i)) || !e.isWhole()) {
                return Optional.of(e.sequence() == i ? rightNumber(i) : wrongNumber(i));
            }
        }
        return Optional.empty();
    }

    /** The entry has the number of its place, but does not fit. */
    private LogDamage rightNumber(int i) {
        var e = log.get(i);
        if (claims(i + 1, i)) {
            return inserted(i);
        }
        if (!e.isWhole() || (i + 1 < log.size() && !continuedBy(i, i + 1))) {
            return new LogDamage(i, Kind.MODIFIED, "its digest is of something else");
        }
        return new LogDamage(i - 1L, Kind.MODIFIED, "the next entry follows another than this");
    }

    /** The entry has another number than its place. */
    private LogDamage wrongNumber(int i) {
        var e = log.get(i);
        if (!e.isWhole()) {
            return claims(i + 1, i) ? inserted(i) : renumbered(i);
        }
        if (i > 0 && e.sequence() == i - 1 && e.previous().equals(hashBefore(i - 1))) {
            boolean isCopy = e.hash().equals(hashBefore(i));
            return inserted(isCopy || continuedBy(i - 1, i + 1) ? i : i - 1);
        }
        return find(i, i + 1) < 0 ? ofTheMissing(i) : outOfPlace(i);
    }

    /** No later entry has the number of this place. */
    private LogDamage ofTheMissing(int i) {
        var e = log.get(i);
        if (e.previous().equals(hashBefore(i))) {
            return renumbered(i);
        }
        return e.sequence() > i
                ? new LogDamage(i, Kind.DELETED, "the next entry has number " + e.sequence())
                : inserted(i);
    }

    /** The entry of this place comes later. */
    private LogDamage outOfPlace(int i) {
        var e = log.get(i);
        return isUnique(e.sequence()) && follows(e)
                ? new LogDamage(i, Kind.REORDERED, "number " + e.sequence() + " stands here")
                : inserted(i);
    }

    private LogDamage renumbered(int i) {
        var what = "its number was changed to " + log.get(i).sequence();
        return new LogDamage(i, Kind.MODIFIED, what);
    }

    private LogDamage inserted(int i) {
        return new LogDamage(i, Kind.INSERTED, "the log's own entries go on behind it");
    }

    private Hash hashBefore(int i) {
        return i == 0 ? Hash.ZERO : log.get(i - 1).hash();
    }

    /** Whether the entry at a place has a number and follows what lies before that number. */
    private boolean claims(int place, int number) {
        return place < log.size()
                && log.get(place).sequence() == number
                && log.get(place).previous().equals(hashBefore(number));
    }

    private boolean continuedBy(int before, int after) {
        return after < log.size() && log.get(after).previous().equals(log.get(before).hash());
    }

    /**
     * The first place, from {@code from} on, of an entry with this number; -1 when there is none.
     */
    private int find(long number, int from) {
        for (int i = from; i < log.size(); i++) {
            if (log.get(i).sequence() == number) {
                return i;
            }
        }
        return -1;
    }

    private boolean isUnique(long number) {
        int first = find(number, 0);
        return first >= 0 && find(number, first + 1) < 0;
    }

    /** Whether the log has the entry that this one says it follows. */
    private boolean follows(AccessEntry e) {
        if (e.sequence() == 0) {
            return e.previous().equals(Hash.ZERO);
        }
        int before = find(e.sequence() - 1, 0);
        return before >= 0 && log.get(before).hash().equals(e.previous());
    }

    // ---- checkpoints

    /** The chain of digests is sound: does it lead to what was signed? */
    private Optional<LogDamage> contradicted(List<Witness> witnesses) {
        var tree = new GrowingTree();
        long good = 0;
        for (var checkpoint : witnesses) {
            while (tree.size() < checkpoint.size() && tree.size() < log.size()) {
                tree.add(log.get((int) tree.size()).hash().bytes());
            }
            if (tree.size() < checkpoint.size()) {
                return Optional.of(truncated(checkpoint));
            }
            if (!tree.root().equals(checkpoint.root())) {
                return Optional.of(rewritten(good, checkpoint.size() - 1));
            }
            good = checkpoint.size();
        }
        return Optional.empty();
    }

    private static LogDamage rewritten(long first, long last) {
        var detail = "digests were made anew between entries " + first + " and " + last;
        return new LogDamage(first, Kind.REWRITTEN, detail);
    }

    private LogDamage truncated(Witness checkpoint) {
        var detail = checkpoint.size() - log.size() + " entries are gone from the end";
        return new LogDamage(log.size(), Kind.TRUNCATED, detail);
    }
}
