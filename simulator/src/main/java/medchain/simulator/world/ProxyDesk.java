package medchain.simulator.world;

import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import medchain.simulator.identity.AccountId;
import medchain.simulator.identity.Purpose;
import medchain.simulator.identity.Role;
import medchain.simulator.identity.TxId;
import medchain.simulator.intake.Content;
import medchain.simulator.node.Node;

/**
 * Where somebody answers in a patient's place, as a parent does for a child: only while an
 * administrator has proxies switched on, and only with a mandate on the chain that an administrator
 * gave. Whoever answers another's request, or tries to, is in the access log with the patient.
 */
final class ProxyDesk {
    private static final String OFF = "proxies are off";

    private final Counter counter;
    private final AccessDesk access;
    private final Hub hub;
    private final BooleanSupplier on;

    /**
     * @param on whether proxies are switched on
     */
    ProxyDesk(Counter counter, AccessDesk access, Hub hub, BooleanSupplier on) {
        this.counter = counter;
        this.access = access;
        this.hub = hub;
        this.on = on;
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
        return outcome;
    }

    private Optional<String> whyNot(Directive.GiveMandate d) {
        boolean gives = d.time().isPresent();
        boolean own = d.who().equals(d.patient()) || d.who().equals(d.representative());
        boolean administrator =
                access.role(d.who()).filter(r -> r == Role.ADMINISTRATOR).isPresent();
        if (!administrator && (gives || !own)) {
            return Optional.of("only administrators may do this");
        }
        return gives && !on.getAsBoolean() ? Optional.of(OFF) : Optional.empty();
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
        var outcome = holdsMandate(who, patient.get()) && !on.getAsBoolean() ? off() : act.get();
        var purpose = Purpose.usualFor(Role.PATIENT);
        log(who, word + " " + tx.brief() + " as proxy", patient.get(), purpose, outcome);
        return outcome;
    }

    /** Whether somebody may act for this patient at this moment. */
    boolean represents(AccountId who, AccountId patient) {
        return on.getAsBoolean() && holdsMandate(who, patient);
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
