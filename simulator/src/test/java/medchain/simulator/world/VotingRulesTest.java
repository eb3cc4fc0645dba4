package medchain.simulator.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import medchain.simulator.chain.LedgerState;
import medchain.simulator.chain.Support;
import medchain.simulator.compute.Compute;
import medchain.simulator.crypto.CryptoMode;
import medchain.simulator.dpos.ConsensusParameters;
import medchain.simulator.dpos.Presets;
import medchain.simulator.identity.AccountId;
import medchain.simulator.identity.NodeId;
import medchain.simulator.identity.Role;
import medchain.simulator.kernel.Parallel;
import medchain.simulator.kernel.Progress;
import medchain.simulator.kernel.SimTime;
import medchain.simulator.network.LatencyModel;
import medchain.simulator.network.NetworkShape;
import org.junit.jupiter.api.Test;

/** Votes count as in the network that a preset is named after, and voters get their share. */
class VotingRulesTest {
    private static final KeyStrength QUICK = new KeyStrength(CryptoMode.SIMULATED, 2048, 4);
    private static final long MINTED = 1000;

    private final List<AccountId> people = people(6);

    private static List<AccountId> people(int n) {
        var names = new ArrayList<AccountId>();
        for (int i = 1; i <= n; i++) {
            names.add(new AccountId("p-" + i));
        }
        return names;
    }

    private World world(String preset) {
        var enrolments = new ArrayList<Enrolment>();
        people.forEach(p -> enrolments.add(Enrolment.simulated(5, p, Role.PATIENT, QUICK)));
        for (int i = 1; i <= 5; i++) {
            enrolments.add(Enrolment.simulated(5, new AccountId("node-" + i), Role.NODE, QUICK));
        }
        var regions = new TreeMap<String, Integer>();
        regions.put("EUROPE", 5);
        var consensus = Presets.named(preset, 4, Duration.ofSeconds(2)).orElseThrow();
        var spec =
                new WorldSpec(
                        5,
                        false,
                        CryptoMode.SIMULATED,
                        consensus,
                        new NetworkShape(
                                regions, new LatencyModel.Constant(Duration.ofMillis(50)), 3, 0),
                        Compute.FREE,
                        enrolments,
                        MINTED,
                        Duration.ofMinutes(2),
                        Optional.empty());
        return new World(spec, Parallel.SERIAL, Progress.NONE);
    }

    private static AccountId node(int number) {
        return new NodeId(number - 1).account();
    }

    private static void done(World world, Directive... all) {
        for (var directive : all) {
            assertThat(world.apply(directive)).isInstanceOf(Outcome.Submitted.class);
        }
        world.apply(new Directive.RunFor(Duration.ofSeconds(20)));
    }

    private static String refused(World world, Directive directive) {
        assertThat(world.apply(directive)).isInstanceOf(Outcome.Refused.class);
        return world.apply(directive).toString();
    }

    private static Directive stake(AccountId who, long tokens) {
        return new Directive.AddStake(who, tokens);
    }

    private static Directive votes(AccountId who, Object... candidatesAndPowers) {
        var votes = new TreeMap<AccountId, Long>();
        for (int i = 0; i < candidatesAndPowers.length; i += 2) {
            votes.put((AccountId) candidatesAndPowers[i], (Long) candidatesAndPowers[i + 1]);
        }
        return new Directive.CastVotes(who, votes);
    }

    private static Directive proxy(AccountId who, AccountId to) {
        return new Directive.VoteBy(who, Optional.of(to));
    }

    private static LedgerState ledger(World world) {
        return world.copies().getFirst().ledger();
    }

    private static Support support(World world, int node, SimTime at) {
        var rules = consensus(world).policies().voting();
        return ledger(world).support(rules, at).getOrDefault(node(node), Support.NONE);
    }

    private static ConsensusParameters consensus(World world) {
        return world.spec().consensus();
    }

    private static long forOthers(World world, int node) {
        return support(world, node, world.now()).others();
    }

    @Test
    void approvals_each_count_with_the_whole_stake_and_follow_it() {
        var world = world("antelope-legacy");
        var p = people.getFirst();
        done(world, stake(p, 300));
        assertThat(refused(world, votes(p, node(1), 300L))).contains("without an amount");
        done(world, votes(p, node(1), 0L, node(2), 0L));
        assertThat(List.of(forOthers(world, 1), forOthers(world, 2))).containsOnly(300L);
        done(world, stake(p, 200));
        assertThat(forOthers(world, 2)).isEqualTo(500);
        enoughVote(world);
        done(world, new Directive.RemoveStake(p, 500));
        assertThat(forOthers(world, 1)).isZero();
    }

    /** Two more people vote, with 1600 of the 11,000 tokens; with the 500 it is more than 15 %. */
    private void enoughVote(World world) {
        for (var p : people.subList(4, 6)) {
            done(world, stake(p, 800), votes(p, node(3), 0L));
        }
    }

    @Test
    void before_15_percent_have_voted_antelope_has_no_elections_no_rewards_and_no_way_out() {
        var world = world("antelope-savanna");
        var p = people.getFirst();
        done(world, new Directive.StandForElection(new NodeId(4)), stake(p, 1000));
        done(world, votes(p, node(5), 0L));
        var q = people.get(1);
        done(world, stake(q, 649), votes(q, node(5), 0L)); // 1649 of 11,000
        assertThat(refused(world, new Directive.RemoveStake(q, 1))).contains("before 15%");
        long minted = ledger(world).supply();
        world.apply(new Directive.RunFor(Duration.ofSeconds(121 * 2 * 9)));
        assertThat(ledger(world).supply()).isEqualTo(minted).isEqualTo(11 * MINTED);
        assertThat(seated(world)).doesNotContain(node(5));
        done(world, stake(q, 1)); // 1650: enough, to the token
        world.apply(new Directive.RunFor(Duration.ofSeconds(121 * 2 * 9)));
        assertThat(ledger(world).supply()).isGreaterThan(minted);
        assertThat(seated(world)).contains(node(5));
        done(world, new Directive.RemoveStake(q, 650), new Directive.RemoveStake(p, 1000));
        long before = ledger(world).supply();
        world.apply(new Directive.RunFor(Duration.ofSeconds(60)));
        assertThat(ledger(world).supply()).as("once and for all").isGreaterThan(before);
    }

    private static List<AccountId> seated(World world) {
        return world.view().schedule();
    }

    @Test
    void split_votes_need_an_amount_and_never_exceed_the_stake() {
        var world = world("tron");
        var p = people.getFirst();
        done(world, stake(p, 300));
        assertThat(refused(world, votes(p, node(1), 0L))).contains("with an amount");
        assertThat(refused(world, votes(p, node(1), 200L, node(2), 101L))).contains("stake 300");
        assertThat(refused(world, votes(p, node(1), Long.MAX_VALUE, node(2), Long.MAX_VALUE)))
                .contains("stake 300");
        assertThat(refused(world, proxy(p, people.get(1)))).contains("himself");
        done(world, votes(p, node(1), 200L, node(2), 100L));
        assertThat(List.of(forOthers(world, 1), forOthers(world, 2))).containsExactly(200L, 100L);
    }

    @Test
    void a_hive_stake_passes_through_four_hands_and_never_in_a_circle() {
        var world = world("hive");
        for (int i = 0; i < 6; i++) {
            world.apply(stake(people.get(i), 100));
        }
        done(world, votes(people.getFirst(), node(3), 0L));
        for (int i = 1; i < 5; i++) {
            done(world, proxy(people.get(i), people.get(i - 1)));
        }
        assertThat(forOthers(world, 3)).as("new stake waits for 30 days").isZero();
        assertThat(inAMonth(world, 3)).isEqualTo(500);
        assertThat(refused(world, proxy(people.get(5), people.get(4)))).contains("4 hands");
        assertThat(refused(world, proxy(people.getFirst(), people.get(2)))).contains("come back");
        assertThat(refused(world, proxy(people.get(5), people.get(5)))).contains("come back");
        assertThat(refused(world, proxy(people.get(5), new AccountId("stranger"))))
                .contains("no account");
        done(world, new Directive.VoteBy(people.get(2), Optional.empty()));
        assertThat(inAMonth(world, 3)).isEqualTo(200);
    }

    private static long inAMonth(World world, int node) {
        return support(world, node, world.now().plus(Duration.ofDays(30))).others();
    }

    @Test
    void a_proxy_of_antelope_has_no_proxy_and_voting_again_ends_it() {
        var world = world("antelope-savanna");
        var a = people.get(0);
        var b = people.get(1);
        done(world, stake(a, 100), stake(b, 50), votes(b, node(2), 0L));
        assertThat(refused(world, proxy(a, b))).contains("p-2 has not registered as a proxy");
        done(world, serve(b, true));
        assertThat(refused(world, serve(b, true))).contains("is a proxy already");
        done(world, proxy(a, b));
        assertThat(forOthers(world, 2)).isEqualTo(150);
        assertThat(refused(world, serve(a, true))).contains("has a proxy and cannot be one");
        done(world, serve(people.get(2), true));
        assertThat(refused(world, proxy(b, people.get(2)))).contains("is a proxy and votes itself");
        done(world, serve(b, false));
        assertThat(forOthers(world, 2)).as("it votes for nobody else any more").isEqualTo(50);
        done(world, serve(b, true));
        assertThat(forOthers(world, 2)).isEqualTo(150);
        done(world, votes(a, node(1), 0L));
        assertThat(List.of(forOthers(world, 1), forOthers(world, 2))).containsExactly(100L, 50L);
    }

    private static Directive serve(AccountId who, boolean offered) {
        return new Directive.ServeAsProxy(who, offered);
    }

    @Test
    void only_antelope_asks_a_proxy_to_register() {
        assertThat(refused(world("bitshares"), serve(people.getFirst(), true)))
                .contains("here nobody registers");
    }

    @Test
    void new_stake_on_hive_votes_after_30_days_and_the_youngest_leaves_first() {
        var world = world("hive");
        var p = people.getFirst();
        done(world, stake(p, 300), stake(p, 200), votes(p, node(1), 0L));
        var staked = world.now();
        assertThat(support(world, 1, staked.plus(Duration.ofDays(29))).others()).isZero();
        assertThat(support(world, 1, staked.plus(Duration.ofDays(30))).others()).isEqualTo(500);
        done(world, new Directive.RemoveStake(p, 100));
        assertThat(inAMonth(world, 1)).isEqualTo(400);
    }

    @Test
    void old_votes_fade_with_time_and_new_ones_do_not() {
        var world = world("antelope-legacy");
        done(world, stake(people.getFirst(), 800), votes(people.getFirst(), node(1), 0L));
        var inTwoYears = world.now().plus(Duration.ofDays(2 * 364));
        assertThat(support(world, 1, inTwoYears).others()).isEqualTo(200);
        assertThat(forOthers(world, 1)).isEqualTo(800);
        var hive = world("hive");
        done(hive, stake(people.getFirst(), 800), votes(people.getFirst(), node(1), 0L));
        assertThat(support(hive, 1, hive.now().plus(Duration.ofDays(364))).others()).isEqualTo(800);
        assertThat(support(hive, 1, hive.now().plus(Duration.ofDays(366))).others()).isZero();
    }

    @Test
    void an_ark_wallet_has_one_vote_of_all_it_owns() {
        var world = world("ark");
        var p = people.getFirst();
        assertThat(refused(world, votes(p, node(1), 0L, node(2), 0L))).contains("at most 1");
        done(world, votes(p, node(2), 0L));
        assertThat(forOthers(world, 2)).isEqualTo(MINTED);
    }

    @Test
    void what_a_candidate_votes_elsewhere_is_not_behind_itself_too() {
        var world = world("medchain");
        done(world, stake(node(1), 100), votes(node(1), node(2), 30L, node(1), 50L));
        assertThat(support(world, 1, world.now())).isEqualTo(new Support(70, 0));
        assertThat(support(world, 2, world.now()).others()).isEqualTo(30);
    }

    @Test
    void voters_share_in_the_rewards_and_no_token_is_made_or_lost_by_it() {
        var world = world("medchain");
        var a = people.get(0);
        var b = people.get(1);
        done(world, stake(node(2), 100), stake(a, 300), stake(b, 100));
        done(world, votes(a, node(2), 200L), votes(b, node(2), 100L));
        world.apply(new Directive.RunFor(Duration.ofMinutes(20)));
        var pot = ledger(world).account(node(2)).orElseThrow().pot();
        // Of 5 tokens a block 4 are shared, 300 of 400 parts of them by voters: 3.
        long forged =
                world.copies().getFirst().main().stream()
                        .filter(block -> block.header().delegateId().equals(node(2)))
                        .count();
        assertThat(pot.owed() % 3).isZero();
        assertThat(pot.owed()).isBetween(3 * (forged - 15), 3 * forged);
        long ofA = ledger(world).earned(a);
        long ofB = ledger(world).earned(b);
        assertThat(ofA).isBetween(2 * ofB, 2 * ofB + 1);
        assertThat(pot.owed() - ofA - ofB).isBetween(0L, 2L);
        done(world, new Directive.ClaimRewards(a));
        assertThat(balance(world, a)).isEqualTo(MINTED - 300 + ofA + later(world, a, ofA));
        assertThat(refused(world, new Directive.ClaimRewards(people.get(4))))
                .contains("nothing to claim");
        // Votes that change are paid first, at what they were.
        long before = ledger(world).earned(b);
        done(world, votes(b, node(2), 1L));
        assertThat(balance(world, b)).isGreaterThanOrEqualTo(MINTED - 100 + before);
        assertThat(ledger(world).supply()).isEqualTo(11 * MINTED + minted(world));
    }

    private static long balance(World world, AccountId who) {
        return ledger(world).account(who).orElseThrow().funds().balance();
    }

    /** What was earned between asking and the block that paid it. */
    private static long later(World world, AccountId who, long asked) {
        return balance(world, who) - (MINTED - 300) - asked;
    }

    /** Rewards of all blocks: full, or a quarter where the header shows few prevotes. */
    private static long minted(World world) {
        var copy = world.copies().getFirst();
        return copy.main().size() * 5L - 5;
    }
}
