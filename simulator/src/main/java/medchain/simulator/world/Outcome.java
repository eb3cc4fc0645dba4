package medchain.simulator.world;

import java.util.List;
import java.util.Optional;
import medchain.simulator.consent.PendingConsent;
import medchain.simulator.identity.AccountId;
import medchain.simulator.identity.Hash;
import medchain.simulator.identity.ModelId;
import medchain.simulator.identity.RecordId;
import medchain.simulator.identity.TxId;
import medchain.simulator.kernel.SimTime;
import medchain.simulator.learning.Evaluation;
import medchain.simulator.query.QueryAnswer;
import medchain.simulator.records.AccessEntry;
import medchain.simulator.records.Emergencies;
import medchain.simulator.records.LogDamage;
import medchain.simulator.records.OpenedVersion;

/** What a world answers to a {@link Directive}. */
public sealed interface Outcome {
    /** Done, and nothing more to tell than this sentence. */
    record Done(String what) implements Outcome {}

    /**
     * A transaction is on its way.
     *
     * @param record the record that it concerns, for medical operations; its name is new for ADD
     */
    record Submitted(TxId tx, Optional<RecordId> record) implements Outcome {}

    /**
     * Time passed. {@code reached} is false when a condition did not come true in time, or the user
     * stopped.
     */
    record TimePassed(SimTime now, long events, boolean reached, boolean stopped)
            implements Outcome {}

    record HistoryShown(AccountId patient, List<OpenedVersion> versions) implements Outcome {}

    /**
     * What a patient is asked to sign.
     *
     * @param text of the prescription; empty when its key was destroyed
     */
    record RequestShown(PendingConsent request, Optional<String> text) implements Outcome {}

    /**
     * What a patient has agreed to, and is asked.
     *
     * @param consents oldest first
     */
    record ConsentsShown(AccountId patient, List<GivenConsent> consents) implements Outcome {}

    /** Every time the glass was broken. */
    record EmergenciesShown(List<Emergencies.Case> cases) implements Outcome {}

    record AccessLogShown(List<AccessEntry> entries) implements Outcome {}

    /**
     * @param root RFC 9162 root over the digests of all entries
     * @param checkpoints signed heads that the log was held against
     * @param heads on irreversible blocks that the log was held against
     * @param damage empty when sound
     */
    record AccessLogVerified(
            long entries, Hash root, int checkpoints, int heads, Optional<LogDamage> damage)
            implements Outcome {}

    /**
     * @param finding empty when sound, else block, field and what is wrong
     */
    record Verified(long blocks, boolean sound, String finding) implements Outcome {}

    record Evaluated(ModelId model, Evaluation evaluation) implements Outcome {}

    record Answered(QueryAnswer answer) implements Outcome {}

    /**
     * The world did not do it, and has not changed but for the access log.
     *
     * @param why for the exit code
     * @param message what; expected what
     */
    record Refused(Why why, String message) implements Outcome {}

    enum Why {
        /** Exit code 65. */
        BAD_DATA,
        /** Exit code 77. */
        NOT_PERMITTED
    }
}
