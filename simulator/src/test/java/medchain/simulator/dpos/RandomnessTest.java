package medchain.simulator.dpos;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import medchain.simulator.atlas.ChainWalker;
import medchain.simulator.dpos.Randomness.EpochReveals;
import medchain.simulator.identity.Hash;
import org.junit.jupiter.api.Test;

/** Whose reveals make which seed (LIP-0022, lisk-sdk PoSModule._updateValidators). */
class RandomnessTest {
    private static final long EPOCH = 9;

    /** Ten halves of epochs, one of which has another reveal. */
    private static Randomness with(long epoch, boolean second) {
        var randomness = Randomness.genesis(Hash.ZERO);
        for (long e = EPOCH - 4; e < EPOCH; e++) {
            for (var half : List.of(false, true)) {
                var usual = ChainWalker.digest(e + " " + half);
                var other = ChainWalker.digest("other");
                randomness = randomness.with(e, half, e == epoch && half == second ? other : usual);
            }
        }
        return randomness;
    }

    @Test
    void the_earlier_seed_is_of_one_epoch_and_the_later_of_two_halves() {
        var usual = with(-1, false);
        for (long e = EPOCH - 4; e < EPOCH; e++) {
            for (var second : List.of(false, true)) {
                var changed = with(e, second);
                boolean earlier = e == EPOCH - 2;
                boolean later = second ? e == EPOCH - 2 : e == EPOCH - 1;
                assertThat(!changed.seed(EPOCH).equals(usual.seed(EPOCH))).isEqualTo(earlier);
                assertThat(!changed.laterSeed(EPOCH).equals(usual.laterSeed(EPOCH)))
                        .isEqualTo(later);
            }
        }
        assertThat(usual.seed(EPOCH)).isNotEqualTo(usual.laterSeed(EPOCH));
    }

    /** The later seed is of 103 blocks from the 154th before the round on: 51 and 52 of them. */
    @Test
    void the_second_half_of_a_lisk_round_are_its_last_51_blocks() {
        var chain = new ChainWalker(Presets.named("lisk").orElseThrow(), 3).walkBlocks(103);
        var shuffledBy = chain.head().register.randomness().laterSeed(1);
        assertThat(chain.rules().roundSchedule(chain.head(), chain.head().slot() + 1))
                .isEqualTo(RealOrders.lisk(chain.rules().delegates(chain.head()), shuffledBy));
        chain.walkBlocks(52);
        assertThat(newest(chain)).isEqualTo(new EpochReveals(1, false, mixed(chain, 104, 155)));
        chain.walkBlocks(51);
        assertThat(newest(chain)).isEqualTo(new EpochReveals(1, true, mixed(chain, 156, 206)));
    }

    private static EpochReveals newest(ChainWalker chain) {
        return chain.head().register.randomness().reveals().getLast();
    }

    private static Hash mixed(ChainWalker chain, long from, long to) {
        var mixed = Hash.ZERO;
        for (long h = from; h <= to; h++) {
            var forger = chain.rules().scheduled(chain.at(h - 1), chain.at(h).slot());
            var r = chain.at(h).register.headers().get(forger).orElseThrow().reveal();
            mixed =
                    new Hash(
                            mixed.a() ^ r.a(),
                            mixed.b() ^ r.b(),
                            mixed.c() ^ r.c(),
                            mixed.d() ^ r.d());
        }
        return mixed;
    }
}
