package medchain.simulator.dpos;

import static medchain.simulator.atlas.ChainWalker.delegate;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import medchain.simulator.atlas.ChainWalker;
import org.junit.jupiter.api.Test;

/** Known traces (design, 4.6) and what the two activation rules cost. */
class FinalityTracesTest {
    private static final Duration SLOT = Duration.ofSeconds(2);

    @Test
    void two_branches_without_a_liar_both_solidify_and_lisk_bft_finalises_neither() {
        // C sees A,B,C; A and B crash and miss C's block; D forges three alone; they join it
        assertThat(solidified("ABC")).isEqualTo(1);
        assertThat(solidified("DDDAB")).isEqualTo(3);
        assertThat(lisk("ABC", 0, 0, 0)).isZero();
        assertThat(lisk("DDDAB", 0, 1, 2, 1, 2)).isZero();
    }

    @Test
    void the_counterexample_to_single_phase_dpos_moves_no_finality_under_lisk_bft() {
        // EOSIO/eos#2718: A,B,C,D against D',A,B,C,D,A,B,C with D equivocating
        assertThat(solidified("ABCD")).isEqualTo(2);
        assertThat(solidified("DABCDABC")).isEqualTo(6);
        assertThat(lisk("ABCD", 0, 0, 0, 0)).isZero();
        assertThat(lisk("DABCDABC", 0, 1, 2, 3, 1, 2, 3, 4)).isLessThanOrEqualTo(2);
    }

    @Test
    void dead_delegates_beyond_the_quorum_can_be_voted_out_only_by_delayed_activation() {
        var finalized = ConsensusParameters.medchain(7, SLOT);
        var m = Policies.MEDCHAIN;
        var delayed =
                finalized.with(
                        new Policies(
                                m.order(),
                                1,
                                0,
                                0,
                                m.epochs(),
                                Policies.Activation.DELAYED,
                                m.finality(),
                                m.forkChoice()));
        var stuck = afterThreeDied(finalized);
        assertThat(stuck.rules().term(stuck.head()).carried()).isTrue();
        assertThat(stuck.rules().delegates(stuck.head())).contains(delegate(0));
        assertThat(stuck.rules().irreversibleHeight(stuck.head())).isLessThan(80);
        var healed = afterThreeDied(delayed);
        assertThat(healed.rules().delegates(healed.head()))
                .doesNotContain(delegate(0), delegate(1), delegate(2));
        assertThat(healed.rules().irreversibleHeight(healed.head()))
                .isGreaterThan(healed.head().height() - 20);
    }

    @Test
    void a_delegate_votes_once_for_a_height_however_often_it_forges() {
        var votes = LiskVotes.genesis(3, 12, ChainWalker.delegates(4));
        votes = votes.next(1, delegate(0), 0).next(2, delegate(0), 1).next(3, delegate(0), 2);
        assertThat(votes.prevotes(1)).isEqualTo(1);
        assertThat(votes.prevotes(3)).isEqualTo(1);
    }

    @Test
    void heights_that_a_delegate_signed_elsewhere_get_no_vote_of_it_here() {
        var votes = LiskVotes.genesis(3, 12, ChainWalker.delegates(4));
        votes = votes.next(1, delegate(0), 0).next(2, delegate(1), 0);
        var moved = votes.next(3, delegate(2), 2);
        assertThat(moved.prevotes(2)).isEqualTo(1);
        assertThat(moved.prevotes(3)).isEqualTo(1);
        var silent = votes.next(3, delegate(2), 3);
        assertThat(silent.prevotes(3)).isZero();
        var precommitted = votes.next(3, delegate(2), 0).next(4, delegate(0), 1);
        assertThat(precommitted.precommits(1)).isEqualTo(1);
        assertThat(precommitted.next(5, delegate(1), 9).precommits(1)).isEqualTo(1);
        assertThat(precommitted.next(5, delegate(1), 2).precommits(1)).isEqualTo(2);
    }

    @Test
    void a_newcomer_votes_only_for_blocks_since_it_was_seated() {
        var voters = ChainWalker.delegates(4);
        var votes = LiskVotes.genesis(3, 12, voters);
        votes = votes.next(1, delegate(0), 0).next(2, delegate(1), 0);
        var renewed = List.of(delegate(0), delegate(1), delegate(8), delegate(9));
        votes = votes.withMembers(renewed, 3).next(3, delegate(8), 0).next(4, delegate(9), 0);
        assertThat(votes.prevotes(1)).isEqualTo(2);
        assertThat(votes.prevotes(3)).isEqualTo(2);
        assertThat(votes.prevoted()).isZero();
        assertThat(votes.next(5, delegate(0), 1).prevoted()).isEqualTo(3);
    }

    /** Delegates 0 to 2 stop for good after slot 70; voters turn to three others. */
    private static ChainWalker afterThreeDied(ConsensusParameters parameters) {
        var chain = new ChainWalker(parameters, 1);
        chain.standings(standings(List.of(0, 1, 2, 3, 4, 5, 6))).walkToSlot(70);
        chain.crash(ChainWalker.delegates(3));
        return chain.standings(standings(List.of(3, 4, 5, 6, 10, 11, 12))).walkToSlot(700);
    }

    private static List<Standing> standings(List<Integer> candidates) {
        return candidates.stream().map(i -> new Standing(delegate(i), 100, 0)).toList();
    }

    private static long solidified(String forgers) {
        var state = LastBlocks.genesis(1, ChainWalker.delegates(4));
        for (int i = 0; i < forgers.length(); i++) {
            state =
                    state.next(
                            new Link(
                                    new Finalizer.Ref(ChainWalker.GENESIS, i + 1),
                                    i + 1,
                                    forger(forgers, i),
                                    0,
                                    0,
                                    true));
        }
        return state.irreversible();
    }

    private static long lisk(String forgers, int... generated) {
        var state = LiskVotes.genesis(3, 12, ChainWalker.delegates(4));
        for (int i = 0; i < forgers.length(); i++) {
            state = state.next(i + 1, forger(forgers, i), generated[i]);
        }
        return state.irreversible();
    }

    private static medchain.simulator.identity.AccountId forger(String forgers, int i) {
        return delegate(forgers.charAt(i) - 'A');
    }
}
