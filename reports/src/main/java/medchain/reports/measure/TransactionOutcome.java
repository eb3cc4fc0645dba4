package medchain.reports.measure;

import java.util.Locale;

/** Where a row stands at the end of a run; each row is in exactly one. */
public enum TransactionOutcome {
    IRREVERSIBLE,
    /** In a block of the main chain that is not irreversible yet. */
    BLOCK,
    MEMPOOL,
    APPROVED,
    PENDING_CONSENT,
    SUBMITTED,
    DENIED,
    EXPIRED,
    REJECTED,
    /** Approved or in a mempool once, now nowhere, and nothing says why. */
    LOST;

    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    boolean onItsWay() {
        return switch (this) {
            case BLOCK, MEMPOOL, APPROVED, PENDING_CONSENT, SUBMITTED -> true;
            case IRREVERSIBLE, DENIED, EXPIRED, REJECTED, LOST -> false;
        };
    }
}
