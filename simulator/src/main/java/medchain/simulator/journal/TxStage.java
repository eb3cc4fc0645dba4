package medchain.simulator.journal;

import java.util.Locale;

/** The seven words of a transaction's journey, in order, and the ways out of it. */
public enum TxStage {
    SUBMITTED,
    PENDING_CONSENT,
    APPROVED,
    MEMPOOL,
    BLOCK,
    IRREVERSIBLE,
    /** Its data was read by an encrypted query. */
    QUERIED,
    /** The patient said no. */
    DENIED,
    /** The patient took her yes back before a block had it. */
    WITHDRAWN,
    /** Nobody answered in time, or no block took it before its expiry. */
    EXPIRED,
    /** A stage refused it; the fact says why. */
    REJECTED;

    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
