package medchain.simulator.world;

import static medchain.simulator.world.SmallWorld.ADA;
import static medchain.simulator.world.SmallWorld.ALICE;
import static medchain.simulator.world.SmallWorld.BOB;
import static medchain.simulator.world.SmallWorld.DIRK;
import static medchain.simulator.world.SmallWorld.DORA;
import static medchain.simulator.world.SmallWorld.add;
import static medchain.simulator.world.SmallWorld.irreversible;
import static medchain.simulator.world.SmallWorld.submitted;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import medchain.simulator.check.Invariants;
import medchain.simulator.identity.NodeId;
import medchain.simulator.identity.Operation;
import medchain.simulator.identity.Purpose;
import medchain.simulator.intake.Content;
import medchain.simulator.journal.Happening;
import medchain.simulator.journal.TxStage;
import medchain.simulator.world.Directive.ReadAccessLog.Look;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class JourneyTest {
    private final World world = SmallWorld.world(42);

    @AfterEach
    void every_promise_was_kept() {
        assertThat(Invariants.check(world)).allMatch(c -> c.broken().isEmpty());
    }

    @Test
    void an_approved_record_becomes_irreversible_and_its_patient_reads_it() {
        var tx = submitted(world.apply(add("12.50")));
        assertThat(world.stage(tx)).contains(TxStage.SUBMITTED);
        pass(2);
        assertThat(world.stage(tx)).contains(TxStage.PENDING_CONSENT);
        assertThat(world.apply(new Directive.Approve(ALICE, tx))).isInstanceOf(Outcome.Done.class);
        assertThat(world.stage(tx)).contains(TxStage.MEMPOOL);
        irreversible(world, tx);
        var shown = world.apply(new Directive.ReadHistory(ALICE, ALICE, Purpose.PATRQT));
        assertThat(shown).isInstanceOf(Outcome.HistoryShown.class);
        assertThat(((Outcome.HistoryShown) shown).versions())
                .singleElement()
                .satisfies(v -> {
                    assertThat(v.version().operation().amount()).hasToString("12.50");
                    assertThat(v.text()).contains("lisinopril 10 MG Oral Tablet");
                });
    }

    @Test
    void a_denied_record_never_enters_a_block() {
        var tx = submitted(world.apply(add("12.50")));
        pass(2);
        world.apply(new Directive.Deny(ALICE, tx, "not mine"));
        pass(120);
        assertThat(world.stage(tx)).contains(TxStage.DENIED);
        assertThat(medicalOperationsOnAnyChain()).isZero();
        assertThat(world.view().headHeight()).isGreaterThan(50);
    }

    @Test
    void an_ignored_request_expires_and_can_no_longer_be_approved() {
        var tx = submitted(world.apply(add("12.50")));
        pass(130);
        assertThat(world.stage(tx)).contains(TxStage.EXPIRED);
        assertThat(world.apply(new Directive.Approve(ALICE, tx)))
                .isInstanceOf(Outcome.Refused.class);
        pass(30);
        assertThat(medicalOperationsOnAnyChain()).isZero();
    }

    @Test
    void nobody_but_the_patient_can_approve() {
        var tx = submitted(world.apply(add("12.50")));
        pass(2);
        assertThat(world.apply(new Directive.Approve(BOB, tx)))
                .isEqualTo(
                        new Outcome.Refused(
                                Outcome.Why.NOT_PERMITTED,
                                "only the patient of the record can answer"));
        assertThat(world.stage(tx)).contains(TxStage.PENDING_CONSENT);
    }

    @Test
    void a_doctor_is_refused_until_the_record_is_shared_and_every_attempt_is_logged() {
        var tx = submitted(world.apply(add("12.50")));
        var record =
                world.facts().stream()
                        .map(f -> f.what())
                        .filter(Happening.Submitted.class::isInstance)
                        .map(h -> ((Happening.Submitted) h).medical().orElseThrow().recordId())
                        .findFirst()
                        .orElseThrow();
        pass(2);
        world.apply(new Directive.Approve(ALICE, tx));
        irreversible(world, tx);
        var read = new Directive.ReadHistory(DIRK, ALICE, Purpose.TREAT);
        assertThat(world.apply(read)).isInstanceOf(Outcome.Refused.class);
        var share =
                submitted(world.apply(SmallWorld.on(Operation.SHARE, record, Optional.of(DIRK))));
        pass(2);
        world.apply(new Directive.Approve(ALICE, share));
        irreversible(world, share);
        assertThat(world.apply(read)).isInstanceOf(Outcome.HistoryShown.class);
        var log = world.apply(new Directive.ReadAccessLog(ADA, Look.READ));
        assertThat(((Outcome.AccessLogShown) log).entries())
                .extracting(e -> e.actor() + " " + e.action() + " " + e.allowed())
                .containsExactly(
                        "dirk read history false",
                        "dirk read history true",
                        "ada read access log true");
        assertThat(world.apply(new Directive.ReadAccessLog(DORA, Look.READ)))
                .isInstanceOf(Outcome.Refused.class);
    }

    @Test
    void a_crashed_node_catches_up_and_every_node_agrees() {
        pass(30);
        assertThat(world.view().irreversibleHeight()).isPositive();
        world.apply(new Directive.Crash(new NodeId(2)));
        var tx = submitted(world.apply(add("99.00")));
        pass(2);
        world.apply(new Directive.Approve(ALICE, tx));
        irreversible(world, tx);
        world.apply(new Directive.Restart(new NodeId(2), false));
        pass(61);
        var heads = world.copies().stream().map(c -> c.ledger().root()).distinct();
        assertThat(heads).hasSize(1);
        assertThat(world.copies().get(2).irreversibleHeight()).isGreaterThan(20);
    }

    @Test
    void tampering_with_one_copy_is_found_and_named() {
        var tx = submitted(world.apply(add("12.50")));
        pass(2);
        world.apply(new Directive.Approve(ALICE, tx));
        irreversible(world, tx);
        long height =
                world.copies().getFirst().main().stream()
                        .filter(b -> b.height() > 0 && !b.transactions().isEmpty())
                        .findFirst()
                        .orElseThrow()
                        .height();
        for (var field : TamperField.values()) {
            var fresh = new NodeId(1);
            assertThat(world.apply(new Directive.VerifyChain(new NodeId(0))))
                    .isInstanceOfSatisfying(
                            Outcome.Verified.class, v -> assertThat(v.sound()).isTrue());
            assertThat(world.apply(new Directive.Tamper(fresh, height, field)))
                    .isInstanceOf(Outcome.Done.class);
            assertThat(world.apply(new Directive.VerifyChain(fresh)))
                    .isInstanceOfSatisfying(
                            Outcome.Verified.class,
                            v -> {
                                assertThat(v.sound()).isFalse();
                                assertThat(v.finding())
                                        .contains("block " + height)
                                        .contains(field.word());
                            });
        }
    }

    @Test
    void the_same_seed_gives_the_same_trace_and_another_gives_another() {
        assertThat(traceOf(1)).isEqualTo(traceOf(1)).isNotEqualTo(traceOf(2));
    }

    private static String traceOf(long seed) {
        var world =
                new World(
                        SmallWorld.spec(seed, 0.05),
                        medchain.simulator.kernel.Parallel.SERIAL,
                        medchain.simulator.kernel.Progress.NONE);
        var tx = submitted(world.apply(add("12.50")));
        world.apply(new Directive.RunFor(Duration.ofSeconds(3)));
        world.apply(new Directive.Approve(ALICE, tx));
        world.apply(new Directive.RunFor(Duration.ofMinutes(3)));
        return world.traceHash().hex();
    }

    private long medicalOperationsOnAnyChain() {
        return world.copies().stream()
                .flatMap(c -> c.main().stream())
                .flatMap(b -> b.transactions().stream())
                .filter(a -> a.signed().content() instanceof Content.Medical)
                .count();
    }

    private void pass(int seconds) {
        world.apply(new Directive.RunFor(Duration.ofSeconds(seconds)));
    }
}
