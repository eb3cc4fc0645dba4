package medchain.simulator.world;

import static medchain.simulator.world.SmallWorld.ADA;
import static medchain.simulator.world.SmallWorld.ALICE;
import static medchain.simulator.world.SmallWorld.BOB;
import static medchain.simulator.world.SmallWorld.DORA;
import static medchain.simulator.world.SmallWorld.irreversible;
import static medchain.simulator.world.SmallWorld.submitted;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import medchain.simulator.identity.AccountId;
import medchain.simulator.identity.Role;
import medchain.simulator.identity.TxId;
import org.junit.jupiter.api.Test;

/** What is left of somebody who is gone, and who took keys. */
class ClosedAccountsTest extends RoleScene {
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
