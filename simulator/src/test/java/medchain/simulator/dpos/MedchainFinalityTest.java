package medchain.simulator.dpos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongUnaryOperator;
import java.util.stream.LongStream;
import medchain.simulator.atlas.ChainWalker;
import medchain.simulator.atlas.ClosedForms;
import medchain.simulator.atlas.Sample;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The medchain preset against the closed forms of its finality rule (design, V19, V20, 4.3). */
class MedchainFinalityTest {
    private static final Duration SLOT = Duration.ofSeconds(2);
    private static final double Z99 = 2.576;

    @Test
    void seven_delegates_taking_turns_finalise_every_block_after_exactly_nine_more() {
        var votes = LiskVotes.genesis(5, 21, ChainWalker.delegates(7));
        for (long height = 1; height <= 700; height++) {
            var forger = ChainWalker.delegate((int) (height % 7));
            votes = votes.next(height, forger, Math.max(0, height - 7));
            assertThat(votes.irreversible()).isEqualTo(Math.max(0, height - 9));
            assertThat(votes.prevoted()).isEqualTo(Math.max(0, height - 4));
        }
    }

    @ParameterizedTest
    @CsvSource({"4, 1500", "7, 1500", "21, 500", "51, 1000", "101, 300"})
    void shuffled_rounds_finalise_in_the_mean_of_the_closed_form(int n, int rounds) {
        var chain = new ChainWalker(ConsensusParameters.medchain(n, SLOT), 1);
        chain.walkBlocks((rounds + 4) * n);
        var measured = batches(rounds * n, 10 * n, chain::finalityBlocks);
        assertThat(measured.mean())
                .isCloseTo(ClosedForms.liskShuffledMean(n), within(measured.halfWidth(Z99)));
    }

    @Test
    void each_phase_of_a_round_of_seven_has_its_own_latency() {
        assertThat(ClosedForms.liskShuffledMean(7)).isCloseTo(10.226, within(0.001));
        double[] table = {10.00, 9.57, 9.00, 10.30, 10.97, 11.09, 10.66};
        int rounds = 4000;
        var chain = new ChainWalker(ConsensusParameters.medchain(7, SLOT), 2);
        chain.walkBlocks((rounds + 4) * 7);
        for (int phase = 0; phase < 7; phase++) {
            assertThat(ClosedForms.liskShuffled(7, phase)).isCloseTo(table[phase], within(0.0051));
            var values = new ArrayList<Double>();
            for (int round = 0; round < rounds; round++) {
                values.add((double) chain.finalityBlocks(round * 7L + phase + 1));
            }
            var measured = Sample.of(values);
            assertThat(values).allMatch(v -> v >= 9 && v <= 15);
            assertThat(measured.mean())
                    .as("phase %d", phase)
                    .isCloseTo(ClosedForms.liskShuffled(7, phase), within(measured.halfWidth(3.2)));
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 12.3", "2, 15.0"})
    void with_crashed_delegates_finality_slows_down_as_predicted(int crashed, double slots) {
        int blocks = 7000;
        var chain = new ChainWalker(ConsensusParameters.medchain(7, SLOT), 3);
        chain.crash(ChainWalker.delegates(7).subList(0, crashed)).walkBlocks(blocks + 60);
        var measured = batches(blocks, 70, chain::finalitySlots);
        assertThat(measured.mean()).isCloseTo(slots, within(0.05 + measured.halfWidth(Z99)));
    }

    @Test
    void with_three_of_seven_gone_the_head_grows_and_nothing_new_is_irreversible() {
        var chain = new ChainWalker(ConsensusParameters.medchain(7, SLOT), 4);
        chain.walkBlocks(100);
        chain.crash(ChainWalker.delegates(7).subList(0, 3)).walkBlocks(20);
        long frozen = chain.rules().irreversibleHeight(chain.head());
        chain.walkBlocks(400);
        assertThat(chain.rules().irreversibleHeight(chain.head())).isEqualTo(frozen);
        chain.crash(List.of()).walkBlocks(20);
        assertThat(chain.rules().irreversibleHeight(chain.head())).isGreaterThan(500);
    }

    /**
     * Means over batches of ten rounds: latencies of neighbouring rounds are correlated by 0.43.
     */
    private static Sample batches(int blocks, int size, LongUnaryOperator latency) {
        var means = new ArrayList<Double>();
        for (long first = 1; first + size <= blocks + 1; first += size) {
            means.add(LongStream.range(first, first + size).map(latency).average().orElseThrow());
        }
        return Sample.of(means);
    }
}
