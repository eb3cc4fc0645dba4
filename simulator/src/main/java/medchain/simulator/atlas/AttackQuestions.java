package medchain.simulator.atlas;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.IntStream;
import medchain.simulator.chain.Voting.Scheme;
import medchain.simulator.dpos.ConsensusParameters;
import medchain.simulator.dpos.Policies;
import medchain.simulator.dpos.Standing;
import medchain.simulator.identity.AccountId;

/** Partitions, chain quality, power in elections, grinding of the seed: 4.7, 4.10, 4.12, 4.13. */
final class AttackQuestions {
    private static final String CHAPTER = "closed-forms";

    static final List<Question> ALL =
            List.of(
                    new Question(CHAPTER, "4.7", "partitions", AttackQuestions::partitions),
                    new Question(CHAPTER, "4.7", "lonely sides", AttackQuestions::lonelySides),
                    new Question(CHAPTER, "4.10", "quality", AttackQuestions::quality),
                    new Question(CHAPTER, "4.12", "seats", AttackQuestions::seats),
                    new Question(CHAPTER, "4.12", "approved seats", AttackQuestions::approvedSeats),
                    new Question(CHAPTER, "4.13", "outcomes", AttackQuestions::outcomes));

    private AttackQuestions() {}

    private static ConsensusParameters medchain(int n) {
        return ConsensusParameters.medchain(n, Duration.ofSeconds(2));
    }

    /** The delegates of a side forge, the others are beyond a cut that opens after ten rounds. */
    private static ChainWalker cutOff(ConsensusParameters p, long seed, List<AccountId> others) {
        return new ChainWalker(p, seed).walkToSlot(10L * p.seats()).crash(others);
    }

    private static List<Evidence> partitions(long seed) {
        var evidence = new ArrayList<Evidence>();
        int[][] grid = {{7, 5}, {7, 4}, {21, 15}, {21, 14}};
        for (var point : grid) {
            int n = point[0];
            int a = point[1];
            var all = ChainWalker.delegates(n);
            var larger = cutOff(medchain(n), seed, all.subList(a, n)).walkToSlot(40L * n);
            var smaller = cutOff(medchain(n), seed, all.subList(0, a)).walkToSlot(40L * n);
            long slots = 30L * n;
            var name = String.format(Locale.ROOT, "n=%d split %d | %d", n, a, n - a);
            evidence.add(
                    new Row("4.7", name, "blocks of the larger side in 30 rounds", "a/n a slot")
                            .exactly(slots * a / n, larger.head().height() - 10L * n, slots));
            evidence.add(
                    new Row("4.7", name, "blocks that the smaller side loses", "floor(t b/n)")
                            .exactly(
                                    slots * (n - a) / n, smaller.head().height() - 10L * n, slots));
            boolean moves = a >= ClosedForms.quorum(n);
            long fork = 10L * n;
            evidence.add(
                    new Row("4.7", name, "sides whose finality passes the fork", "a side >= q")
                            .exactly(
                                    moves ? 1 : 0,
                                    passes(larger, fork) + passes(smaller, fork),
                                    2 * slots));
        }
        return evidence;
    }

    private static int passes(ChainWalker side, long fork) {
        return side.rules().irreversibleHeight(side.head()) > fork ? 1 : 0;
    }

    /** When a side that is too small stops by itself, as the last 128 slots tell it to. */
    private static List<Evidence> lonelySides(long seed) {
        return List.of(
                stopsAfter("hive-legacy", 6, 33, seed),
                stopsAfter("bitshares", 6, 33, seed),
                stopsAfter("tron", 2, 15, seed),
                neverStops("tron", 8, seed));
    }

    private static Evidence stopsAfter(String preset, int side, int percent, long seed) {
        var p = Question.preset(preset);
        int n = p.seats();
        double expected = 128 * (1 - percent / 100.0) / (1 - side / (double) n);
        // the side's own blocks come in bunches of at most a round's worth
        double edge = (double) side * n / (n - side);
        long paused = slotsToPause(p, side, seed);
        return new Row(
                        "4.7",
                        preset,
                        side + " of " + n + " alone, slots until they stop",
                        "128(1-p)/(1-b/n)")
                .holds(
                        Row.text(expected) + " +- " + Row.text(edge) + " (its turns)",
                        StrictMath.abs(paused - expected) <= edge,
                        Long.toString(paused),
                        paused);
    }

    private static Evidence neverStops(String preset, int side, long seed) {
        var p = Question.preset(preset);
        return new Row(
                        "4.7",
                        preset,
                        side + " of " + p.seats() + " alone, slots until they stop",
                        "b/n >= p")
                .exactly("never", slotsToPause(p, side, seed) < 0 ? "never" : "stopped", 2000);
    }

    /** Of two thousand; -1 if they never do. */
    private static long slotsToPause(ConsensusParameters p, int side, long seed) {
        long cut = 20L * p.seats();
        var chain = new ChainWalker(p, seed).walkToSlot(cut);
        chain.crash(ChainWalker.delegates(p.seats()).subList(side, p.seats()));
        for (long slot = cut + 1; slot <= cut + 2000; slot++) {
            if (chain.rules().pause(chain.head(), slot).isPresent()) {
                return slot - cut - 1;
            }
            chain.walkToSlot(slot);
        }
        return -1;
    }

    private static List<Evidence> quality(long seed) {
        int n = 7;
        int rounds = 3000;
        var evidence = new ArrayList<Evidence>();
        for (int f : new int[] {0, 1, 2}) {
            var chain = Lags.crash(new ChainWalker(medchain(n), seed), f).walkToSlot(60L * n);
            var bad = ChainWalker.delegates(n).subList(n - 2, n);
            long theirs =
                    bad.stream()
                            .mapToLong(d -> chain.rules().productivity(chain.head(), d).forged())
                            .sum();
            evidence.add(
                    new Row("4.10", "n=7 a=2 f=" + f, "share of the adversary's blocks", "a/(n-f)")
                            .exactly(
                                    2.0 / (n - f),
                                    theirs / (double) chain.head().height(),
                                    chain.head().height()));
        }
        var chain = new ChainWalker(medchain(n), seed).walkToSlot((long) rounds * n);
        var bad = ChainWalker.delegates(3);
        double expected = 1;
        for (int k = 1; k <= 3; k++) {
            expected *= (3 - k + 1) / (double) (n - k + 1);
            long runs = 0;
            for (long round = 0; round < rounds; round++) {
                var order = chain.rules().roundSchedule(chain.at(round * n), round * n + 1);
                runs += bad.containsAll(order.subList(1, 1 + k)) ? 1 : 0;
            }
            evidence.add(
                    new Row(
                                    "4.10",
                                    "n=7 a=3",
                                    "share of slots with a private fork of " + k,
                                    "prod (a-i)/(n-i)")
                            .mean(expected, Sample.ofShare(runs, rounds)));
        }
        return evidence;
    }

    /**
     * A coalition spreads its part of 10,000 votes over k candidates, everybody else theirs over as
     * many as there are seats: how many of its candidates sit, at the least?
     */
    private static List<Evidence> seats(long seed) {
        var evidence = new ArrayList<Evidence>();
        for (int n : new int[] {4, 7, 13}) {
            for (int percent : new int[] {10, 30, 37, 38, 41, 49, 60, 63}) {
                int expected = Math.max(0, (percent * (n + 1) + 99) / 100 - 1);
                int measured = 0;
                for (int k = 1; k <= n; k++) {
                    measured = Math.max(measured, secured(n, percent, k, Scheme.SPLIT, seed));
                }
                evidence.add(
                        new Row(
                                        "4.12",
                                        "n=" + n,
                                        "seats that " + percent + "% of votes secure",
                                        "ceil(s(n+1))-1")
                                .exactly(expected, measured, n));
            }
        }
        return evidence;
    }

    /** Where each vote is a yes with the whole stake, more than half of it takes every seat. */
    private static List<Evidence> approvedSeats(long seed) {
        var evidence = new ArrayList<Evidence>();
        for (int n : new int[] {4, 7, 13}) {
            for (int percent : new int[] {41, 50, 51, 63}) {
                evidence.add(
                        new Row(
                                        "4.12",
                                        "n=" + n,
                                        "seats that " + percent + "% of approvals secure",
                                        "n where s > 1/2, else 0")
                                .exactly(
                                        percent > 50 ? n : 0,
                                        secured(n, percent, n, Scheme.APPROVAL, seed),
                                        n));
            }
        }
        return evidence;
    }

    /** The others know, and put up as many as it takes for the coalition to have the fewest. */
    private static int secured(int n, int percent, int k, Scheme scheme, long seed) {
        int fewest = n;
        for (int others = 1; others <= n; others++) {
            var standings = new ArrayList<Standing>();
            long mine = 1_000_000_000L * percent / (scheme == Scheme.SPLIT ? k : 1);
            long theirs = 1_000_000_000L * (100 - percent) / (scheme == Scheme.SPLIT ? others : 1);
            // named so that the others win a tie: nothing is secure that a tie decides
            IntStream.range(0, k)
                    .forEach(i -> standings.add(new Standing(new AccountId("x-" + i), mine, 0)));
            IntStream.range(0, others)
                    .forEach(i -> standings.add(new Standing(new AccountId("o-" + i), theirs, 0)));
            // only the last block of the period counts the votes
            var chain = new ChainWalker(electingAll(n), seed).standings(standings);
            chain.crash(ChainWalker.delegates(n)).walkToSlot(n - 1L);
            chain.crash(List.of()).walkToSlot(n);
            var elected = chain.rules().termAt(chain.head(), n + 1L).delegates();
            int seated = (int) elected.stream().filter(d -> d.value().startsWith("x-")).count();
            fewest = Math.min(fewest, seated);
        }
        return fewest;
    }

    /** An election each round, with the votes of the round before, of as many as win. */
    private static ConsensusParameters electingAll(int n) {
        var p = medchain(n);
        var m = p.policies();
        return new ConsensusParameters(
                p.preset(),
                n,
                p.slot(),
                1,
                1,
                n,
                p.waitForParent(),
                p.maxClockDrift(),
                p.blockTransactions(),
                p.blockBytes(),
                p.reward(),
                p.unstakeEpochs(),
                new Policies(
                        m.order(),
                        1,
                        0,
                        0,
                        m.epochs(),
                        Policies.Activation.DELAYED,
                        m.finality(),
                        m.forkChoice()));
    }

    /** Each of the last k slots of a period forged or left out: so many orders to choose from. */
    private static List<Evidence> outcomes(long seed) {
        var evidence = new ArrayList<Evidence>();
        var p = medchain(7);
        long epoch = new ChainWalker(p, seed).rules().slots().slotsPerEpoch();
        for (int k = 0; k <= 4; k++) {
            var seen = new TreeSet<String>();
            for (int choice = 0; choice < 1 << k; choice++) {
                var chain = new ChainWalker(p, seed).walkToSlot(epoch - k);
                for (int i = 0; i < k; i++) {
                    long slot = epoch - k + 1 + i;
                    boolean forges = (choice >> i & 1) == 1;
                    chain.crash(forges ? List.of() : ChainWalker.delegates(7)).walkToSlot(slot);
                }
                chain.crash(List.of()).walkToSlot(2 * epoch);
                var orders = new ArrayList<AccountId>();
                for (int round = 0; round < 10; round++) {
                    orders.addAll(
                            chain.rules().roundSchedule(chain.head(), 2 * epoch + 1 + 7L * round));
                }
                seen.add(orders.toString());
            }
            evidence.add(
                    new Row(
                                    "4.13",
                                    "n=7 k=" + k,
                                    "orders among which the last k slots choose",
                                    "2^k")
                            .exactly(1L << k, seen.size(), 1L << k));
        }
        return evidence;
    }
}
