package medchain.simulator.dpos;

import static medchain.simulator.atlas.ChainWalker.delegate;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import medchain.simulator.atlas.ChainWalker;
import medchain.simulator.identity.AccountId;
import org.junit.jupiter.api.Test;

/** Who is elected, how many may change, and from which snapshot. */
class ElectionTest {
    private static final Duration SLOT = Duration.ofSeconds(2);
    private static final List<AccountId> OFFICE = ChainWalker.delegates(7);

    @Test
    void the_heaviest_win_and_the_smaller_id_wins_a_tie() {
        var standings = List.of(standing(9, 50), standing(8, 50), standing(3, 70), standing(4, 60));
        var elected = Election.of(OFFICE.subList(0, 3), standings, 3);
        assertThat(elected.delegates()).containsExactly(delegate(3), delegate(4), delegate(8));
        assertThat(elected.capped()).isFalse();
    }

    @Test
    void votes_count_only_up_to_ten_times_the_own_stake() {
        assertThat(new Standing(delegate(1), 10, 1000).weight()).isEqualTo(100);
        assertThat(new Standing(delegate(1), 10, 50).weight()).isEqualTo(60);
        assertThat(new Standing(delegate(1), 0, 1000).weight()).isZero();
    }

    @Test
    void the_churn_cap_lets_the_heaviest_newcomers_in_and_keeps_the_heaviest_incumbents() {
        var standings = new ArrayList<Standing>();
        IntStream.range(0, 7).forEach(i -> standings.add(standing(i, 100 + i)));
        IntStream.range(10, 15).forEach(i -> standings.add(standing(i, 1000 + i)));
        var elected = Election.of(OFFICE, standings, 2);
        assertThat(elected.capped()).isTrue();
        assertThat(elected.delegates())
                .containsExactly(
                        delegate(14),
                        delegate(13),
                        delegate(6),
                        delegate(5),
                        delegate(4),
                        delegate(3),
                        delegate(2));
    }

    @Test
    void who_stands_no_longer_stays_only_to_fill_a_seat() {
        var elected = Election.of(OFFICE.subList(0, 4), List.of(standing(9, 0), standing(8, 5)), 2);
        assertThat(elected.delegates())
                .containsExactly(delegate(8), delegate(9), delegate(0), delegate(1));
        var refilled = Election.of(OFFICE.subList(0, 4), List.of(standing(3, 0)), 1);
        assertThat(refilled.delegates())
                .containsExactly(delegate(3), delegate(0), delegate(1), delegate(2));
    }

    @Test
    void who_is_on_standby_is_drawn_by_weight_and_nobody_twice() {
        var standings = new ArrayList<Standing>();
        IntStream.range(0, 7).forEach(i -> standings.add(standing(i, 100)));
        standings.add(standing(10, 30));
        standings.add(standing(11, 10));
        standings.add(standing(12, 0));
        var election = Election.of(OFFICE, standings, 2);
        int heavierFirst = 0;
        for (int epoch = 0; epoch < 4000; epoch++) {
            var drawn = election.withStandby(chances(epoch), standings, OFFICE).subList(7, 9);
            assertThat(drawn).containsExactlyInAnyOrder(delegate(10), delegate(11));
            heavierFirst += drawn.getFirst().equals(delegate(10)) ? 1 : 0;
        }
        // three quarters, within four standard errors
        assertThat(heavierFirst).isBetween(2890, 3110);
    }

    private static List<Shuffle> chances(long epoch) {
        return Stream.of("seed 1", "seed 2")
                .map(seed -> new Shuffle(ChainWalker.digest(seed), epoch))
                .toList();
    }

    @Test
    void too_few_candidates_are_filled_up_from_the_set_in_office() {
        var standings = List.of(standing(8, 50), standing(9, 40), standing(7, 30));
        var office = OFFICE.subList(0, 4);
        var election = Election.of(office.subList(0, 2), standings, 2);
        assertThat(election.withStandby(chances(1), standings, office))
                .containsExactly(delegate(8), delegate(9), delegate(7), delegate(0));
    }

    @Test
    void a_coalition_with_a_share_of_the_votes_takes_the_seats_that_droop_gives_it() {
        // splitting votes: share s of the stake secures the largest k with k < s(n+1)
        for (int percent = 1; percent < 100; percent++) {
            int best = 0;
            for (int k = 1; k <= 7; k++) {
                long ours = percent * 840L / k;
                // the others answer as well as they can: n+1-k candidates, equal votes
                long theirs = (100 - percent) * 840L / (8 - k);
                best = ours > theirs ? k : best;
            }
            int droop = (int) Math.ceil(percent * 8 / 100.0) - 1;
            assertThat(seatsAgainstBestAnswer(percent)).as("%d %%", percent).isEqualTo(droop);
            assertThat(best).isEqualTo(droop);
        }
    }

    /** Seats that the coalition is sure of, with its best number of candidates, by election. */
    private static int seatsAgainstBestAnswer(int percent) {
        int best = 0;
        for (int ours = 1; ours <= 7; ours++) {
            int worst = 7;
            for (int theirs = 1; theirs <= 8; theirs++) {
                worst = Math.min(worst, seats(percent, ours, theirs));
            }
            best = Math.max(best, worst);
        }
        return best;
    }

    private static int seats(int percent, int ours, int theirs) {
        var standings = new ArrayList<Standing>();
        long unit = 2L * 3 * 4 * 5 * 7 * 1000;
        for (int i = 0; i < theirs; i++) {
            standings.add(standing(i, (100 - percent) * unit / theirs));
        }
        for (int i = 0; i < ours; i++) {
            standings.add(standing(100 + i, percent * unit / ours));
        }
        var office = IntStream.range(200, 207).mapToObj(ChainWalker::delegate).toList();
        var elected = Election.of(office, standings, 7).delegates();
        return (int)
                IntStream.range(0, ours).filter(i -> elected.contains(delegate(100 + i))).count();
    }

    @Test
    void votes_of_an_epoch_seat_delegates_two_epochs_later() {
        var chain = new ChainWalker(ConsensusParameters.medchain(7, SLOT), 1);
        chain.standings(incumbents()).walkToSlot(69);
        chain.standings(withNewcomer(9)).walkToSlot(70);
        chain.standings(withNewcomer(12)).walkToSlot(140);
        assertThat(chain.rules().delegates(chain.head())).doesNotContain(delegate(9), delegate(12));
        chain.walkToSlot(141);
        var term = chain.rules().term(chain.head());
        assertThat(term.delegates()).contains(delegate(9)).doesNotContain(delegate(12));
        assertThat(term.carried()).isFalse();
        assertThat(term.firstHeight()).isEqualTo(141);
        chain.walkToSlot(211);
        assertThat(chain.rules().delegates(chain.head())).contains(delegate(12));
        assertThat(chain.rules().irreversibleHeight(chain.head())).isGreaterThan(190);
    }

    @Test
    void only_the_last_block_of_an_epoch_has_its_candidates_counted() {
        var chain = new ChainWalker(ConsensusParameters.medchain(7, SLOT), 1);
        var rules = chain.rules();
        var state = chain.head();
        var counted = new ArrayList<Long>();
        for (int slot = 1; slot <= 141; slot++) {
            var header = chain.header(state, slot, rules.scheduled(state, slot));
            var candidates =
                    Candidates.countedBy(() -> {
                        counted.add(header.index());
                        return withNewcomer(9);
                    });
            var after = new Electorate(candidates, true);
            state = rules.next(state, header, ChainWalker.idOf(header), after);
        }
        assertThat(counted).containsExactly(70L);
    }

    @Test
    void a_snapshot_that_is_not_irreversible_seats_nobody() {
        var chain = new ChainWalker(ConsensusParameters.medchain(7, SLOT), 1);
        chain.standings(incumbents()).walkToSlot(40);
        chain.crash(OFFICE.subList(0, 3)).standings(withNewcomer(9)).walkToSlot(300);
        var term = chain.rules().term(chain.head());
        assertThat(term.epoch()).isEqualTo(4);
        assertThat(term.carried()).isTrue();
        assertThat(term.delegates()).isEqualTo(OFFICE);
    }

    @Test
    void slots_that_pass_without_a_block_count_against_their_delegate() {
        var chain = new ChainWalker(ConsensusParameters.medchain(7, SLOT), 1);
        chain.crash(List.of(delegate(2))).walkToSlot(140);
        var absent = chain.rules().productivity(chain.head(), delegate(2));
        boolean lastSlotMissed = chain.head().slot() < 140;
        assertThat(absent.missed() + (lastSlotMissed ? 1 : 0)).isEqualTo(20);
        assertThat(absent.missedInARow()).isEqualTo(absent.missed());
        var present = chain.rules().productivity(chain.head(), delegate(3));
        assertThat(present.forged()).isEqualTo(20);
        assertThat(present.missed()).isZero();
    }

    private static Standing standing(int i, long ownStake) {
        return new Standing(delegate(i), ownStake, 0);
    }

    private static List<Standing> incumbents() {
        return IntStream.range(0, 7).mapToObj(i -> standing(i, 100 + i)).toList();
    }

    private static List<Standing> withNewcomer(int newcomer) {
        var standings = new ArrayList<>(incumbents());
        standings.add(standing(newcomer, 500));
        return standings;
    }
}
