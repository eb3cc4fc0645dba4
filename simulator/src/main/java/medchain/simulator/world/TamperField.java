package medchain.simulator.world;

import java.util.Locale;

/** The fields of a stored block that {@code chain tamper} can change. */
public enum TamperField {
    AMOUNT,
    PRESCRIPTION,
    PATIENT_ID,
    MERKLE_ROOT,
    PREVIOUS_HASH,
    TIMESTAMP,
    DELEGATE_ID,
    NONCE,
    STATE_ROOT,
    ACCESS_LOG_ROOT,
    SIGNATURE,
    CONSENT,
    /** The block and all after it are gone. */
    TRUNCATION;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
