package medchain.simulator.world;

import static medchain.simulator.world.SmallWorld.ADA;
import static medchain.simulator.world.SmallWorld.ALICE;
import static medchain.simulator.world.SmallWorld.BOB;
import static medchain.simulator.world.SmallWorld.DIRK;
import static medchain.simulator.world.SmallWorld.DORA;
import static medchain.simulator.world.SmallWorld.irreversible;
import static medchain.simulator.world.SmallWorld.submitted;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import medchain.simulator.check.Invariants;
import medchain.simulator.crypto.SigningKey;
import medchain.simulator.identity.AccountId;
import medchain.simulator.identity.Hash;
import medchain.simulator.identity.Purpose;
import medchain.simulator.identity.Role;
import medchain.simulator.identity.TxId;
import medchain.simulator.intake.Content;
import medchain.simulator.intake.Endorsement;
import medchain.simulator.world.WorldView.UserStatus.Standing;
import org.junit.jupiter.api.Test;

/** Who may become what, who decides it, and what is left of somebody who is gone. */
class RolesTest {
    private static final AccountId EVE = new AccountId("eve");
    private static final Enrolment DOCTOR = enrolment(Role.DOCTOR);
    private static final Enrolment ADMINISTRATOR = enrolment(Role.ADMINISTRATOR);

    private final World world = SmallWorld.world(31);

    RolesTest() {
        pass(4);
    }

    private static Enrolment enrolment(Role role) {
        return Enrolment.simulated(7, EVE, role, SmallWorld.WEAK);
    }

    private void pass(int seconds) {
        world.apply(new Directive.RunFor(Duration.ofSeconds(seconds)));
    }

    private Outcome register(Enrolment who, Optional<AccountId> endorser) {
        return world.apply(new Directive.Register(who, endorser));
    }

    private Outcome change(AccountId by, AccountId who, Optional<Role> role) {
        return world.apply(new Directive.ChangeRole(by, who, role));
    }

    private boolean reads(AccountId who) {
        return world.apply(new Directive.ReadHistory(who, ALICE, Purpose.TREAT))
                instanceof Outcome.HistoryShown;
    }

    private static void refused(Outcome outcome, Outcome.Why why, String says) {
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        r -> {
                            assertThat(r.why()).isEqualTo(why);
                            assertThat(r.message()).contains(says);
                        });
    }

    private void soundOnEveryNode() {
        for (var copy : world.copies()) {
            assertThat(world.apply(new Directive.VerifyChain(copy.node())))
                    .isInstanceOfSatisfying(
                            Outcome.Verified.class, v -> assertThat(v.sound()).isTrue());
        }
        assertThat(Invariants.check(world)).allSatisfy(c -> assertThat(c.broken()).isEmpty());
    }

    private void secondAdministrator() {
        irreversible(world, submitted(register(ADMINISTRATOR, Optional.of(ADA))));
    }

    private Standing standing(AccountId who) {
        return world.view().users().stream()
                .filter(u -> u.user().equals(who))
                .findFirst()
                .orElseThrow()
                .standing();
    }

    // ---- to join

    @Test
    void nobody_makes_himself_a_doctor_or_an_administrator() {
        for (var who : List.of(DOCTOR, ADMINISTRATOR)) {
            refused(register(who, Optional.empty()), Outcome.Why.NOT_PERMITTED, "endorsed by");
            for (var other : List.of(ALICE, DORA, EVE, new AccountId("nobody"))) {
                refused(
                        register(who, Optional.of(other)),
                        Outcome.Why.NOT_PERMITTED,
                        "only administrators endorse");
            }
        }
        assertThat(world.accessEntries())
                .hasSize(10)
                .allSatisfy(e -> {
                    assertThat(e.allowed()).isFalse();
                    assertThat(e.action()).startsWith("endorse ");
                    assertThat(e.subject()).isEqualTo("eve");
                });
        irreversible(world, submitted(register(DOCTOR, Optional.of(ADA))));
        assertThat(world.view().users())
                .anySatisfy(u -> {
                    assertThat(u.user()).isEqualTo(EVE);
                    assertThat(u.role()).isEqualTo(Role.DOCTOR);
                });
        soundOnEveryNode();
    }

    /** Eve's own software sends what this world would not let her say. */
    @Test
    void the_chain_takes_no_word_but_an_administrators_for_this_name_role_key_and_chain() {
        irreversible(world, submitted(register(enrolment(Role.PATIENT), Optional.empty())));
        var chain = world.view().chain(world.view().referenceNode()).getFirst().hash().hash();
        var ada = key(ADA);
        var mallory = new AccountId("mallory");
        var doctor = Enrolment.simulated(7, mallory, Role.DOCTOR, SmallWorld.WEAK);
        var asked = doctor.registration();
        var another = Enrolment.simulated(8, mallory, Role.DOCTOR, SmallWorld.WEAK);
        var higher =
                new Content.Registration(mallory, Role.ADMINISTRATOR, asked.key(), asked.sealTo());
        tries(doctor, asked, Optional.empty(), "endorsed by an administrator");
        tries(doctor, asked, word(asked, chain, ADA, key(DORA)), "not ada's");
        tries(doctor, asked, word(asked, chain, DORA, key(DORA)), "dora is a doctor");
        tries(doctor, asked, word(asked, chain, mallory, doctor.key()), "no account mallory");
        tries(doctor, asked, word(asked, Hash.ZERO, ADA, ada), "not ada's");
        tries(doctor, asked, word(another.registration(), chain, ADA, ada), "not ada's");
        tries(doctor, asked, word(DOCTOR.registration(), chain, ADA, ada), "not ada's");
        tries(doctor, higher, word(asked, chain, ADA, ada), "not ada's");
    }

    private static SigningKey key(AccountId who) {
        return SmallWorld.PEOPLE.stream()
                .filter(e -> e.account().equals(who))
                .findFirst()
                .orElseThrow()
                .key();
    }

    private static Optional<Endorsement> word(
            Content.Registration of, Hash chain, AccountId by, SigningKey key) {
        return Optional.of(Endorsement.of(of, chain, by, key, salt -> Arrays.fill(salt, (byte) 7)));
    }

    private void tries(
            Enrolment who, Content.Registration asked, Optional<Endorsement> word, String says) {
        var sent =
                new Content.Registration(
                        asked.account(), asked.role(), asked.key(), asked.sealTo(), word);
        refused(world.submit(who, sent), Outcome.Why.BAD_DATA, says);
    }

    // ---- other roles

    @Test
    void who_is_made_an_administrator_reads_and_who_is_one_no_longer_does_not() {
        var record = submitted(world.apply(SmallWorld.add("8.00")));
        pass(1);
        world.apply(new Directive.Approve(ALICE, record));
        irreversible(world, record);
        assertThat(reads(DIRK)).isFalse();
        irreversible(world, submitted(change(ADA, DIRK, Optional.of(Role.ADMINISTRATOR))));
        assertThat(reads(DIRK)).isTrue();
        irreversible(world, submitted(change(DIRK, ADA, Optional.of(Role.DOCTOR))));
        assertThat(reads(ADA)).isFalse();
        refused(change(ADA, DIRK, Optional.empty()), Outcome.Why.NOT_PERMITTED, "administrators");
        soundOnEveryNode();
    }

    @Test
    void a_patient_and_a_node_stay_what_they_are() {
        var node = new AccountId("node-1");
        for (var role : List.of(Role.DOCTOR, Role.ADMINISTRATOR)) {
            refused(change(ADA, ALICE, Optional.of(role)), Outcome.Why.BAD_DATA, "is a patient");
            refused(change(ADA, node, Optional.of(role)), Outcome.Why.BAD_DATA, "is a node");
        }
        refused(change(ADA, node, Optional.empty()), Outcome.Why.BAD_DATA, "is a node");
        refused(
                change(ADA, DORA, Optional.of(Role.PATIENT)),
                Outcome.Why.BAD_DATA,
                "cannot become a patient");
        refused(
                change(ADA, DORA, Optional.of(Role.DOCTOR)),
                Outcome.Why.BAD_DATA,
                "is a doctor already");
        refused(change(ADA, EVE, Optional.empty()), Outcome.Why.BAD_DATA, "no account eve");
    }

    // ---- the last administrator

    @Test
    void the_last_administrator_stays() {
        refused(change(ADA, ADA, Optional.empty()), Outcome.Why.BAD_DATA, "last administrator");
        refused(
                change(ADA, ADA, Optional.of(Role.DOCTOR)),
                Outcome.Why.BAD_DATA,
                "last administrator");
        secondAdministrator();
        irreversible(world, submitted(change(EVE, ADA, Optional.empty())));
        refused(change(EVE, EVE, Optional.empty()), Outcome.Why.BAD_DATA, "last administrator");
        soundOnEveryNode();
    }

    @Test
    void two_administrators_who_remove_each_other_at_once_leave_one() {
        secondAdministrator();
        submitted(change(ADA, EVE, Optional.empty()));
        change(EVE, ADA, Optional.empty());
        pass(60);
        assertThat(List.of(standing(ADA), standing(EVE)))
                .containsExactlyInAnyOrder(Standing.YES, Standing.CLOSED);
        soundOnEveryNode();
    }

    // ---- to be gone

    @Test
    void a_doctor_who_is_gone_signs_nothing_more_and_what_waited_of_his_is_in_no_block() {
        var before = submitted(world.apply(SmallWorld.add("8.00")));
        pass(1);
        world.apply(new Directive.Approve(ALICE, before));
        irreversible(world, before);
        var waiting = submitted(world.apply(SmallWorld.add("9.00")));
        pass(1);
        irreversible(world, submitted(change(ADA, DORA, Optional.empty())));
        world.apply(new Directive.Approve(ALICE, waiting));
        pass(60);
        assertThat(onTheChain()).contains(before).doesNotContain(waiting);
        refused(
                world.apply(SmallWorld.add("10.00")),
                Outcome.Why.BAD_DATA,
                "account dora is closed");
        refused(
                world.apply(new Directive.LogIn(DORA, Optional.empty())),
                Outcome.Why.NOT_PERMITTED,
                "unknown user or wrong password");
        assertThat(world.accessEntries().getLast().role()).isEqualTo("closed");
        refused(
                register(
                        Enrolment.simulated(7, DORA, Role.PATIENT, SmallWorld.WEAK),
                        Optional.empty()),
                Outcome.Why.BAD_DATA,
                "exists");
        refused(change(ADA, DORA, Optional.empty()), Outcome.Why.BAD_DATA, "is closed");
        assertThat(reads(ALICE)).as("what she agreed to stays").isTrue();
        soundOnEveryNode();
    }

    private List<TxId> onTheChain() {
        return world.view().chain(world.view().referenceNode()).stream()
                .flatMap(b -> b.transactions().stream())
                .map(a -> a.signed().id())
                .toList();
    }

    @Test
    void the_records_of_a_patient_who_is_gone_are_for_administrators_alone() {
        var record = submitted(world.apply(SmallWorld.add("8.00")));
        pass(1);
        world.apply(new Directive.Approve(ALICE, record));
        irreversible(world, record);
        var waiting = submitted(world.apply(SmallWorld.add("9.00")));
        pass(1);
        irreversible(world, submitted(change(ADA, ALICE, Optional.empty())));
        assertThat(reads(ADA)).isTrue();
        assertThat(reads(ALICE)).isFalse();
        refused(
                world.apply(new Directive.Approve(ALICE, waiting)),
                Outcome.Why.BAD_DATA,
                "account alice is closed");
        assertThat(world.apply(new Directive.ReadRequest(ALICE, waiting)))
                .isInstanceOf(Outcome.Refused.class);
        refused(world.apply(SmallWorld.add("10.00")), Outcome.Why.BAD_DATA, "alice");
        soundOnEveryNode();
    }

    @Test
    void who_is_gone_decides_no_election() {
        var node = new AccountId("node-2");
        irreversible(world, submitted(world.apply(new Directive.AddStake(BOB, 500))));
        var votes = new TreeMap<AccountId, Long>();
        votes.put(node, 400L);
        irreversible(world, submitted(world.apply(new Directive.CastVotes(BOB, votes))));
        assertThat(votesFor(node)).isEqualTo(400);
        irreversible(world, submitted(change(ADA, BOB, Optional.empty())));
        assertThat(votesFor(node)).isZero();
        refused(
                world.apply(new Directive.CastVotes(BOB, votes)),
                Outcome.Why.BAD_DATA,
                "account bob is closed");
        soundOnEveryNode();
    }

    private long votesFor(AccountId node) {
        return world.view().candidates().stream()
                .filter(c -> c.delegate().equals(node))
                .findFirst()
                .orElseThrow()
                .votes();
    }

    // ---- keys

    @Test
    void who_takes_keys_out_is_in_the_log_and_so_is_who_was_refused() {
        world.apply(new Directive.TakeKeys(ALICE, ALICE, true));
        refused(
                world.apply(new Directive.TakeKeys(ADA, ALICE, false)),
                Outcome.Why.NOT_PERMITTED,
                "by their owner alone");
        assertThat(world.accessEntries())
                .extracting(e -> e.actor() + " " + e.action() + " " + e.subject() + e.allowed())
                .containsExactly("alice export keys alicetrue", "ada export keys alicefalse");
    }
}
