package medchain.simulator.world;

import java.util.Locale;
import medchain.simulator.identity.TxId;
import medchain.simulator.intake.Content;
import medchain.simulator.kernel.SimTime;

/**
 * A patient's agreement to one operation, and how it stands.
 *
 * @param askedAt when the doctor submitted it
 */
public record GivenConsent(TxId tx, Content.Medical operation, SimTime askedAt, Standing standing) {
    /** How it stands; the words are HL7 FHIR's. */
    public enum Standing {
        /** Waits for the patient. */
        DRAFT,
        /** In force. */
        ACTIVE,
        /** A share that has run out, or was revoked. */
        INACTIVE;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
