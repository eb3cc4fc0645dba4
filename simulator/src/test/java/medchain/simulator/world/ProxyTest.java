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
import java.util.List;
import java.util.Optional;
import medchain.simulator.check.Invariants;
import medchain.simulator.consent.Consent;
import medchain.simulator.identity.AccountId;
import medchain.simulator.identity.NodeId;
import medchain.simulator.identity.Operation;
import medchain.simulator.identity.Purpose;
import medchain.simulator.identity.RecordId;
import medchain.simulator.identity.Role;
import medchain.simulator.identity.TxId;
import medchain.simulator.intake.Content;
import medchain.simulator.journal.TxStage;
import medchain.simulator.records.AccessOption;
import medchain.simulator.records.Emergencies;
import org.junit.jupiter.api.Test;

/**
 * Bob answers for Alice: because she signed it, or as a parent does for a child, because an
 * administrator says on what ground and another one judges that.
 */
class ProxyTest {
    private static final RecordId RECORD = new RecordId("rec-000001");
    private static final Duration HOUR = Duration.ofHours(1);
    private static final String GROUND = "father, birth certificate seen";

    private final World world = SmallWorld.world(61);

    private void pass(Duration time) {
        world.apply(new Directive.RunFor(time));
    }

    private Outcome appoint(AccountId who, AccountId representative, Duration time) {
        return appoint(who, representative, time, Optional.of(GROUND).filter(_ -> who.equals(ADA)));
    }

    private Outcome appoint(
            AccountId who, AccountId representative, Duration time, Optional<String> ground) {
        return world.apply(
                new Directive.GiveMandate(who, ALICE, representative, Optional.of(time), ground));
    }

    private Outcome dismiss(AccountId who) {
        return world.apply(
                new Directive.GiveMandate(who, ALICE, BOB, Optional.empty(), Optional.empty()));
    }

    private void allow(boolean on) {
        world.apply(new Directive.Allow(ADA, AccessOption.PROXIES, on));
    }

    private void bobRepresentsAlice() {
        allow(true);
        irreversible(world, submitted(appoint(ADA, BOB, HOUR)));
    }

    private TxId asked() {
        var tx = submitted(world.apply(SmallWorld.add("8.00")));
        pass(Duration.ofSeconds(1));
        return tx;
    }

    private Outcome approve(AccountId who, TxId tx) {
        return world.apply(new Directive.Approve(who, tx));
    }

    private boolean reads(AccountId who) {
        return world.apply(new Directive.ReadHistory(who, ALICE, Purpose.PATRQT))
                instanceof Outcome.HistoryShown;
    }

    private void soundOnEveryNode() {
        for (var copy : world.copies()) {
            assertThat(world.apply(new Directive.VerifyChain(copy.node())))
                    .isInstanceOfSatisfying(
                            Outcome.Verified.class, v -> assertThat(v.sound()).isTrue());
        }
        assertThat(Invariants.check(world)).allSatisfy(c -> assertThat(c.broken()).isEmpty());
    }

    private static void notPermitted(Outcome outcome) {
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        r -> assertThat(r.why()).isEqualTo(Outcome.Why.NOT_PERMITTED));
    }

    @Test
    void proxies_are_off_until_an_administrator_switches_them_on_and_all_of_it_is_logged() {
        notPermitted(appoint(ADA, BOB, HOUR));
        notPermitted(world.apply(new Directive.Allow(BOB, AccessOption.PROXIES, true)));
        allow(true);
        notPermitted(appoint(BOB, BOB, HOUR));
        notPermitted(appoint(DORA, BOB, HOUR));
        submitted(appoint(ALICE, BOB, HOUR));
        assertThat(world.accessEntries())
                .extracting(
                        e -> e.actor() + " " + e.action() + " " + e.subject() + " " + e.allowed())
                .containsExactly(
                        "ada appoint bob alice false",
                        "bob switch on proxies access rules false",
                        "ada switch on proxies access rules true",
                        "bob appoint bob alice false",
                        "dora appoint bob alice false",
                        "alice appoint bob alice true");
    }

    @Test
    void an_administrator_appoints_nobody_without_a_ground() {
        allow(true);
        for (var ground : List.of("", "because", " ".repeat(30), GROUND + "\n", "x".repeat(201))) {
            notPermitted(appoint(ADA, BOB, HOUR, Optional.of(ground)));
        }
        notPermitted(appoint(ADA, BOB, HOUR, Optional.empty()));
        assertThat(world.view().mandates()).isEmpty();
        assertThat(cases(ADA)).isEmpty();
    }

    private List<Emergencies.Case> cases(AccountId administrator) {
        var shown = world.apply(new Directive.Review(administrator, Optional.empty()));
        return ((Outcome.EmergenciesShown) shown).cases();
    }

    @Test
    void a_guardian_waits_for_the_review_of_another_administrator_and_her_own_choice_for_none() {
        allow(true);
        irreversible(world, submitted(appoint(ALICE, BOB, HOUR)));
        assertThat(cases(ADA)).isEmpty();
        irreversible(world, submitted(appoint(ADA, BOB, HOUR)));
        assertThat(cases(ADA))
                .singleElement()
                .satisfies(c -> {
                    assertThat(c.breaking().doctor()).isEqualTo(ADA);
                    assertThat(c.breaking().patient()).isEqualTo(ALICE);
                    assertThat(c.breaking().reason()).isEqualTo("legal guardian bob: " + GROUND);
                    assertThat(c.review()).isEmpty();
                });
        var verdict = Optional.of(new Directive.Review.Verdict(1, true));
        assertThat(world.apply(new Directive.Review(ADA, verdict)))
                .as("her own case")
                .isInstanceOf(Outcome.Refused.class);
        var eve = new AccountId("eve");
        var second = Enrolment.simulated(7, eve, Role.ADMINISTRATOR, SmallWorld.WEAK);
        irreversible(
                world, submitted(world.apply(new Directive.Register(second, Optional.of(ADA)))));
        assertThat(world.apply(new Directive.Review(eve, verdict)))
                .isInstanceOf(Outcome.EmergenciesShown.class);
        assertThat(cases(ADA).getFirst().review()).isPresent();
        assertThat(world.accessEntries())
                .extracting(e -> e.actor() + " " + e.action() + " " + e.subject())
                .contains("ada appoint bob alice", "ada review case 1", "eve review case 1");
    }

    @Test
    void a_guardian_who_was_appointed_without_good_reason_is_none_any_more() {
        bobRepresentsAlice();
        var eve = new AccountId("eve");
        var second = Enrolment.simulated(7, eve, Role.ADMINISTRATOR, SmallWorld.WEAK);
        irreversible(
                world, submitted(world.apply(new Directive.Register(second, Optional.of(ADA)))));
        assertThat(reads(BOB)).isTrue();
        var no = Optional.of(new Directive.Review.Verdict(1, false));
        assertThat(world.apply(new Directive.Review(ADA, no))).isInstanceOf(Outcome.Refused.class);
        pass(Duration.ofSeconds(20));
        assertThat(reads(BOB)).as("nobody undoes what he did himself").isTrue();
        world.apply(new Directive.Review(eve, no));
        pass(Duration.ofSeconds(20));
        assertThat(reads(BOB)).isFalse();
        assertThat(world.accessEntries())
                .extracting(e -> e.actor() + " " + e.action() + " " + e.subject() + e.allowed())
                .contains("eve review case 1true", "eve dismiss bob alicetrue");
        soundOnEveryNode();
    }

    @Test
    void who_chose_a_representative_herself_is_answered_for_as_well() {
        allow(true);
        irreversible(world, submitted(appoint(ALICE, BOB, HOUR)));
        var tx = asked();
        assertThat(approve(BOB, tx)).isInstanceOf(Outcome.Done.class);
        irreversible(world, tx);
        assertThat(reads(BOB)).isTrue();
        soundOnEveryNode();
    }

    @Test
    void a_parent_sees_and_signs_what_a_child_is_asked_and_the_log_names_both() {
        bobRepresentsAlice();
        var tx = asked();
        assertThat(world.apply(new Directive.ReadRequest(BOB, tx)))
                .isInstanceOfSatisfying(
                        Outcome.RequestShown.class,
                        shown -> assertThat(shown.text()).contains("lisinopril 10 MG Oral Tablet"));
        assertThat(approve(BOB, tx)).isInstanceOf(Outcome.Done.class);
        irreversible(world, tx);
        assertThat(world.stage(tx)).contains(TxStage.IRREVERSIBLE);
        assertThat(reads(BOB)).isTrue();
        assertThat(world.accessEntries())
                .extracting(e -> e.actor() + " " + e.action() + " of " + e.subject())
                .endsWith(
                        "bob read request as proxy of alice",
                        "bob approve " + tx.brief() + " as proxy of alice",
                        "bob read history as proxy of alice");
        var signer =
                world.view().chain(new NodeId(1)).stream()
                        .flatMap(b -> b.transactions().stream())
                        .filter(a -> a.id().equals(tx))
                        .findFirst()
                        .orElseThrow()
                        .decision()
                        .orElseThrow()
                        .by();
        assertThat(signer).as("the chain says who signed").isEqualTo(BOB);
        soundOnEveryNode();
    }

    @Test
    void nobody_else_answers_and_a_doctor_never_represents() {
        allow(true);
        assertThat(appoint(ADA, DIRK, HOUR)).isInstanceOf(Outcome.Refused.class);
        assertThat(appoint(ADA, ALICE, HOUR)).isInstanceOf(Outcome.Refused.class);
        var tx = asked();
        notPermitted(approve(BOB, tx));
        assertThat(reads(BOB)).isFalse();
        assertThat(world.accessEntries().getLast().allowed()).isFalse();
        assertThat(world.stage(tx)).contains(TxStage.PENDING_CONSENT);
    }

    @Test
    void the_chain_itself_refuses_a_mandate_that_neither_she_nor_an_administrator_signed() {
        for (var sender : new AccountId[] {BOB, DORA, DIRK}) {
            assertThat(
                            world.submit(
                                    sender,
                                    new Content.Mandate(
                                            ALICE, BOB, Optional.of(world.now().plus(HOUR)))))
                    .as("%s", sender)
                    .isInstanceOf(Outcome.Refused.class);
        }
    }

    @Test
    void a_mandate_ends_by_itself() {
        allow(true);
        irreversible(world, submitted(appoint(ADA, BOB, Duration.ofMinutes(2))));
        pass(Duration.ofMinutes(2));
        notPermitted(approve(BOB, asked()));
        assertThat(reads(BOB)).isFalse();
    }

    @Test
    void the_patient_ends_it_and_a_yes_that_no_block_has_yet_counts_no_more() {
        bobRepresentsAlice();
        var tx = asked();
        var end = submitted(dismiss(ALICE));
        assertThat(approve(BOB, tx))
                .as("the end is in no block yet")
                .isInstanceOf(Outcome.Done.class);
        irreversible(world, end);
        pass(Duration.ofMinutes(1));
        notPermitted(approve(BOB, asked()));
        assertThat(reads(BOB)).isFalse();
        assertThat(
                        world.apply(
                                new Directive.GiveMandate(
                                        ALICE, ALICE, BOB, Optional.empty(), Optional.empty())))
                .as("ended once")
                .isInstanceOf(Outcome.Refused.class);
        var given =
                world.view().chain(new NodeId(1)).stream()
                        .flatMap(b -> b.transactions().stream())
                        .filter(a -> a.id().equals(tx))
                        .findFirst()
                        .orElseThrow();
        var now = world.copies().getFirst().ledger();
        assertThat(Consent.stands(given, now)).as("no later block may take it").isFalse();
        soundOnEveryNode();
    }

    @Test
    void switched_off_again_a_mandate_on_the_chain_gives_nothing() {
        bobRepresentsAlice();
        var tx = asked();
        allow(false);
        notPermitted(approve(BOB, tx));
        notPermitted(world.apply(new Directive.ReadRequest(BOB, tx)));
        assertThat(reads(BOB)).isFalse();
        assertThat(approve(ALICE, tx)).as("herself").isInstanceOf(Outcome.Done.class);
    }

    @Test
    void who_represents_ends_a_share_too_since_to_end_is_as_easy_as_to_agree() {
        bobRepresentsAlice();
        var added = asked();
        approve(BOB, added);
        irreversible(world, added);
        var share =
                submitted(world.apply(SmallWorld.on(Operation.SHARE, RECORD, Optional.of(DIRK))));
        pass(Duration.ofSeconds(1));
        approve(BOB, share);
        irreversible(world, share);
        assertThat(reads(DIRK)).isTrue();
        irreversible(world, submitted(world.apply(new Directive.Revoke(BOB, share))));
        assertThat(reads(DIRK)).isFalse();
        soundOnEveryNode();
    }
}
