package medchain.simulator.world;

import static medchain.simulator.world.SmallWorld.ADA;
import static medchain.simulator.world.SmallWorld.ALICE;
import static medchain.simulator.world.SmallWorld.DIRK;
import static medchain.simulator.world.SmallWorld.DORA;
import static medchain.simulator.world.SmallWorld.irreversible;
import static medchain.simulator.world.SmallWorld.submitted;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import medchain.simulator.crypto.SigningKey;
import medchain.simulator.identity.AccountId;
import medchain.simulator.identity.DatasetId;
import medchain.simulator.identity.Hash;
import medchain.simulator.identity.Purpose;
import medchain.simulator.identity.Role;
import medchain.simulator.intake.Bytes;
import medchain.simulator.intake.Content;
import medchain.simulator.intake.Endorsement;
import medchain.simulator.query.QueryRequest;
import medchain.simulator.world.WorldView.UserStatus.Standing;
import org.junit.jupiter.api.Test;

/** Who may become what, and who decides it. */
class RolesTest extends RoleScene {
    private static final Enrolment DOCTOR = enrolment(Role.DOCTOR);
    private static final Enrolment ADMINISTRATOR = enrolment(Role.ADMINISTRATOR);

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

    @Test
    void a_researcher_has_to_do_with_data_and_with_nobodys_records() {
        var researcher = enrolment(Role.RESEARCHER);
        refused(register(researcher, Optional.empty()), Outcome.Why.NOT_PERMITTED, "endorsed by");
        irreversible(world, submitted(register(researcher, Optional.of(ADA))));
        assertThat(reads(EVE)).isFalse();
        refused(ask(EVE), Outcome.Why.BAD_DATA, "no dataset wdbc");
        refused(ask(ALICE), Outcome.Why.NOT_PERMITTED, "may query datasets");
        var part = new Content.Data(new DatasetId("wdbc"), 0, 1, new Bytes(new byte[] {1}));
        refused(world.submit(ALICE, part), Outcome.Why.BAD_DATA, "alice may not publish data");
        irreversible(world, submitted(world.submit(EVE, part)));
        irreversible(world, submitted(change(ADA, DIRK, Optional.of(Role.RESEARCHER))));
        refused(
                world.apply(SmallWorld.addBy(DIRK)),
                Outcome.Why.NOT_PERMITTED,
                "dirk is a researcher, not a doctor");
        soundOnEveryNode();
    }

    private Outcome ask(AccountId who) {
        var count = new QueryRequest.Count(new DatasetId("wdbc"), Optional.empty());
        return world.apply(new Directive.Ask(who, count, Purpose.HRESCH));
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
    void who_removes_the_other_administrator_cannot_go_in_the_same_block() {
        secondAdministrator();
        submitted(change(ADA, EVE, Optional.empty()));
        change(ADA, ADA, Optional.empty());
        pass(60);
        assertThat(List.of(standing(ADA), standing(EVE)))
                .containsExactly(Standing.YES, Standing.CLOSED);
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
}
