package medchain.simulator.world;

import java.util.Optional;
import java.util.function.Supplier;
import medchain.simulator.identity.AccountId;
import medchain.simulator.identity.Purpose;
import medchain.simulator.identity.Role;
import medchain.simulator.identity.TxId;
import medchain.simulator.intake.Content;
import medchain.simulator.node.Node;
import medchain.simulator.records.AccessOption;

/**
 * Where somebody answers in a patient's place, as a parent does for a child: only while an
 * administrator has proxies switched on, and only with a mandate on the chain. The patient signs it
 * herself. Who cannot, as a child, gets a legal guardian from an administrator, who must say on
 * what ground; that waits for the review of another administrator. Whoever answers another's
 * request, or tries to, is in the access log with the patient.
 */
final class ProxyDesk {
    private static final String OFF = "proxies are off";
    private static final String UNFOUNDED =
            "the patient appoints herself; an administrator appoints a legal guardian, with the"
                    + " ground in "
                    + EmergencyDesk.REASON;

    private final Counter counter;
    private final AccessDesk access;
    private final Hub hub;
    private final EmergencyDesk reviews;

    /**
     * @param reviews where it is known whether proxies are on, and what waits for a review
     */
    ProxyDesk(Counter counter, AccessDesk access, Hub hub, EmergencyDesk reviews) {
        this.counter = counter;
        this.access = access;
        this.hub = hub;
        this.reviews = reviews;
    }

    private boolean isOn() {
        return reviews.isOn(AccessOption.PROXIES);
    }

    /** Gives a mandate, or ends one; the chain decides who may. To end one is always possible. */
    Outcome mandate(Directive.GiveMandate d) {
        var until = d.time().map(t -> access.now().plus(t));
        Supplier<Outcome> act =
                () -> {
                    try {
                        return counter.submit(
                                d.who(),
                                new Content.Mandate(d.patient(), d.representative(), until));
                    } catch (IllegalArgumentException e) {
                        return refused(Outcome.Why.BAD_DATA, String.valueOf(e.getMessage()));
                    }
                };
        var outcome =
                whyNot(d).<Outcome>map(r -> refused(Outcome.Why.NOT_PERMITTED, r)).orElseGet(act);
        var action = (until.isPresent() ? "appoint " : "dismiss ") + d.representative();
        log(d.who(), action, d.patient(), Purpose.HOPERAT, outcome);
        if (outcome instanceof Outcome.Submitted && until.isPresent() && !isHerOwn(d)) {
            reviews.guardian(d);
        }
        return outcome;
    }

    /** A guardian who was appointed without good reason is none any more. */
    Outcome review(Directive.Review d) {
        var outcome = reviews.review(d);
        if (outcome instanceof Outcome.EmergenciesShown(var cases)) {
            d.verdict()
                    .filter(v -> !v.justified())
                    .map(v -> cases.get(v.number() - 1).breaking())
                    .ifPresent(b -> b.guardian().ifPresent(g -> dismiss(d, b.patient(), g)));
        }
        return outcome;
    }

    private void dismiss(Directive.Review d, AccountId patient, AccountId guardian) {
        mandate(
                new Directive.GiveMandate(
                        d.administrator(), patient, guardian, Optional.empty(), Optional.empty()));
    }

    private static boolean isHerOwn(Directive.GiveMandate d) {
        return d.who().equals(d.patient());
    }

    private Optional<String> whyNot(Directive.GiveMandate d) {
        boolean gives = d.time().isPresent();
        boolean own = isHerOwn(d) || (!gives && d.who().equals(d.representative()));
        boolean administrator =
                access.role(d.who()).filter(r -> r == Role.ADMINISTRATOR).isPresent();
        if (!administrator && !own) {
            return Optional.of("only the patient and administrators may do this");
        }
        if (gives && !isOn()) {
            return Optional.of(OFF);
        }
        boolean founded = d.ground().filter(EmergencyDesk::isReason).isPresent();
        return gives && !own && !founded ? Optional.of(UNFOUNDED) : Optional.empty();
    }

    /**
     * An answer to a request, or its revocation.
     *
     * @param act answers as whoever asks, and refuses who has no right to
     */
    Outcome answer(AccountId who, TxId tx, String word, Supplier<Outcome> act) {
        var patient =
                hub.home(who)
                        .flatMap(node -> Requests.find(node, tx))
                        .map(Content.Medical::patientId)
                        .filter(p -> !p.equals(who));
        if (patient.isEmpty()) {
            return act.get();
        }
        var outcome = holdsMandate(who, patient.get()) && !isOn() ? off() : act.get();
        var purpose = Purpose.usualFor(Role.PATIENT);
        log(who, word + " " + tx.brief() + " as proxy", patient.get(), purpose, outcome);
        return outcome;
    }

    /** Whether somebody may act for this patient at this moment. */
    boolean represents(AccountId who, AccountId patient) {
        return isOn() && holdsMandate(who, patient);
    }

    private boolean holdsMandate(AccountId who, AccountId patient) {
        return hub.home(who)
                .map(Node::ledger)
                .filter(ledger -> ledger.represents(who, patient, access.now()))
                .isPresent();
    }

    private void log(
            AccountId who, String action, AccountId patient, Purpose purpose, Outcome outcome) {
        var refusal =
                outcome instanceof Outcome.Refused r
                        ? Optional.of(r.message())
                        : Optional.<String>empty();
        access.log(who, action, patient.value(), purpose, refusal);
    }

    private static Outcome off() {
        return refused(Outcome.Why.NOT_PERMITTED, OFF);
    }

    private static Outcome refused(Outcome.Why why, String message) {
        return new Outcome.Refused(why, message);
    }
}
