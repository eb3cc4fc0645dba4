package medchain.simulator.world;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import medchain.simulator.identity.AccountId;
import medchain.simulator.identity.Purpose;
import medchain.simulator.identity.Role;
import medchain.simulator.records.AccessEntry;
import medchain.simulator.records.AccessOption;
import medchain.simulator.records.Emergencies;
import medchain.simulator.records.ReadingRule;

/**
 * What widens access when an administrator has switched it on: breaking the glass, its review, and
 * a patient's look at who looked.
 */
final class EmergencyDesk {
    /** A reason of a word is none. */
    private static final int LEAST_REASON = 15;

    private static final int MOST_REASON = 200;

    /** What a reason is, for messages. */
    static final String REASON = "15 to 200 characters that a reviewer can judge";

    private static final Duration MOST_TIME = Duration.ofHours(24);

    private final AccessDesk access;
    private final Emergencies emergencies = new Emergencies();
    private final SortedSet<AccessOption> on = new TreeSet<>();

    EmergencyDesk(AccessDesk access) {
        this.access = access;
    }

    /** Whether the doctor broke this patient's glass and the time is not over. */
    boolean isOpen(AccountId doctor, AccountId patient) {
        return on.contains(AccessOption.BREAK_GLASS)
                && emergencies.look(doctor, patient, access.now());
    }

    boolean isOn(AccessOption option) {
        return on.contains(option);
    }

    // ---- what administrators decide

    Outcome allow(Directive.Allow d) {
        var action = (d.on() ? "switch on " : "switch off ") + d.option().word();
        var refusal = unlessAdministrator(d.administrator(), "only administrators may do this");
        access.log(d.administrator(), action, "access rules", Purpose.HOPERAT, refusal);
        if (refusal.isPresent()) {
            return notPermitted(refusal.get());
        }
        if (d.on()) {
            on.add(d.option());
        } else {
            on.remove(d.option());
        }
        return new Outcome.Done(d.option().word() + " is " + (d.on() ? "on" : "off"));
    }

    private Optional<String> unlessAdministrator(AccountId who, String refusal) {
        return access.role(who).filter(r -> r == Role.ADMINISTRATOR).isPresent()
                ? Optional.empty()
                : Optional.of(refusal);
    }

    Outcome review(Directive.Review d) {
        var refusal = unlessAdministrator(d.administrator(), "only administrators review");
        var subject = d.verdict().map(v -> "case " + v.number()).orElse("emergencies");
        access.log(d.administrator(), "review", subject, Purpose.HOPERAT, refusal);
        if (refusal.isPresent()) {
            return notPermitted(refusal.get());
        }
        var fault =
                d.verdict()
                        .flatMap(v ->
                                emergencies.review(
                                        v.number(),
                                        new Emergencies.Review(
                                                d.administrator(), v.justified(), access.now())));
        return fault.<Outcome>map(f -> new Outcome.Refused(Outcome.Why.BAD_DATA, f))
                .orElseGet(() -> new Outcome.EmergenciesShown(List.copyOf(emergencies.cases())));
    }

    // ---- breaking the glass

    Outcome breakGlass(Directive.BreakGlass d) {
        var refusal = whyNot(d);
        var words = refusal.map(Outcome.Refused::message);
        access.log(d.doctor(), "break glass", d.patient().value(), Purpose.BTG, words);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        var now = access.now();
        var breaking =
                new Emergencies.Breaking(d.doctor(), d.patient(), d.reason(), Optional.empty());
        var opened = emergencies.open(breaking, now, now.plus(d.time()));
        return new Outcome.Done(
                "case "
                        + opened.number()
                        + ": "
                        + d.doctor()
                        + " may read the records of "
                        + d.patient()
                        + " until "
                        + opened.until().seconds().stripTrailingZeros().toPlainString()
                        + "s; the patient sees it, and an administrator will review it");
    }

    /** The password comes last: that a question was wrong is told first, whoever asks. */
    private Optional<Outcome.Refused> whyNot(Directive.BreakGlass d) {
        if (!on.contains(AccessOption.BREAK_GLASS)) {
            return Optional.of(notPermitted("break-glass is off"));
        }
        if (access.role(d.doctor()).filter(r -> r == Role.DOCTOR).isEmpty()) {
            return Optional.of(notPermitted("only doctors may break the glass"));
        }
        if (access.role(d.patient()).filter(r -> r == Role.PATIENT).isEmpty()) {
            return Optional.of(notPermitted(ReadingRule.FORBIDDEN));
        }
        if (!isReason(d.reason())) {
            return Optional.of(
                    new Outcome.Refused(Outcome.Why.BAD_DATA, "the reason; expected " + REASON));
        }
        if (d.time().compareTo(MOST_TIME) > 0) {
            return Optional.of(
                    new Outcome.Refused(
                            Outcome.Why.BAD_DATA, "the time; expected at most 24 hours"));
        }
        return access.knows(d.doctor(), d.password())
                ? Optional.empty()
                : Optional.of(notPermitted(AccessDesk.WRONG));
    }

    static boolean isReason(String text) {
        int characters = text.strip().length();
        return characters >= LEAST_REASON
                && characters <= MOST_REASON
                && text.chars().noneMatch(Character::isISOControl);
    }

    // ---- guardians

    /** An administrator has appointed one: no look by itself, so its time is over at once. */
    void guardian(Directive.GiveMandate d) {
        var reason = "legal guardian " + d.representative() + ": " + d.ground().orElseThrow();
        var now = access.now();
        var guardian = Optional.of(d.representative());
        var breaking = new Emergencies.Breaking(d.who(), d.patient(), reason, guardian);
        emergencies.open(breaking, now, now);
    }

    // ---- who looked

    Outcome whoLooked(Directive.WhoLooked d) {
        var refusal =
                on.contains(AccessOption.WHO_LOOKED)
                                && access.role(d.patient())
                                        .filter(r -> r == Role.PATIENT)
                                        .isPresent()
                        ? Optional.<String>empty()
                        : Optional.of("not permitted");
        access.log(d.patient(), "who looked", d.patient().value(), Purpose.PATRQT, refusal);
        return refusal.<Outcome>map(EmergencyDesk::notPermitted)
                .orElseGet(() -> new Outcome.AccessLogShown(looksAt(d.patient())));
    }

    private List<AccessEntry> looksAt(AccountId patient) {
        return access.log().entries().stream()
                .filter(e -> e.subject().equals(patient.value()) && !e.action().equals("log in"))
                .toList();
    }

    private static Outcome.Refused notPermitted(String reason) {
        return new Outcome.Refused(Outcome.Why.NOT_PERMITTED, reason);
    }
}
