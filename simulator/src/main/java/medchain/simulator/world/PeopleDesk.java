package medchain.simulator.world;

import java.util.Optional;
import medchain.simulator.identity.AccountId;
import medchain.simulator.identity.Hash;
import medchain.simulator.identity.Purpose;
import medchain.simulator.identity.Role;
import medchain.simulator.intake.Content;
import medchain.simulator.intake.Endorsement;

/**
 * Where people join, get another role, and leave. Everybody may become a patient; doctors and
 * administrators need an administrator's word, and the chain checks it. Who asks for more than that
 * is in the access log, whatever the answer.
 */
final class PeopleDesk {
    private final Registry registry;
    private final Wallets wallets;
    private final Counter counter;
    private final AccessDesk access;
    private final Hash chainId;

    PeopleDesk(
            Registry registry, Wallets wallets, Counter counter, AccessDesk access, Hash chainId) {
        this.registry = registry;
        this.wallets = wallets;
        this.counter = counter;
        this.access = access;
        this.chainId = chainId;
    }

    Outcome register(Directive.Register d) {
        var e = d.enrolment();
        if (e.role() == Role.PATIENT || e.role() == Role.NODE) {
            return registry.register(e, e.registration(), counter);
        }
        var outcome =
                d.endorser().isEmpty()
                        ? notPermitted(
                                e.role().withArticle()
                                        + " is endorsed by an administrator; expected --as one")
                        : endorsed(e, d.endorser().get());
        log(d.endorser().orElse(e.account()), "endorse " + e.role().word(), e.account(), outcome);
        return outcome;
    }

    private Outcome endorsed(Enrolment e, AccountId endorser) {
        var signer = wallets.find(endorser).filter(_ -> isAdministrator(endorser));
        if (signer.isEmpty()) {
            return notPermitted("only administrators endorse " + e.role().withArticle());
        }
        var bare = e.registration();
        var word = Endorsement.of(bare, chainId, endorser, signer.get().key(), wallets.salt());
        return registry.register(
                e,
                new Content.Registration(
                        bare.account(), bare.role(), bare.key(), bare.sealTo(), Optional.of(word)),
                counter);
    }

    Outcome changeRole(Directive.ChangeRole d) {
        var outcome =
                isAdministrator(d.administrator())
                        ? counter.submit(
                                d.administrator(), new Content.RoleChange(d.account(), d.role()))
                        : notPermitted("only administrators may do this");
        var action = d.role().map(r -> "assign " + r.word()).orElse("remove");
        log(d.administrator(), action, d.account(), outcome);
        return outcome;
    }

    /** The simulation's operator has the keys of simulated people anyway; that he looks is told. */
    Outcome takeKeys(Directive.TakeKeys d) {
        var outcome =
                d.permitted()
                        ? new Outcome.Done("keys of " + d.account() + " leave the world")
                        : notPermitted(
                                "keys of " + d.account() + " are taken by their owner alone");
        log(d.who(), "export keys", d.account(), outcome);
        return outcome;
    }

    private boolean isAdministrator(AccountId who) {
        return access.role(who).filter(r -> r == Role.ADMINISTRATOR).isPresent();
    }

    private void log(AccountId who, String action, AccountId subject, Outcome outcome) {
        var refusal =
                outcome instanceof Outcome.Refused r
                        ? Optional.of(r.message())
                        : Optional.<String>empty();
        access.log(who, action, subject.value(), Purpose.HOPERAT, refusal);
    }

    private static Outcome notPermitted(String message) {
        return new Outcome.Refused(Outcome.Why.NOT_PERMITTED, message);
    }
}
