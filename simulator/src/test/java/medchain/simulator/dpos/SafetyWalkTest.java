package medchain.simulator.dpos;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import medchain.simulator.atlas.FaultWalk;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Random faults on an adversary's network: LISK_BFT holds below n/3, one phase does not. */
class SafetyWalkTest {
    /** Ten thousand by the command swarm; the tests stay quick with these. */
    private static final int WALKS = Integer.getInteger("medchain.walks", 100);

    private static final Duration SLOT = Duration.ofSeconds(2);

    private record Tally(int walks, int broken, int convicted, long finalised, long forks) {}

    @ParameterizedTest
    @CsvSource({"4, 1", "7, 2"})
    void below_a_third_byzantine_nothing_conflicts_and_no_honest_delegate_is_convicted(
            int n, int f) {
        var tally = walks(ConsensusParameters.medchain(n, SLOT), f, WALKS);
        assertThat(tally.broken()).isZero();
        assertThat(tally.convicted()).isGreaterThan(WALKS / 2);
        assertThat(tally.finalised()).isGreaterThan(10L * WALKS * n / 2);
        assertThat(tally.forks()).isGreaterThan(10L * WALKS);
    }

    /** Votes come as late as blocks; liars vote for every branch and hear of everything first. */
    @ParameterizedTest
    @CsvSource({"4, 1", "7, 2"})
    void certificates_of_votes_never_conflict_below_a_third_either(int n, int f) {
        var fast = Presets.named("medchain-fast", n, SLOT).orElseThrow();
        var tally = walks(fast, f, WALKS);
        assertThat(tally.broken()).isZero();
        assertThat(tally.convicted()).isGreaterThan(WALKS / 2);
        assertThat(tally.finalised()).isGreaterThan(5L * WALKS * n / 2);
        assertThat(tally.forks()).isGreaterThan(10L * WALKS);
    }

    /** A third and more: the walks are hard enough for the rule to break where it may. */
    @Test
    void with_a_third_byzantine_certificates_do_conflict_and_convict_their_makers() {
        var fast = Presets.named("medchain-fast", 4, SLOT).orElseThrow();
        var tally = walks(fast, 2, WALKS);
        assertThat(tally.broken()).isPositive();
        assertThat(tally.convicted()).isGreaterThanOrEqualTo(tally.broken());
    }

    @Test
    void on_the_same_walks_one_phase_finality_is_broken() {
        var m = Policies.MEDCHAIN;
        var naive =
                new Policies(
                        m.order(),
                        1,
                        0,
                        0,
                        m.epochs(),
                        m.activation(),
                        new FinalityRule.Solidified(70),
                        ForkChoiceRule.LENGTH);
        var tally = walks(ConsensusParameters.medchain(4, SLOT).with(naive), 1, WALKS);
        assertThat(tally.broken()).isPositive();
    }

    private static Tally walks(ConsensusParameters parameters, int byzantine, int count) {
        int broken = 0;
        int convicted = 0;
        long finalised = 0;
        long forks = 0;
        for (int seed = 0; seed < count; seed++) {
            var walk = new FaultWalk(parameters, byzantine, seed).walk(150);
            broken += walk.conflicts().isEmpty() ? 0 : 1;
            assertThat(walk.convicted()).doesNotContainAnyElementsOf(walk.honest());
            convicted += walk.convicted().isEmpty() ? 0 : 1;
            finalised += walk.finalisedHeight();
            forks += walk.forks();
        }
        return new Tally(count, broken, convicted, finalised, forks);
    }
}
