package medchain.simulator.records;

import java.util.List;
import medchain.simulator.identity.AccountId;
import medchain.simulator.identity.Role;
import medchain.simulator.kernel.SimTime;

/**
 * Who may see a patient's history: the patient, who holds a mandate for her, administrators, and a
 * doctor with whom the patient shares a record at that moment, that record; in an emergency, all of
 * them. An absent patient and a forbidden one get the same answer.
 */
public final class ReadingRule {
    public static final String FORBIDDEN = "not permitted, or no such patient";

    private ReadingRule() {}

    /**
     * Who asks, and when.
     *
     * @param right what the reader has beside the role
     */
    public record Reader(AccountId account, Role role, SimTime now, Right right) {}

    /**
     * What widens the right of a reader to one patient's history, as far as that is switched on.
     */
    public enum Right {
        USUAL,
        /** A doctor broke this patient's glass, and the time is not over. */
        EMERGENCY,
        /** A person holds this patient's mandate. */
        MANDATE
    }

    /** What was decided. */
    public sealed interface Decision {
        record Allowed(List<RecordVersion> versions) implements Decision {}

        record Refused(String reason) implements Decision {}
    }

    /**
     * @param reader who asks, and when
     * @param isPatient whether the account that is asked about is, or was, one
     */
    public static Decision decide(
            Reader reader, AccountId patient, boolean isPatient, RecordBook book) {
        if (!isPatient) {
            return new Decision.Refused(FORBIDDEN);
        }
        return switch (reader.role()) {
            case ADMINISTRATOR -> new Decision.Allowed(book.history(patient));
            case PATIENT ->
                    reader.account().equals(patient) || reader.right() == Right.MANDATE
                            ? new Decision.Allowed(book.history(patient))
                            : new Decision.Refused(FORBIDDEN);
            case DOCTOR -> {
                if (reader.right() == Right.EMERGENCY) {
                    yield new Decision.Allowed(book.history(patient));
                }
                var shared = book.sharedWith(reader.account(), patient, reader.now());
                yield shared.isEmpty()
                        ? new Decision.Refused(FORBIDDEN)
                        : new Decision.Allowed(shared);
            }
            case NODE, RESEARCHER -> new Decision.Refused(FORBIDDEN);
        };
    }
}
