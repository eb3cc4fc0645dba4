package medchain.simulator.world;

import static medchain.simulator.world.SmallWorld.ADA;
import static medchain.simulator.world.SmallWorld.ALICE;
import static medchain.simulator.world.SmallWorld.BOB;
import static medchain.simulator.world.SmallWorld.DIRK;
import static medchain.simulator.world.SmallWorld.DORA;
import static medchain.simulator.world.SmallWorld.irreversible;
import static medchain.simulator.world.SmallWorld.submitted;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import medchain.simulator.identity.Amount;
import medchain.simulator.identity.Operation;
import medchain.simulator.identity.OrganisationId;
import medchain.simulator.identity.Purpose;
import medchain.simulator.identity.RecordId;
import medchain.simulator.identity.TxId;
import medchain.simulator.journal.TxStage;
import org.junit.jupiter.api.Test;

class RevocationTest {
    private static final RecordId RECORD = new RecordId("rec-000001");
    private final World world = SmallWorld.world(3);

    private void pass(int seconds) {
        world.apply(new Directive.RunFor(Duration.ofSeconds(seconds)));
    }

    private TxId added() {
        pass(4);
        var tx = submitted(world.apply(SmallWorld.add("8.00")));
        pass(1);
        world.apply(new Directive.Approve(ALICE, tx));
        irreversible(world, tx);
        return tx;
    }

    private TxId shared(Duration time) {
        var share =
                new Directive.SubmitRecord(
                        DORA,
                        ALICE,
                        Operation.SHARE,
                        Optional.of(RECORD),
                        new OrganisationId("st-mary"),
                        new OrganisationId("acme"),
                        "PRESCRIPTION",
                        "",
                        new Amount(BigDecimal.ZERO),
                        Optional.of(new Sharing(DIRK, time)),
                        OptionalInt.empty());
        var tx = submitted(world.apply(share));
        pass(1);
        world.apply(new Directive.Approve(ALICE, tx));
        irreversible(world, tx);
        return tx;
    }

    private boolean dirkReads() {
        var read = new Directive.ReadHistory(DIRK, ALICE, Purpose.TREAT);
        return world.apply(read) instanceof Outcome.HistoryShown;
    }

    @Test
    void a_withdrawn_approval_never_enters_a_block_of_any_node() {
        pass(4);
        var tx = submitted(world.apply(SmallWorld.add("8.00")));
        pass(1);
        world.apply(new Directive.Approve(ALICE, tx));
        assertThat(world.apply(new Directive.Revoke(ALICE, tx))).isInstanceOf(Outcome.Done.class);
        assertThat(world.stage(tx)).contains(TxStage.WITHDRAWN);
        assertThat(world.apply(new Directive.Approve(ALICE, tx)))
                .isInstanceOf(Outcome.Refused.class);
        pass(120);
        assertThat(world.stage(tx)).contains(TxStage.WITHDRAWN);
        assertThat(world.copies())
                .allSatisfy(copy -> {
                    assertThat(copy.main())
                            .flatExtracting(b -> b.transactions())
                            .noneMatch(a -> a.id().equals(tx));
                    assertThat(copy.mempool()).isEmpty();
                });
    }

    @Test
    void of_a_withdrawal_that_races_a_block_all_nodes_tell_the_same() {
        for (int millis = 0; millis <= 4000; millis += 250) {
            var race = SmallWorld.world(11);
            race.apply(new Directive.RunFor(Duration.ofSeconds(4)));
            var tx = submitted(race.apply(SmallWorld.add("8.00")));
            race.apply(new Directive.RunFor(Duration.ofSeconds(1)));
            race.apply(new Directive.Approve(ALICE, tx));
            race.apply(new Directive.RunFor(Duration.ofMillis(millis)));
            race.apply(new Directive.Revoke(ALICE, tx));
            race.apply(new Directive.RunFor(Duration.ofSeconds(60)));
            long nodesWithIt =
                    race.copies().stream()
                            .filter(c ->
                                    c.main().stream()
                                            .flatMap(b -> b.transactions().stream())
                                            .anyMatch(a -> a.id().equals(tx)))
                            .count();
            assertThat(nodesWithIt).as("after %s ms", millis).isIn(0L, 4L);
            assertThat(race.stage(tx))
                    .contains(nodesWithIt == 0 ? TxStage.WITHDRAWN : TxStage.IRREVERSIBLE);
        }
    }

    @Test
    void the_end_of_a_share_is_on_the_chain_and_the_other_doctor_reads_no_more() {
        added();
        var share = shared(Duration.ofDays(30));
        assertThat(dirkReads()).isTrue();
        var revocation = submitted(world.apply(new Directive.Revoke(ALICE, share)));
        irreversible(world, revocation);
        assertThat(dirkReads()).isFalse();
        assertThat(world.copies())
                .allSatisfy(c ->
                        assertThat(c.ledger().record(RECORD).orElseThrow().readers()).isEmpty());
        assertThat(world.apply(new Directive.Revoke(ALICE, share)))
                .isInstanceOf(Outcome.Refused.class);
        assertThat(world.apply(new Directive.ReadHistory(ALICE, ALICE, Purpose.PATRQT)))
                .isInstanceOf(Outcome.HistoryShown.class);
        shared(Duration.ofDays(1));
        assertThat(dirkReads()).isTrue();
    }

    @Test
    void a_share_ends_by_itself_when_its_time_is_over() {
        added();
        shared(Duration.ofMinutes(2));
        assertThat(dirkReads()).isTrue();
        pass(119);
        assertThat(dirkReads()).isFalse();
    }

    @Test
    void only_the_patient_takes_back_what_she_approved_and_only_a_share_on_the_chain() {
        var add = added();
        var share = shared(Duration.ofDays(30));
        for (var other : new medchain.simulator.identity.AccountId[] {BOB, DORA, DIRK, ADA}) {
            assertThat(world.apply(new Directive.Revoke(other, share)))
                    .isInstanceOfSatisfying(
                            Outcome.Refused.class,
                            r -> assertThat(r.why()).isEqualTo(Outcome.Why.NOT_PERMITTED));
        }
        assertThat(world.apply(new Directive.Revoke(ALICE, add)))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        r -> assertThat(r.message()).contains("history is not overwritten"));
        assertThat(dirkReads()).isTrue();
    }
}
