package medchain.simulator.records;

import java.util.Locale;

/**
 * What widens who may see or answer; off until an administrator switches it on, which is logged.
 */
public enum AccessOption {
    /** A doctor reads one patient's records in an emergency, for a time; reviewed afterwards. */
    BREAK_GLASS,
    /** A patient sees who looked at her records, or tried to. */
    WHO_LOOKED,
    /** Who holds a patient's mandate reads and answers in her place. */
    PROXIES;

    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
