package medchain.simulator.world;

import java.util.Optional;
import medchain.simulator.crypto.Passwords;
import medchain.simulator.crypto.Secret;
import medchain.simulator.identity.AccountId;
import medchain.simulator.identity.Purpose;
import medchain.simulator.identity.Role;
import medchain.simulator.journal.Happening;
import medchain.simulator.kernel.Agenda;
import medchain.simulator.records.AccessEntry;
import medchain.simulator.records.AccessLog;
import medchain.simulator.records.AccessLog.Attempt;
import medchain.simulator.records.ReadingRule;
import medchain.simulator.records.RecordBook;

/** Where people ask to see things: writes into the access log first, then shows, or not. */
final class AccessDesk {
    private final Hub hub;
    private final Wallets wallets;
    private final Recorder recorder;
    private final Agenda<Event> agenda;
    private final AccessLog log = new AccessLog();

    AccessDesk(Hub hub, Wallets wallets, Recorder recorder, Agenda<Event> agenda) {
        this.hub = hub;
        this.wallets = wallets;
        this.recorder = recorder;
        this.agenda = agenda;
    }

    AccessLog log() {
        return log;
    }

    Outcome readHistory(Directive.ReadHistory d) {
        var node = hub.home(d.reader());
        var role = role(d.reader());
        var decision =
                role.isEmpty() || node.isEmpty()
                        ? new ReadingRule.Decision.Refused(ReadingRule.FORBIDDEN)
                        : ReadingRule.decide(
                                d.reader(),
                                role.get(),
                                d.patient(),
                                role(d.patient()),
                                node.map(n -> n.records()).orElseGet(RecordBook::new));
        return switch (decision) {
            case ReadingRule.Decision.Allowed(var versions) -> {
                log(d.reader(), "read history", d.patient().value(), d.purpose(), Optional.empty());
                yield new Outcome.HistoryShown(d.patient(), versions);
            }
            case ReadingRule.Decision.Refused(var reason) -> {
                log(
                        d.reader(),
                        "read history",
                        d.patient().value(),
                        d.purpose(),
                        Optional.of(reason));
                yield new Outcome.Refused(Outcome.Why.NOT_PERMITTED, reason);
            }
        };
    }

    Outcome readLog(Directive.ReadAccessLog d) {
        if (role(d.reader()).filter(r -> r == Role.ADMINISTRATOR).isEmpty()) {
            var reason = "only administrators may see the access log";
            log(d.reader(), "read access log", "access log", Purpose.HOPERAT, Optional.of(reason));
            return new Outcome.Refused(Outcome.Why.NOT_PERMITTED, reason);
        }
        log(d.reader(), "read access log", "access log", Purpose.HOPERAT, Optional.empty());
        return new Outcome.AccessLogShown(java.util.List.copyOf(log.entries()));
    }

    /** Unknown user and wrong password cost one bcrypt each and get one answer. */
    Outcome logIn(Directive.LogIn d) {
        var enrolled = wallets.find(d.user()).filter(e -> e.role() != Role.NODE);
        boolean good =
                d.password()
                        .map(secret -> passwordFits(secret, enrolled))
                        .orElseGet(enrolled::isPresent);
        var reason =
                good ? Optional.<String>empty() : Optional.of("unknown user or wrong password");
        var purpose = enrolled.map(e -> Purpose.usualFor(e.role())).orElse(Purpose.HOPERAT);
        log(d.user(), "log in", d.user().value(), purpose, reason);
        return reason.<Outcome>map(r -> new Outcome.Refused(Outcome.Why.NOT_PERMITTED, r))
                .orElseGet(() -> new Outcome.Done(d.user() + " is logged in"));
    }

    private static boolean passwordFits(Secret secret, Optional<Enrolment> enrolled) {
        var hash =
                enrolled.map(Enrolment::password)
                        .orElseGet(() -> Passwords.dummyHash(Passwords.DEFAULT_COST));
        return Passwords.matches(secret, hash) && enrolled.isPresent();
    }

    /** Writes an attempt down. */
    AccessEntry log(
            AccountId actor,
            String action,
            String subject,
            Purpose purpose,
            Optional<String> refusal) {
        var role = role(actor).map(Role::word).orElse("unknown");
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
        return entry;
    }

    Optional<Role> role(AccountId account) {
        return hub.reference().ledger().role(account);
    }
}
