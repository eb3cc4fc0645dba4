package medchain.simulator.atlas;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import medchain.simulator.dpos.ConsensusParameters;
import medchain.simulator.dpos.FinalityRule;
import medchain.simulator.dpos.SlotOrder;
import medchain.simulator.identity.AccountId;

/** Empty slots, runs of them, distances between turns, refused transactions: 4.1, 4.2, 4.11. */
final class ScheduleQuestions {
    private static final String CHAPTER = "closed-forms";
    private static final int ROUNDS = 3000;

    static final List<Question> ALL =
            List.of(
                    new Question(CHAPTER, "4.1", "empty slots", ScheduleQuestions::emptySlots),
                    new Question(CHAPTER, "4.2", "orders", ScheduleQuestions::orders),
                    new Question(CHAPTER, "4.8", "late blocks", ScheduleQuestions::lateBlocks),
                    new Question(CHAPTER, "4.9", "slow clocks", _ -> slowClocks()));

    private ScheduleQuestions() {}

    private static ConsensusParameters medchain(int n) {
        return ConsensusParameters.medchain(n, Duration.ofSeconds(2));
    }

    private static List<Evidence> emptySlots(long seed) {
        var evidence = new ArrayList<Evidence>();
        int[][] grid = {{4, 1}, {7, 1}, {7, 2}, {7, 4}, {21, 3}, {21, 6}};
        for (var point : grid) {
            int n = point[0];
            int f = point[1];
            var chain = Lags.crash(new ChainWalker(medchain(n), seed), f).walkToSlot(60L * n);
            evidence.add(
                    new Row(
                                    "4.1",
                                    String.format(Locale.ROOT, "n=%d f=%d", n, f),
                                    "blocks in 60 rounds",
                                    "(n-f)/n")
                            .exactly(60L * (n - f), chain.head().height(), 60L * n));
        }
        return evidence;
    }

    /** All that only the order of the delegates decides, over the same rounds. */
    private static List<Evidence> orders(long seed) {
        int n = 7;
        var chain = new ChainWalker(medchain(n), seed).walkToSlot((long) ROUNDS * n);
        var rounds = new ArrayList<List<AccountId>>();
        for (long round = 0; round < ROUNDS; round++) {
            rounds.add(chain.rules().roundSchedule(chain.at(round * n), round * n + 1));
        }
        var evidence = new ArrayList<Evidence>();
        turns(rounds, n, evidence);
        missedRuns(rounds, evidence);
        refused(rounds, n, evidence);
        evidence.add(uniformity(rounds, n));
        return evidence;
    }

    private static void turns(List<List<AccountId>> rounds, int n, List<Evidence> evidence) {
        var last = new TreeMap<AccountId, Long>();
        var gaps = new ArrayList<Long>();
        long same = 0;
        long slot = 0;
        for (var round : rounds) {
            for (var forger : round) {
                slot++;
                var before = last.put(forger, slot);
                if (before != null) {
                    gaps.add(slot - before);
                    same += slot - before == 1 ? 1 : 0;
                }
            }
        }
        var squares = gaps.stream().map(g -> (g - n) * (g - n)).toList();
        evidence.add(
                new Row("4.2", "n=7", "slots between turns", "triangle on 1 to 2n-1")
                        .between(1, 2 * n - 1, gaps));
        evidence.add(
                new Row("4.2", "n=7", "variance of slots between turns", "(n^2-1)/6")
                        .mean((n * n - 1) / 6.0, Sample.ofBatches(squares, 70)));
        evidence.add(
                new Row("4.2", "n=7", "share of rounds begun by the last one's last", "1/n")
                        .mean(1.0 / n, Sample.ofShare(same, rounds.size() - 1)));
    }

    private static void missedRuns(List<List<AccountId>> rounds, List<Evidence> evidence) {
        var down = ChainWalker.delegates(2);
        double[] expected = {2.0 / 7, 2.0 / 7 / 6};
        for (int k = 1; k <= 2; k++) {
            int length = k;
            long runs =
                    rounds.stream()
                            .filter(order -> down.containsAll(order.subList(2, 2 + length)))
                            .count();
            evidence.add(
                    new Row(
                                    "4.2",
                                    "n=7 f=2",
                                    "share of slots that start " + k + " misses",
                                    "f/n, f(f-1)/(n(n-1))")
                            .mean(expected[k - 1], Sample.ofShare(runs, rounds.size())));
        }
    }

    private static void refused(List<List<AccountId>> rounds, int n, List<Evidence> evidence) {
        for (int c : new int[] {1, 2, 4}) {
            var against = ChainWalker.delegates(c);
            var waits = new ArrayList<Double>();
            for (var order : rounds) {
                int first = 0;
                while (against.contains(order.get(first))) {
                    first++;
                }
                waits.add(first + 1.0);
            }
            evidence.add(
                    new Row(
                                    "4.11",
                                    "n=7 c=" + c,
                                    "slots until a refused transaction is in a block",
                                    "(n+1)/(n-c+1)")
                            .mean((n + 1.0) / (n - c + 1), Sample.of(waits)));
        }
    }

    /** Each delegate in each place: chi-squared with 36 degrees of freedom, 0.5 % and 99.5 %. */
    private static Evidence uniformity(List<List<AccountId>> rounds, int n) {
        var cells = new TreeMap<String, Integer>();
        for (var order : rounds) {
            for (int place = 0; place < n; place++) {
                cells.merge(order.get(place) + " " + place, 1, Integer::sum);
            }
        }
        double expected = rounds.size() / (double) n;
        double chi2 =
                cells.values().stream()
                        .mapToDouble(c -> (c - expected) * (c - expected) / expected)
                        .sum();
        return new Row("A20", "n=7", "chi-squared of places in the order", "36 degrees of freedom")
                .holds(
                        "17.89 to 61.58",
                        cells.size() == n * n && chi2 > 17.89 && chi2 < 61.58,
                        Row.text(chi2),
                        rounds.size());
    }

    private static List<Evidence> lateBlocks(long seed) {
        var evidence = new ArrayList<Evidence>();
        for (int r : new int[] {1, 12}) {
            for (double d : new double[] {0, 0.5, 0.9, 1, 1.5, 1.9, 2, 2.5, 3, 3.5}) {
                constantDelay(r, d, evidence);
            }
        }
        for (double mean : new double[] {0.1, 0.15, 0.2, 0.25, 0.3}) {
            exponentialDelay(mean, seed, evidence);
        }
        return evidence;
    }

    private static void constantDelay(int r, double slots, List<Evidence> evidence) {
        var race = new ForkRace(inTurn(r), ForkRace.constant(slots));
        race.run(21L * 12 * 20);
        double expected = ClosedForms.orphanShare(slots, r);
        evidence.add(new Evidence.Orphans("constant", r, slots, race.orphanShare(), expected));
        double edge = 24.0 / race.forged();
        evidence.add(
                new Row(
                                "4.8",
                                String.format(Locale.ROOT, "r=%d d=%s slots", r, slots),
                                "share of orphans",
                                "floor(d/T)")
                        .holds(
                                Row.text(expected) + " +- " + Row.text(edge) + " (last turns)",
                                StrictMath.abs(race.orphanShare() - expected) <= edge,
                                Row.text(race.orphanShare()),
                                race.forged()));
    }

    /** To the order of p: two late blocks in a row, p squared, are not in the closed form. */
    private static void exponentialDelay(double mean, long seed, List<Evidence> evidence) {
        var race = new ForkRace(inTurn(1), ForkRace.exponential(mean, seed));
        race.run(40_000);
        double p = StrictMath.exp(-1 / mean);
        evidence.add(new Evidence.Orphans("exponential", 1, mean, race.orphanShare(), p));
        evidence.add(
                new Row(
                                "4.8",
                                String.format(Locale.ROOT, "r=1 mean=%s slots", mean),
                                "share of orphans",
                                "P(D > T)")
                        .mean(p, Sample.ofShare(race.orphans(), (int) race.forged()), p * p));
    }

    /** One delegate's clock is behind: its block comes too late for the next, or does not. */
    private static List<Evidence> slowClocks() {
        var evidence = new ArrayList<Evidence>();
        int rounds = 200;
        for (double delay : new double[] {0.2, 0.6}) {
            for (double offset : new double[] {0, 0.3, 0.35, 0.45, 0.75, 0.85, 1.1}) {
                var race = new ForkRace(inTurn(1), ForkRace.constant(delay));
                race.slow(ChainWalker.delegate(3), offset).run(21L * rounds);
                evidence.add(
                        new Row(
                                        "4.9",
                                        String.format(Locale.ROOT, "offset=%s d=%s", offset, delay),
                                        "blocks lost by one slow clock of 21",
                                        "one a round iff offset + d > T")
                                .exactly(
                                        offset + delay > 1 ? rounds : 0,
                                        race.orphans(),
                                        race.forged()));
            }
        }
        return evidence;
    }

    private static ConsensusParameters inTurn(int r) {
        return BftQuestions.rules(21, SlotOrder.BY_NAME, r, new FinalityRule.Solidified(70));
    }
}
