package medchain.simulator.dpos;

import static medchain.simulator.atlas.ChainWalker.delegate;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import medchain.simulator.atlas.ChainWalker;
import medchain.simulator.atlas.ClosedForms;
import medchain.simulator.atlas.Sample;
import medchain.simulator.identity.AccountId;
import medchain.simulator.identity.BlockId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The presets against what the real networks publish, all honest (design, section 3). */
class PresetsTest {
    private static final double Z99 = 2.576;

    private static ConsensusParameters preset(String name) {
        return Presets.named(name).orElseThrow();
    }

    private static ChainWalker walk(String name, long blocks) {
        return new ChainWalker(preset(name), 7).walkBlocks((int) blocks);
    }

    @Test
    void every_preset_by_name_is_there_and_no_other() {
        assertThat(Presets.names()).allMatch(n -> preset(n).preset().equals(n));
        assertThat(Presets.named("bitcoin")).isEmpty();
    }

    @Test
    void v1_antelope_lags_325_to_336_blocks_as_in_the_mainnet_log_of_2018() {
        var chain = walk("antelope-legacy", 252 * 6);
        for (int turn = 84; turn < 126; turn++) {
            var expected = LongStream.rangeClosed(325, 336).boxed().toList();
            assertThat(chain.lags(turn * 12L + 1, turn * 12L + 13)).isEqualTo(expected);
        }
        double mean = chain.lags(1009, 1513).stream().mapToLong(l -> l).average().orElseThrow();
        assertThat(mean).isEqualTo(330.5);
        assertThat(mean * 0.5).isEqualTo(165.25);
    }

    @Test
    void v2_antelope_confirms_240_blocks_at_the_first_of_a_turn_and_none_else() {
        var chain = walk("antelope-legacy", 252 * 6);
        for (int height = 1009; height <= 1512; height++) {
            var parent = (Confirmations) chain.at(height - 1).finality;
            long lastOwn = (height - 1) % 12 == 0 ? height - 241 : height - 1;
            assertThat(parent.confirmed(lastOwn)).isEqualTo((height - 1) % 12 == 0 ? 240 : 0);
        }
    }

    @Test
    void v3_antelope_with_six_of_21_down_lags_the_same_blocks_and_with_seven_stops() {
        var six = new ChainWalker(preset("antelope-legacy"), 7).walkBlocks(252 * 3);
        six.crash(ChainWalker.delegates(21).subList(4, 10)).walkBlocks(180 * 10);
        var lags = six.lags(252 * 3 + 180 * 6 + 1, 252 * 3 + 180 * 10 + 1);
        assertThat(lags).allMatch(l -> l >= 325 && l <= 336);
        double blocks = lags.stream().mapToLong(l -> l).average().orElseThrow();
        assertThat(blocks * 0.5 * 21 / 15).isCloseTo(231.35, within(0.001));
        var seven = new ChainWalker(preset("antelope-legacy"), 7).walkBlocks(252 * 3);
        seven.crash(ChainWalker.delegates(21).subList(4, 11)).walkBlocks(168 * 5);
        long frozen = seven.rules().irreversibleHeight(seven.head());
        seven.walkBlocks(168 * 5);
        assertThat(seven.rules().irreversibleHeight(seven.head())).isEqualTo(frozen);
    }

    @Test
    void v4_one_antelope_producer_down_leaves_12_slots_empty_in_every_126_seconds() {
        var chain = new ChainWalker(preset("antelope-legacy"), 7);
        chain.crash(List.of(delegate(3))).walkToSlot(252 * 4);
        assertThat(chain.head().height()).isEqualTo(240 * 4);
        assertThat(chain.rules().productivity(chain.head(), delegate(3)).missed()).isEqualTo(48);
    }

    @Test
    void v5_savanna_is_two_blocks_behind() {
        assertThat(walk("antelope-savanna", 600).lags(3, 600)).allMatch(l -> l == 2);
        assertThat(walk("medchain-fast", 600).lags(3, 600)).allMatch(l -> l == 2);
    }

    @Test
    void v6_antelope_carries_at_most_4000_transactions_a_second() {
        var p = preset("antelope-legacy");
        assertThat(p.blockTransactions() * 1000L / p.slot().toMillis()).isEqualTo(4000);
    }

    @Test
    void v8_tron_is_always_18_blocks_behind() {
        var chain = walk("tron", 27 * 40);
        assertThat(chain.lags(27 + 1, 27 * 40)).allMatch(l -> l == 18);
        assertThat(preset("tron").slot().multipliedBy(18)).hasSeconds(54);
    }

    @Test
    void v9_tron_makes_7198_blocks_in_six_hours_and_28792_a_day() {
        var chain = new ChainWalker(preset("tron"), 7).walkToSlot(7200);
        long first = chain.head().height();
        long[] heights = new long[5];
        for (int i = 0; i < 5; i++) {
            heights[i] = chain.walkToSlot(7200L * (i + 2)).head().height();
        }
        assertThat(first).isEqualTo(7200);
        assertThat(heights[1] - heights[0]).isEqualTo(7198);
        assertThat(heights[4] - heights[0]).isEqualTo(28_792);
    }

    @ParameterizedTest
    @CsvSource({"0, 54.0", "4, 63.4", "8, 76.7"})
    void v10_crashed_tron_delegates_cost_time_and_no_blocks(int crashed, double seconds) {
        var chain = new ChainWalker(preset("tron"), 7).walkBlocks(27);
        chain.crash(crashed(27, crashed)).walkBlocks(2400);
        assertThat(chain.lags(200, 2400)).allMatch(l -> l == 18);
        int round = 27 - crashed;
        double mean =
                LongStream.range(200, 200 + 60L * round)
                        .map(chain::finalitySlots)
                        .average()
                        .orElseThrow();
        assertThat(3 * mean).isCloseTo(54.0 * 27 / round, within(0.05));
        assertThat(3 * mean).isCloseTo(seconds, within(0.1));
    }

    @Test
    void v11_a_new_tron_delegate_that_never_forged_freezes_finality() {
        var voters = ChainWalker.delegates(27);
        var state = LastBlocks.genesis(8, voters);
        for (int i = 0; i < 270; i++) {
            state = state.next(link(i + 1, voters.get(i % 27)));
        }
        assertThat(state.irreversible()).isEqualTo(270 - 18);
        var renewed = new ArrayList<>(voters.subList(9, 27));
        IntStream.range(30, 39).forEach(i -> renewed.add(delegate(i)));
        state = state.withMembers(renewed, 271);
        for (int i = 270; i < 540; i++) {
            state = state.next(link(i + 1, renewed.get(i % 18)));
        }
        assertThat(state.irreversible()).isEqualTo(252);
        state = state.next(link(541, delegate(30)));
        assertThat(state.irreversible()).isGreaterThan(500);
    }

    @Test
    void v12_bitshares_is_14_to_about_27_blocks_behind_as_the_real_shuffle_has_it() {
        var chain = walk("bitshares", 21 * 3000);
        var lags = chain.lags(21 * 10 + 1, 21 * 3000 + 1);
        var means = roundMeans(lags, 21);
        assertThat(min(lags)).isEqualTo(14);
        assertThat(max(lags)).isLessThanOrEqualTo(28);
        assertThat(means.mean()).isCloseTo(15.87, within(0.005 + means.halfWidth(Z99)));
    }

    @Test
    void v13_bitshares_makes_1197_blocks_an_hour() {
        var chain = new ChainWalker(preset("bitshares"), 7).walkToSlot(1200 * 2);
        long before = chain.head().height();
        assertThat(chain.walkToSlot(1200 * 3).head().height() - before).isEqualTo(1197);
    }

    @Test
    void v14_hive_before_one_block_finality_was_at_least_15_blocks_behind() {
        var chain = walk("hive-legacy", 21 * 3000);
        var lags = chain.lags(21 * 10 + 1, 21 * 3000 + 1);
        var means = roundMeans(lags, 21);
        assertThat(min(lags)).isEqualTo(15);
        assertThat(means.mean()).isCloseTo(17.39, within(0.005 + means.halfWidth(Z99)));
    }

    @Test
    void v15_hive_finalises_the_head_at_once_with_16_approvals_and_not_with_13() {
        var witnesses = ChainWalker.delegates(21);
        var head = new ApprovalBoard.Approval(100, new BlockId(ChainWalker.digest("head")));
        var board = ApprovalBoard.empty(witnesses, 16);
        for (var witness : witnesses.subList(0, 13)) {
            board = board.approve(witness, head);
        }
        assertThat(board.irreversible((h, b) -> b.equals(head.block()))).isZero();
        for (var witness : witnesses.subList(13, 16)) {
            board = board.approve(witness, head);
        }
        assertThat(board.irreversible((h, b) -> b.equals(head.block()))).isEqualTo(100);
        assertThat(board.irreversible((h, b) -> false)).isZero();
        assertThat(walk("hive", 210).lags(100, 210)).allMatch(l -> l >= 15);
    }

    @Test
    void v16_lisk_needs_135_blocks_at_best_and_155_for_the_first_of_a_round() {
        int rounds = 300;
        var chain = walk("lisk", 103L * (rounds + 6));
        var all =
                LongStream.rangeClosed(103 * 2 + 1, 103L * (rounds + 2))
                        .map(chain::finalityBlocks)
                        .boxed()
                        .toList();
        var first = IntStream.range(0, rounds).mapToObj(r -> (double) all.get(r * 103)).toList();
        assertThat(min(all)).isEqualTo(135);
        assertThat(max(all)).isLessThanOrEqualTo(206);
        assertThat(Sample.of(first).mean())
                .isCloseTo(102 + 35 * 104 / 69.0, within(Sample.of(first).halfWidth(Z99)));
        var rest = roundMeans(all, 103);
        assertThat(rest.mean()).isCloseTo(157.07, within(rest.halfWidth(Z99)));
    }

    @Test
    void v17_lisk_makes_8640_blocks_a_day() {
        var slot = preset("lisk").slot();
        assertThat(Duration.ofDays(1).dividedBy(slot)).isEqualTo(8640);
        assertThat(slot.multipliedBy(2000)).isEqualTo(Duration.ofMinutes(333).plusSeconds(20));
        assertThat(slot.multipliedBy(120_960)).isEqualTo(Duration.ofDays(14));
    }

    @Test
    void v18_an_ark_round_takes_408_seconds_and_nothing_is_ever_final() {
        var p = preset("ark");
        assertThat(p.slot().multipliedBy(p.seats())).hasSeconds(408);
        var chain = walk("ark", 510);
        assertThat(chain.rules().irreversibleHeight(chain.head())).isZero();
    }

    @ParameterizedTest
    @CsvSource({"21, 70, 15.948", "27, 70, 20.417", "21, 75, 17.486"})
    void a_uniform_shuffle_solidifies_as_the_closed_form_has_it(int n, int percent, double mean) {
        int spare = (100 - percent) * n / 100;
        assertThat(ClosedForms.solidifiedShuffledMean(n, spare + 1)).isCloseTo(mean, within(0.001));
        var base = ConsensusParameters.medchain(n, Duration.ofSeconds(3));
        var m = Policies.MEDCHAIN;
        var policies =
                new Policies(
                        m.order(),
                        1,
                        0,
                        0,
                        m.epochs(),
                        m.activation(),
                        new FinalityRule.Solidified(percent),
                        ForkChoiceRule.LENGTH);
        int rounds = 1000;
        var chain = new ChainWalker(base.with(policies), 11).walkBlocks(n * rounds);
        var measured = roundMeans(chain.lags(n * 10L + 1, (long) n * rounds + 1), n);
        assertThat(measured.mean()).isCloseTo(mean, within(measured.halfWidth(Z99)));
    }

    @ParameterizedTest
    @CsvSource({
        "medchain, 2",
        "antelope-legacy, 6",
        "tron, 8",
        "bitshares, 6",
        "hive, 5",
        "lisk, 33"
    })
    void finality_goes_on_with_f_crashed_and_stops_with_one_more(String name, int most) {
        int seats = preset(name).seats();
        int blocks = seats * 40;
        var alive = new ChainWalker(preset(name), 7).walkBlocks(blocks);
        alive.crash(crashed(preset(name).delegates(), most)).walkBlocks(blocks);
        long reached = alive.rules().irreversibleHeight(alive.head());
        assertThat(reached).isGreaterThan(blocks + seats);
        var stuck = new ChainWalker(preset(name), 7).walkBlocks(blocks);
        stuck.crash(crashed(preset(name).delegates(), most + 1)).walkBlocks(blocks);
        assertThat(stuck.rules().irreversibleHeight(stuck.head())).isLessThanOrEqualTo(blocks);
    }

    private static Link link(long height, AccountId forger) {
        return new Link(new Finalizer.Ref(ChainWalker.GENESIS, height), height, forger, 0, 0, true);
    }

    private static List<AccountId> crashed(int n, int f) {
        return ChainWalker.delegates(n).subList(0, f);
    }

    private static Sample roundMeans(List<Long> lags, int n) {
        var means = new ArrayList<Double>();
        for (int i = 0; i + 10 * n <= lags.size(); i += 10 * n) {
            means.add(
                    lags.subList(i, i + 10 * n).stream().mapToLong(l -> l).average().orElseThrow());
        }
        return Sample.of(means);
    }

    private static long min(List<Long> lags) {
        return new TreeSet<>(lags).first();
    }

    private static long max(List<Long> lags) {
        return new TreeSet<>(lags).last();
    }
}
