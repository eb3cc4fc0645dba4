package medchain.simulator.records;

import java.util.Locale;

/**
 * Where a log stops being what was written, and how.
 *
 * @param entry 0-based place of the first bad entry; for {@code REWRITTEN}, the first that no good
 *     checkpoint covers
 * @param detail in words
 */
public record LogDamage(long entry, Kind kind, String detail) {
    /** What somebody did to the log. */
    public enum Kind {
        /** A field of the entry is not as it was. */
        MODIFIED,
        /** The entry that belongs here is gone. */
        DELETED,
        /** The entry does not belong to the log. */
        INSERTED,
        /** The entry belongs to another place. */
        REORDERED,
        /** Entries at the end are gone that a checkpoint has signed. */
        TRUNCATED,
        /** The digests were made anew after the change, so only the checkpoint tells. */
        REWRITTEN,
        /** A checkpoint's own signature does not verify. */
        FORGED_CHECKPOINT;

        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    @Override
    public String toString() {
        return "entry " + entry + " " + kind.word() + ": " + detail;
    }
}
