package medchain.simulator.dpos;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeSet;
import java.util.function.ToIntFunction;
import medchain.simulator.atlas.ChainWalker;
import medchain.simulator.dpos.TwoBranches.Forged;
import medchain.simulator.identity.AccountId;
import org.junit.jupiter.api.Test;

/** Every run of four delegates up to a depth: who can be made to finalise two branches. */
class SafetyModelTest {
    private static final int QUORUM = 3;
    private static final List<AccountId> VOTERS = ChainWalker.delegates(4);
    private static final ToIntFunction<FinalityState> ANY =
            state -> state.irreversible() > 0 ? 0 : 1;

    /** Blocks on both branches together; more by the property medchain.depth. */
    private static final int DEPTH = Integer.getInteger("medchain.depth", 13);

    @Test
    void lisk_bft_with_one_byzantine_of_four_never_finalises_two_branches() {
        var model = new TwoBranches(4, 1, SafetyModelTest::liskNeeds);
        var genesis = LiskVotes.genesis(QUORUM, 12, VOTERS);
        assertThat(model.conflict(genesis, DEPTH)).isEmpty();
        assertThat(model.visited()).isGreaterThan(20_000);
    }

    @Test
    void lisk_bft_with_two_byzantine_of_four_is_broken_by_12_blocks_and_not_by_fewer() {
        var model = new TwoBranches(4, 2, SafetyModelTest::liskNeeds);
        var genesis = LiskVotes.genesis(QUORUM, 12, VOTERS);
        assertThat(model.conflict(genesis, 11)).isEmpty();
        var branches = model.conflict(genesis, 12).orElseThrow();
        assertThat(convicted(branches)).containsExactly(2, 3);
    }

    /** Forgers with contradicting headers: a conflict of LISK_BFT names at least 2q - n of them. */
    private static TreeSet<Integer> convicted(List<List<Forged>> branches) {
        var guilty = new TreeSet<Integer>();
        for (var one : branches.get(0)) {
            for (var other : branches.get(1)) {
                if (one.forger() == other.forger()
                        && Contradiction.between(claim(one), claim(other))) {
                    guilty.add(one.forger());
                }
            }
        }
        return guilty;
    }

    private static Contradiction.Claim claim(Forged block) {
        return new Contradiction.Claim(block.height(), block.generated(), block.prevoted());
    }

    @Test
    void one_phase_is_broken_by_6_blocks_though_nobody_lies() {
        var genesis = LastBlocks.genesis(1, VOTERS);
        assertThat(new TwoBranches(4, 0, ANY).conflict(genesis, 5)).isEmpty();
        assertThat(new TwoBranches(4, 0, ANY).conflict(genesis, 6)).isPresent();
    }

    @Test
    void one_phase_of_the_pipelined_rule_is_broken_by_one_byzantine_in_9_blocks() {
        ToIntFunction<FinalityState> proposed =
                state -> ((Confirmations) state).proposed() > 0 ? 0 : 1;
        var genesis = Confirmations.genesis(QUORUM, VOTERS);
        assertThat(new TwoBranches(4, 1, proposed).conflict(genesis, 8)).isEmpty();
        assertThat(new TwoBranches(4, 1, proposed).conflict(genesis, 9)).isPresent();
    }

    @Test
    void both_phases_of_the_pipelined_rule_hold_to_9_blocks() {
        var genesis = Confirmations.genesis(QUORUM, VOTERS);
        assertThat(new TwoBranches(4, 1, ANY).conflict(genesis, 9)).isEmpty();
    }

    /** Each block adds at most one vote to a height, and precommits come after a quorum. */
    private static int liskNeeds(FinalityState state) {
        var votes = (LiskVotes) state;
        if (votes.irreversible() > 0) {
            return 0;
        }
        int least = 2 * QUORUM;
        for (long x = 1; x <= 12; x++) {
            int prevotes = votes.prevotes(x);
            int needed = prevotes >= QUORUM ? QUORUM - votes.precommits(x) : 2 * QUORUM - prevotes;
            least = Math.min(least, needed);
        }
        return least;
    }
}
