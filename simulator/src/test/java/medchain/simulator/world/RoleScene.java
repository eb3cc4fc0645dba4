package medchain.simulator.world;

import static medchain.simulator.world.SmallWorld.ADA;
import static medchain.simulator.world.SmallWorld.ALICE;
import static medchain.simulator.world.SmallWorld.irreversible;
import static medchain.simulator.world.SmallWorld.submitted;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import medchain.simulator.check.Invariants;
import medchain.simulator.identity.AccountId;
import medchain.simulator.identity.Purpose;
import medchain.simulator.identity.Role;
import medchain.simulator.world.WorldView.UserStatus.Standing;

/** A small world in which people join, get other roles and leave. */
abstract class RoleScene {
    static final AccountId EVE = new AccountId("eve");

    final World world = SmallWorld.world(31);

    RoleScene() {
        pass(4);
    }

    static Enrolment enrolment(Role role) {
        return Enrolment.simulated(7, EVE, role, SmallWorld.WEAK);
    }

    void pass(int seconds) {
        world.apply(new Directive.RunFor(Duration.ofSeconds(seconds)));
    }

    Outcome register(Enrolment who, Optional<AccountId> endorser) {
        return world.apply(new Directive.Register(who, endorser));
    }

    Outcome change(AccountId by, AccountId who, Optional<Role> role) {
        return world.apply(new Directive.ChangeRole(by, who, role));
    }

    boolean reads(AccountId who) {
        return world.apply(new Directive.ReadHistory(who, ALICE, Purpose.TREAT))
                instanceof Outcome.HistoryShown;
    }

    static void refused(Outcome outcome, Outcome.Why why, String says) {
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        r -> {
                            assertThat(r.why()).isEqualTo(why);
                            assertThat(r.message()).contains(says);
                        });
    }

    void soundOnEveryNode() {
        for (var copy : world.copies()) {
            assertThat(world.apply(new Directive.VerifyChain(copy.node())))
                    .isInstanceOfSatisfying(
                            Outcome.Verified.class, v -> assertThat(v.sound()).isTrue());
        }
        assertThat(Invariants.check(world)).allSatisfy(c -> assertThat(c.broken()).isEmpty());
    }

    void secondAdministrator() {
        irreversible(world, submitted(register(enrolment(Role.ADMINISTRATOR), Optional.of(ADA))));
    }

    Standing standing(AccountId who) {
        return world.view().users().stream()
                .filter(u -> u.user().equals(who))
                .findFirst()
                .orElseThrow()
                .standing();
    }
}
