package medchain.simulator.intake;

import java.time.Duration;
import java.util.Optional;
import medchain.simulator.crypto.VerifiedSignatures;
import medchain.simulator.crypto.VerifyKey;
import medchain.simulator.identity.AccountId;
import medchain.simulator.identity.Hash;
import medchain.simulator.identity.Operation;
import medchain.simulator.identity.Role;
import medchain.simulator.kernel.SimTime;

/** The door of the chain: well-formed, signed by its sender, in the right role, fresh. */
public final class Intake {
    private static final Duration LIFETIME = Duration.ofSeconds(Limits.LIFETIME_SECONDS);

    private final Hash chainId;
    private final VerifiedSignatures signatures;

    public Intake(Hash chainId, VerifiedSignatures signatures) {
        this.chainId = chainId;
        this.signatures = signatures;
    }

    /**
     * @param accounts the ledger state that the deciding node holds
     * @param now its clock
     */
    public IntakeDecision decide(SignedTransaction signed, Accounts accounts, SimTime now) {
        return fault(signed, accounts, now)
                .<IntakeDecision>map(IntakeDecision.Refused::new)
                .orElseGet(() -> new IntakeDecision.Accepted(new CheckedSubmission(signed, now)));
    }

    /** What is wrong with it at this moment, if anything; blocks are held to the same rule. */
    public Optional<String> fault(SignedTransaction signed, Accounts accounts, SimTime at) {
        var tx = signed.transaction();
        if (!tx.chainId().equals(chainId)) {
            return Optional.of("signed for another chain");
        }
        if (!tx.expiry().isAfter(at)) {
            return Optional.of("expired");
        }
        if (tx.expiry().since(tx.timestamp()).compareTo(LIFETIME) > 0) {
            return Optional.of("wants to live longer than " + LIFETIME.toMinutes() + " minutes");
        }
        if (!accounts.nonceIsFree(tx.sender(), tx.nonce())) {
            return Optional.of(
                    "nonce " + tx.nonce() + " of " + tx.sender() + " is spent or too far ahead");
        }
        return wrongRole(tx, accounts).or(() -> badSignature(signed, accounts));
    }

    private Optional<String> badSignature(SignedTransaction signed, Accounts accounts) {
        var tx = signed.transaction();
        Optional<VerifyKey> key =
                tx.content() instanceof Content.Registration r
                        ? Optional.of(r.key())
                        : accounts.key(tx.sender());
        return key.filter(k -> signed.isBy(k, signatures)).isPresent()
                ? Optional.empty()
                : Optional.of("signature is not " + tx.sender() + "'s");
    }

    private Optional<String> wrongRole(Transaction tx, Accounts accounts) {
        if (accounts.isClosed(tx.sender())) {
            return Optional.of("account " + tx.sender() + " is closed");
        }
        var sender = accounts.role(tx.sender());
        return switch (tx.content()) {
            case Content.Registration r -> wrongRegistration(r, tx.sender(), accounts);
            case Content.RoleChange c ->
                    needs(sender, tx.sender(), Role.ADMINISTRATOR)
                            .or(() -> wrongRoleChange(c, accounts));
            case Content.Medical m -> wrongMedical(m, tx.sender(), accounts);
            case Content.Candidacy _, Content.Unjail _ -> needs(sender, tx.sender(), Role.NODE);
            case Content.Revocation _ -> needs(sender, tx.sender(), Role.PATIENT);
            case Content.Mandate m -> wrongMandate(m, tx.sender(), accounts);
            case Content.Query _ ->
                    sender.filter(Role::isOfData).isPresent()
                            ? Optional.empty()
                            : Optional.of(tx.sender() + " may not query datasets");
            case Content.Data _ ->
                    sender.filter(Role::isOfData).isPresent()
                            ? Optional.empty()
                            : Optional.of(tx.sender() + " may not publish data");
            case Content.Stake _,
                    Content.Unstake _,
                    Content.Votes _,
                    Content.VoteProxy _,
                    Content.ProxyService _,
                    Content.Claim _,
                    Content.Evidence _ ->
                    sender.isPresent()
                            ? Optional.empty()
                            : Optional.of("no account " + tx.sender());
        };
    }

    private Optional<String> wrongRegistration(
            Content.Registration r, AccountId sender, Accounts accounts) {
        if (accounts.key(sender).isPresent()) {
            return Optional.of("account " + sender + " exists");
        }
        if (!r.account().equals(sender)) {
            return Optional.of("a registration is sent by its own account");
        }
        boolean founds = chainId.equals(Hash.ZERO);
        boolean needsWord = !founds && r.role() != Role.PATIENT;
        if (r.endorsement().isEmpty()) {
            return needsWord
                    ? Optional.of(r.role().withArticle() + " is endorsed by an administrator")
                    : Optional.empty();
        }
        return needsWord
                ? wrongEndorsement(r, r.endorsement().get(), accounts)
                : Optional.of("carries an endorsement that it does not need");
    }

    private Optional<String> wrongEndorsement(
            Content.Registration r, Endorsement by, Accounts accounts) {
        var who = by.administrator();
        return needs(accounts.role(who), who, Role.ADMINISTRATOR)
                .or(() ->
                        accounts.key(who)
                                        .filter(k -> by.isOf(r, chainId, k, signatures))
                                        .isPresent()
                                ? Optional.empty()
                                : Optional.of("the endorsement is not " + who + "'s"));
    }

    private static Optional<String> wrongRoleChange(Content.RoleChange c, Accounts accounts) {
        var who = c.account();
        if (accounts.isClosed(who)) {
            return Optional.of("account " + who + " is closed");
        }
        var now = accounts.role(who);
        if (now.isEmpty() || now.get() == Role.NODE) {
            return Optional.of(now.isEmpty() ? "no account " + who : who + " is a node");
        }
        if (accounts.isLastAdministrator(who)) {
            return Optional.of(
                    who + " is the last administrator; expected another one to be there first");
        }
        return c.role().flatMap(then -> wrongStep(who, now.get(), then));
    }

    private static Optional<String> wrongStep(AccountId who, Role now, Role then) {
        if (now == then) {
            return Optional.of(who + " is " + now.withArticle() + " already");
        }
        return now != Role.PATIENT && then.isOfData()
                ? Optional.empty()
                : Optional.of(
                        who
                                + " is "
                                + now.withArticle()
                                + " and cannot become "
                                + then.withArticle()
                                + "; expected another account for that");
    }

    private static Optional<String> wrongMandate(
            Content.Mandate m, AccountId sender, Accounts accounts) {
        boolean own =
                sender.equals(m.patient())
                        || (m.until().isEmpty() && sender.equals(m.representative()));
        return needs(accounts.role(m.patient()), m.patient(), Role.PATIENT)
                .or(() ->
                        needs(accounts.role(m.representative()), m.representative(), Role.PATIENT))
                .or(() ->
                        own
                                ? Optional.empty()
                                : needs(accounts.role(sender), sender, Role.ADMINISTRATOR));
    }

    private static Optional<String> wrongMedical(
            Content.Medical m, AccountId sender, Accounts accounts) {
        if (!m.doctorId().equals(sender)) {
            return Optional.of("only the doctor named in it may submit a medical operation");
        }
        var doctor = needs(accounts.role(sender), sender, Role.DOCTOR);
        var patient = needs(accounts.role(m.patientId()), m.patientId(), Role.PATIENT);
        if (doctor.isPresent() || patient.isPresent()) {
            return doctor.or(() -> patient);
        }
        if (m.operation() != Operation.SHARE) {
            return Optional.empty();
        }
        var target = m.targetId().orElseThrow();
        return target.equals(sender)
                ? Optional.of("a record is shared with another doctor, not with oneself")
                : needs(accounts.role(target), target, Role.DOCTOR);
    }

    private static Optional<String> needs(Optional<Role> has, AccountId who, Role role) {
        if (has.isEmpty()) {
            return Optional.of("no account " + who);
        }
        return has.get() == role
                ? Optional.empty()
                : Optional.of(
                        who + " is " + has.get().withArticle() + ", not " + role.withArticle());
    }
}
