package medchain.simulator.consent;

import java.util.Optional;
import medchain.simulator.crypto.CanonicalWriter;
import medchain.simulator.crypto.SigningKey;
import medchain.simulator.crypto.VerifiedSignatures;
import medchain.simulator.crypto.VerifyKey;
import medchain.simulator.identity.AccountId;
import medchain.simulator.identity.TxId;
import medchain.simulator.intake.Accounts;
import medchain.simulator.intake.Content;
import medchain.simulator.intake.SignedTransaction;
import medchain.simulator.intake.Submission;
import medchain.simulator.kernel.ByteSource;
import medchain.simulator.kernel.SimTime;

/**
 * Decides whose yes is needed and whether it was said. A medical operation needs its patient's
 * signed yes to exactly its content, or that of who holds a mandate for her; nothing else needs
 * anybody's.
 */
public final class Consent {
    /** Domain of a patient's signature. */
    public static final String DOMAIN = "consent";

    private final ConsentRules rules;
    private final VerifiedSignatures signatures;

    public Consent(ConsentRules rules, VerifiedSignatures signatures) {
        this.rules = rules;
        this.signatures = signatures;
    }

    /** First look at a submission: approved as it is, or a patient to ask. */
    public ConsentStep decide(Submission submission) {
        var signed = submission.signed();
        if (!(signed.content() instanceof Content.Medical)) {
            return new ConsentStep.Granted(approve(signed, Optional.empty()));
        }
        return new ConsentStep.Ask(
                new PendingConsent(signed, submission.receivedAt(), lastMoment(signed)));
    }

    /** An answer has come. */
    public ConsentStep decide(PendingConsent pending, ConsentDecision answer, Accounts accounts) {
        var fault = fault(pending.signed(), answer, accounts);
        if (fault.isPresent()) {
            return new ConsentStep.Refused(fault.get());
        }
        return answer.approved()
                ? new ConsentStep.Granted(approve(pending.signed(), Optional.of(answer)))
                : new ConsentStep.Denied(pending, answer);
    }

    /**
     * Judges a transaction that a peer calls approved, as it stands in a block.
     *
     * @return the approved transaction, or empty and so an invalid block
     */
    public Optional<Approved> recheck(
            SignedTransaction signed, Optional<ConsentDecision> answer, Accounts accounts) {
        return faultOf(signed, answer, accounts).isEmpty()
                ? Optional.of(approve(signed, answer))
                : Optional.empty();
    }

    /** Why a transaction that a peer calls approved is not; empty when it is. */
    public Optional<String> faultOf(
            SignedTransaction signed, Optional<ConsentDecision> answer, Accounts accounts) {
        if (!(signed.content() instanceof Content.Medical)) {
            return answer.map(_ -> "carries an approval that it does not need");
        }
        if (answer.isEmpty()) {
            return Optional.of("lacks its patient's approval");
        }
        return answer.get().approved()
                ? fault(signed, answer.get(), accounts)
                : Optional.of("its patient has said no");
    }

    /** The patient's answer, signed; the decision itself is inside the signed bytes. */
    public ConsentDecision sign(Answer answer, SimTime at, SigningKey key, ByteSource salt) {
        byte[] bytes =
                signedBytes(answer.transaction(), answer.by(), answer.yes(), answer.reason(), at);
        return new ConsentDecision(
                answer.transaction(),
                answer.by(),
                answer.yes(),
                answer.reason(),
                at,
                key.sign(DOMAIN, bytes, salt));
    }

    /**
     * What is said to a request.
     *
     * @param by the patient, or who represents her
     * @param reason empty when approving
     */
    public record Answer(TxId transaction, AccountId by, boolean yes, String reason) {}

    /**
     * Whether a patient's no takes back the yes to an approved transaction: it may, as long as a
     * block could take it. Empty when it does.
     */
    public Optional<String> faultOfWithdrawal(
            Approved approved, ConsentDecision no, Accounts accounts) {
        var signed = approved.signed();
        if (no.approved() || !(signed.content() instanceof Content.Medical)) {
            return Optional.of("takes nothing back");
        }
        return fault(signed, no, accounts, signed.transaction().expiry());
    }

    /** Whether a patient's request is one's own to answer, by oneself or by a mandate. */
    public static boolean mayAnswer(
            AccountId who, AccountId patient, Accounts accounts, SimTime at) {
        return who.equals(patient) || accounts.represents(who, patient, at);
    }

    /**
     * Whether a yes still counts: one that a representative gave does not outlive a mandate that
     * was ended, or left the chain with its block.
     */
    public static boolean stands(Approved approved, Accounts accounts) {
        return approved.decision().isEmpty()
                || !(approved.signed().content() instanceof Content.Medical m)
                || approved.decision()
                        .filter(d -> mayAnswer(d.by(), m.patientId(), accounts, d.decidedAt()))
                        .isPresent();
    }

    /** Verifies a patient's signature and nothing else: pure, so that many can be done at once. */
    public VerifiedSignatures.Verdict judge(ConsentDecision answer, VerifyKey key) {
        return signatures.judge(key, DOMAIN, bytesOf(answer), answer.signature());
    }

    private Optional<String> fault(
            SignedTransaction signed, ConsentDecision answer, Accounts accounts) {
        return fault(signed, answer, accounts, lastMoment(signed));
    }

    private Optional<String> fault(
            SignedTransaction signed, ConsentDecision answer, Accounts accounts, SimTime end) {
        var operation = (Content.Medical) signed.content();
        if (!answer.transaction().equals(signed.id())) {
            return Optional.of("answers another operation");
        }
        var at = answer.decidedAt();
        if (accounts.isClosed(answer.by())) {
            return Optional.of("account " + answer.by() + " is closed");
        }
        if (!mayAnswer(answer.by(), operation.patientId(), accounts, at)) {
            return Optional.of("only the patient of the record can answer");
        }
        if (!isInTime(signed, at, end)) {
            return Optional.of("answered outside the time of the request");
        }
        return isSigned(answer, accounts)
                ? Optional.empty()
                : Optional.of("signature is not " + answer.by() + "'s");
    }

    /** Whether an answer of a block came while its request waited. */
    public boolean isInTime(SignedTransaction signed, ConsentDecision answer) {
        return isInTime(signed, answer.decidedAt(), lastMoment(signed));
    }

    private static boolean isInTime(SignedTransaction signed, SimTime at, SimTime end) {
        return !at.isBefore(signed.transaction().timestamp()) && at.isBefore(end);
    }

    /** Whether the one who is said to have answered has signed the answer, whatever it is to. */
    public boolean isSigned(ConsentDecision answer, Accounts accounts) {
        return accounts.key(answer.by())
                .filter(key -> signatures.verify(key, DOMAIN, bytesOf(answer), answer.signature()))
                .isPresent();
    }

    private SimTime lastMoment(SignedTransaction signed) {
        var tx = signed.transaction();
        var limit = tx.timestamp().plus(rules.timeToLive());
        return limit.isBefore(tx.expiry()) ? limit : tx.expiry();
    }

    private byte[] bytesOf(ConsentDecision d) {
        return signedBytes(d.transaction(), d.by(), d.approved(), d.reason(), d.decidedAt());
    }

    private byte[] signedBytes(TxId tx, AccountId by, boolean yes, String reason, SimTime at) {
        var out = new CanonicalWriter();
        out.hash(rules.chainId());
        out.hash(tx.hash());
        out.text(by.value());
        out.flag(yes);
        out.text(reason);
        out.varint(at.nanos());
        return out.toBytes();
    }

    private static Approved approve(SignedTransaction signed, Optional<ConsentDecision> answer) {
        return new ApprovedTransaction(signed, answer, ApprovedCodec.size(signed, answer));
    }
}
