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
import medchain.simulator.crypto.Secret;
import medchain.simulator.identity.AccountId;
import medchain.simulator.identity.Purpose;
import medchain.simulator.records.AccessOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Breaking the glass: one patient, a reason, a time, and somebody who looks at it afterwards. */
class EmergencyTest {
    private static final String REASON = "found unconscious at home";

    private final World world = SmallWorld.world(47);

    @BeforeEach
    void a_record_is_on_the_chain() {
        var tx = submitted(world.apply(SmallWorld.add("12.50")));
        pass(Duration.ofSeconds(2));
        world.apply(new Directive.Approve(ALICE, tx));
        irreversible(world, tx);
    }

    private void pass(Duration time) {
        world.apply(new Directive.RunFor(time));
    }

    private Outcome allow(AccessOption option, boolean on) {
        return world.apply(new Directive.Allow(ADA, option, on));
    }

    private Outcome breakGlass(AccountId doctor, AccountId patient, String reason) {
        return world.apply(
                new Directive.BreakGlass(
                        doctor, patient, reason, Duration.ofMinutes(10), Optional.empty()));
    }

    private boolean reads(AccountId doctor, AccountId patient, Purpose purpose) {
        return world.apply(new Directive.ReadHistory(doctor, patient, purpose))
                instanceof Outcome.HistoryShown;
    }

    @Test
    void it_is_off_until_an_administrator_switches_it_on_and_that_is_logged() {
        assertThat(breakGlass(DIRK, ALICE, REASON)).isInstanceOf(Outcome.Refused.class);
        assertThat(world.apply(new Directive.Allow(DIRK, AccessOption.BREAK_GLASS, true)))
                .isInstanceOf(Outcome.Refused.class);
        allow(AccessOption.BREAK_GLASS, true);
        assertThat(breakGlass(DIRK, ALICE, REASON)).isInstanceOf(Outcome.Done.class);
        assertThat(world.accessEntries())
                .extracting(e -> e.actor() + " " + e.action() + " " + e.allowed())
                .containsExactly(
                        "dirk break glass false",
                        "dirk switch on break-glass false",
                        "ada switch on break-glass true",
                        "dirk break glass true");
        allow(AccessOption.BREAK_GLASS, false);
        assertThat(reads(DIRK, ALICE, Purpose.BTG)).as("switched off again").isFalse();
    }

    @Test
    void one_doctor_reads_one_patient_for_that_purpose_until_the_time_is_over() {
        allow(AccessOption.BREAK_GLASS, true);
        breakGlass(DIRK, ALICE, REASON);
        assertThat(reads(DIRK, ALICE, Purpose.BTG)).isTrue();
        assertThat(reads(DIRK, ALICE, Purpose.TREAT)).as("another purpose").isFalse();
        assertThat(reads(DIRK, BOB, Purpose.BTG)).as("another patient").isFalse();
        assertThat(reads(DORA, ALICE, Purpose.BTG)).as("another doctor").isFalse();
        pass(Duration.ofMinutes(10));
        assertThat(reads(DIRK, ALICE, Purpose.BTG)).as("ten minutes later").isFalse();
    }

    @Test
    void a_reason_of_a_word_a_week_and_whoever_is_no_doctor_are_refused() {
        allow(AccessOption.BREAK_GLASS, true);
        assertThat(breakGlass(DIRK, ALICE, "urgent")).isInstanceOf(Outcome.Refused.class);
        assertThat(breakGlass(DIRK, ALICE, REASON + "\n")).isInstanceOf(Outcome.Refused.class);
        assertThat(breakGlass(BOB, ALICE, REASON)).isInstanceOf(Outcome.Refused.class);
        assertThat(
                        world.apply(
                                new Directive.BreakGlass(
                                        DIRK, ALICE, REASON, Duration.ofDays(7), Optional.empty())))
                .isInstanceOf(Outcome.Refused.class);
        assertThat(breakGlass(DIRK, DORA, REASON))
                .as("an absent patient and somebody else get one answer")
                .isEqualTo(breakGlass(DIRK, new AccountId("nobody"), REASON));
        var wrong = Optional.of(new Secret("not the password".toCharArray()));
        assertThat(
                        world.apply(
                                new Directive.BreakGlass(
                                        DIRK, ALICE, REASON, Duration.ofHours(1), wrong)))
                .isInstanceOf(Outcome.Refused.class);
        assertThat(reads(DIRK, ALICE, Purpose.BTG)).isFalse();
    }

    @Test
    void every_case_waits_until_an_administrator_has_judged_it_once() {
        allow(AccessOption.BREAK_GLASS, true);
        breakGlass(DIRK, ALICE, REASON);
        reads(DIRK, ALICE, Purpose.BTG);
        reads(DIRK, ALICE, Purpose.BTG);
        assertThat(world.apply(new Directive.Review(ADA, Optional.empty())))
                .isInstanceOfSatisfying(
                        Outcome.EmergenciesShown.class,
                        shown ->
                                assertThat(shown.cases())
                                        .singleElement()
                                        .satisfies(c -> {
                                            assertThat(c.looks()).isEqualTo(2);
                                            assertThat(c.review()).isEmpty();
                                            assertThat(c.breaking().reason()).isEqualTo(REASON);
                                        }));
        var verdict = Optional.of(new Directive.Review.Verdict(1, false));
        assertThat(world.apply(new Directive.Review(DIRK, verdict)))
                .isInstanceOf(Outcome.Refused.class);
        assertThat(world.apply(new Directive.Review(ADA, verdict)))
                .isInstanceOfSatisfying(
                        Outcome.EmergenciesShown.class,
                        shown -> assertThat(shown.cases().getFirst().review()).isPresent());
        assertThat(world.apply(new Directive.Review(ADA, verdict)))
                .isInstanceOf(Outcome.Refused.class);
    }

    @Test
    void a_patient_sees_who_looked_when_that_is_on() {
        reads(DIRK, ALICE, Purpose.TREAT);
        assertThat(world.apply(new Directive.WhoLooked(ALICE))).isInstanceOf(Outcome.Refused.class);
        allow(AccessOption.WHO_LOOKED, true);
        assertThat(world.apply(new Directive.WhoLooked(ALICE)))
                .isInstanceOfSatisfying(
                        Outcome.AccessLogShown.class,
                        shown ->
                                assertThat(shown.entries())
                                        .extracting(e -> e.actor().value() + " " + e.action())
                                        .isEqualTo(
                                                List.of(
                                                        "dirk read history",
                                                        "alice who looked",
                                                        "alice who looked")));
        assertThat(world.apply(new Directive.WhoLooked(DORA))).isInstanceOf(Outcome.Refused.class);
    }
}
