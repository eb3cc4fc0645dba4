package medchain.simulator.world;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import medchain.simulator.chain.LogHead;
import medchain.simulator.crypto.Passwords;
import medchain.simulator.crypto.Secret;
import medchain.simulator.crypto.SignatureScheme;
import medchain.simulator.identity.AccountId;
import medchain.simulator.identity.Hash;
import medchain.simulator.identity.Purpose;
import medchain.simulator.identity.Role;
import medchain.simulator.journal.Happening;
import medchain.simulator.kernel.Agenda;
import medchain.simulator.kernel.ByteSource;
import medchain.simulator.kernel.SimTime;
import medchain.simulator.records.AccessEntry;
import medchain.simulator.records.AccessLog;
import medchain.simulator.records.AccessLog.Attempt;
import medchain.simulator.records.BackOff;
import medchain.simulator.records.LogAudit;
import medchain.simulator.records.LogCheckpoint;
import medchain.simulator.records.LogDamage;

/**
 * Where people log in and ask for the access log: every attempt is in the log before its answer.
 */
final class AccessDesk {
    static final String WRONG = "unknown user or wrong password";

    private final Hub hub;
    private final Wallets wallets;
    private final Recorder recorder;
    private final Agenda<Event> agenda;
    private final Seal seal;
    private final AccessLog log;
    private final BackOff backOff = new BackOff();

    AccessDesk(Hub hub, Wallets wallets, Recorder recorder, Agenda<Event> agenda, Seal seal) {
        log = seal.log();
        this.hub = hub;
        this.wallets = wallets;
        this.recorder = recorder;
        this.agenda = agenda;
        this.seal = seal;
    }

    /**
     * What checkpoints of the log are signed with, beside a node's key.
     *
     * @param log is shown to the nodes, too, who put its head into their blocks
     * @param salt of its own, so that checkpoints take nobody else's randomness
     */
    record Seal(AccessLog log, Hash chainId, SignatureScheme scheme, ByteSource salt) {}

    AccessLog log() {
        return log;
    }

    Outcome readLog(Directive.ReadAccessLog d) {
        return look(
                d.reader(),
                d.look().action(),
                () -> new Outcome.AccessLogShown(List.copyOf(log.entries())));
    }

    /** The look itself is written and signed first, so that it is verified too. */
    Outcome verifyLog(Directive.VerifyAccessLog d) {
        return look(
                d.reader(),
                "verify access log",
                () ->
                        new Outcome.AccessLogVerified(
                                log.entries().size(),
                                log.root(),
                                log.checkpoints().size(),
                                headsOnTheChain().size(),
                                damage()));
    }

    private Outcome look(AccountId reader, String action, Supplier<Outcome> shown) {
        var administrator = role(reader).filter(r -> r == Role.ADMINISTRATOR).isPresent();
        var refusal =
                administrator
                        ? Optional.<String>empty()
                        : Optional.of("only administrators may see the access log");
        log(reader, action, "access log", Purpose.HOPERAT, refusal);
        if (refusal.isPresent()) {
            return new Outcome.Refused(Outcome.Why.NOT_PERMITTED, refusal.get());
        }
        checkpoint(reader);
        return shown.get();
    }

    /** Names the first bad entry, or checkpoint, or is empty. */
    Optional<LogDamage> damage() {
        for (var c : log.checkpoints()) {
            var signer = wallets.find(c.signer());
            var key = signer.map(e -> e.key().verifyKey());
            if (key.isEmpty() || !c.isSignedWith(key.get(), seal.chainId(), seal.scheme())) {
                return Optional.of(
                        new LogDamage(
                                c.size(),
                                LogDamage.Kind.FORGED_CHECKPOINT,
                                "not signed by " + c.signer()));
            }
        }
        var witnesses = new ArrayList<LogAudit.Witness>();
        log.checkpoints().forEach(c -> witnesses.add(c.witness()));
        headsOnTheChain().forEach(h -> witnesses.add(new LogAudit.Witness(h.size(), h.root())));
        return LogAudit.firstDamage(witnesses, log.entries());
    }

    /** What irreversible blocks say of the log. */
    private List<LogHead> headsOnTheChain() {
        var node = hub.reference();
        return node.tree().main().stream()
                .limit(node.irreversibleHeight() + 1)
                .map(block -> block.header().log())
                .filter(head -> head.size() > 0)
                .distinct()
                .toList();
    }

    /** The node that serves the user signs the log; when none is up, the next entry tries again. */
    private void checkpoint(AccountId served) {
        hub.home(served)
                .flatMap(node -> wallets.find(node.id().account()))
                .ifPresent(node ->
                        log.seal(
                                agenda.now(),
                                new LogCheckpoint.Signer(
                                        seal.chainId(), node.account(), node.key()),
                                seal.salt()));
    }

    /**
     * Unknown user, wrong password and a name that waits cost one bcrypt each and get one answer;
     * only the log says which it was.
     */
    Outcome logIn(Directive.LogIn d) {
        var enrolled = person(d.user());
        boolean good = knows(d.user(), d.password());
        boolean waits = d.password().isPresent() && backOff.waits(d.user(), agenda.now());
        var purpose = enrolled.map(e -> Purpose.usualFor(e.role())).orElse(Purpose.HOPERAT);
        if (good && !waits) {
            backOff.right(d.user());
            log(d.user(), "log in", d.user().value(), purpose, Optional.empty());
            return new Outcome.Done(d.user() + " is logged in");
        }
        backOff.wrong(d.user(), agenda.now());
        var reason = waits ? "waits after too many wrong passwords" : WRONG;
        log(d.user(), "log in", d.user().value(), purpose, Optional.of(reason));
        return new Outcome.Refused(Outcome.Why.NOT_PERMITTED, WRONG);
    }

    private Optional<Enrolment> person(AccountId user) {
        return wallets.find(user)
                .filter(e -> e.role() != Role.NODE)
                .filter(e -> !hub.reference().ledger().isClosed(user));
    }

    /**
     * Whether it is the user: by the password, or because the operator says so.
     *
     * @param password empty when the operator of the simulation acts for the user
     */
    boolean knows(AccountId user, Optional<Secret> password) {
        var enrolled = person(user);
        return password.map(secret -> passwordFits(secret, enrolled))
                .orElseGet(enrolled::isPresent);
    }

    /** Who is unknown costs as much as who has the dearest hash. */
    private boolean passwordFits(Secret secret, Optional<Enrolment> enrolled) {
        int dearest =
                wallets.all().stream()
                        .filter(e -> e.role() != Role.NODE)
                        .mapToInt(e -> e.password().cost())
                        .max()
                        .orElse(Passwords.DEFAULT_COST);
        // made for everybody: to make it takes microseconds, which ten thousand trials can see
        var dummy = Passwords.dummyHash(dearest);
        var hash = enrolled.map(Enrolment::password).orElse(dummy);
        return Passwords.matches(secret, hash) && enrolled.isPresent();
    }

    /** Writes an attempt down. */
    AccessEntry log(
            AccountId actor,
            String action,
            String subject,
            Purpose purpose,
            Optional<String> refusal) {
        var closed = hub.reference().ledger().isClosed(actor);
        var role = role(actor).map(Role::word).orElse(closed ? "closed" : "unknown");
        var entry =
                log.append(
                        agenda.now(),
                        new Attempt(
                                actor,
                                role,
                                action,
                                subject,
                                purpose,
                                refusal.isEmpty(),
                                refusal.orElse("")));
        recorder.record(
                new Happening.Accessed(
                        entry.sequence(),
                        actor,
                        role,
                        action,
                        subject,
                        purpose,
                        entry.allowed(),
                        entry.reason()));
        if (log.checkpointIsDue()) {
            checkpoint(actor);
        }
        return entry;
    }

    SimTime now() {
        return agenda.now();
    }

    Optional<Role> role(AccountId account) {
        return hub.reference().ledger().role(account);
    }

    /** Whose records they are stays, also when the account is closed. */
    boolean isPatient(AccountId account) {
        return hub.reference()
                .ledger()
                .account(account)
                .filter(a -> a.role() == Role.PATIENT)
                .isPresent();
    }
}
