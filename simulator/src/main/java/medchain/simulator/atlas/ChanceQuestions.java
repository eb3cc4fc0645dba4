package medchain.simulator.atlas;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import medchain.simulator.dpos.ConsensusParameters;
import medchain.simulator.dpos.Presets;
import medchain.simulator.dpos.Standing;
import medchain.simulator.identity.AccountId;

/** What of chance an adversary can bend, and whether chance is fair to candidates: 4.13, A20. */
final class ChanceQuestions {
    private static final String CHAPTER = "closed-forms";

    static final List<Question> ALL =
            List.of(
                    new Question(CHAPTER, "4.13", "favours", ChanceQuestions::favours),
                    new Question(CHAPTER, "4.13", "graphene", ChanceQuestions::grapheneOutcomes),
                    new Question(CHAPTER, "A20", "standby", ChanceQuestions::standby));

    private ChanceQuestions() {}

    /**
     * Whoever has the last k slots of a period chooses among 2^k seeds: how often is there one that
     * gives the first slot of a period to a delegate of its choice?
     */
    private static List<Evidence> favours(long seed) {
        var evidence = new ArrayList<Evidence>();
        var p = ConsensusParameters.medchain(7, Duration.ofSeconds(2));
        int trials = 300;
        for (int k = 0; k <= 3; k++) {
            long found = 0;
            for (int trial = 0; trial < trials; trial++) {
                found += canHaveFirstSlot(p, seed * trials + trial, k) ? 1 : 0;
            }
            double expected = 1 - StrictMath.pow(6 / 7.0, 1 << k);
            evidence.add(
                    new Row(
                                    "4.13",
                                    "n=7 k=" + k,
                                    "chance of a seed that favours one of 7",
                                    "1-(1-p)^(2^k)")
                            .mean(expected, Sample.ofShare(found, trials)));
        }
        return evidence;
    }

    private static boolean canHaveFirstSlot(ConsensusParameters p, long seed, int k) {
        var start = new ChainWalker(p, seed);
        long epoch = start.rules().slots().slotsPerEpoch();
        for (int choice = 0; choice < 1 << k; choice++) {
            var chain = new ChainWalker(p, seed).walkToSlot(epoch - k);
            forgeOrNot(chain, epoch - k, k, choice);
            chain.crash(List.of()).walkToSlot(2 * epoch);
            var first = chain.rules().scheduled(chain.head(), 2 * epoch + 1);
            if (first.equals(ChainWalker.delegate(0))) {
                return true;
            }
        }
        return false;
    }

    /** In each of k slots the forger forges or not, as the bits of the choice say. */
    private static void forgeOrNot(ChainWalker chain, long after, int k, int choice) {
        var all = ChainWalker.delegates(chain.rules().delegates(chain.head()).size());
        for (int i = 0; i < k; i++) {
            boolean forges = (choice >> i & 1) == 1;
            chain.crash(forges ? List.of() : all).walkToSlot(after + 1 + i);
        }
    }

    /** Graphene's seed is the time of the round's last block, which k slots left out can move. */
    private static List<Evidence> grapheneOutcomes(long seed) {
        var evidence = new ArrayList<Evidence>();
        var p = Question.preset("bitshares");
        int n = p.delegates();
        for (int k = 0; k <= 4; k++) {
            var orders = new TreeSet<String>();
            for (int choice = 0; choice < 1 << k; choice++) {
                var chain = new ChainWalker(p, seed).walkBlocks(2 * n - k - 1);
                forgeOrNot(chain, chain.head().slot(), k, choice);
                chain.crash(List.of());
                chain.walkBlocks((int) (2L * n - chain.head().height()));
                var next = chain.rules().roundSchedule(chain.head(), chain.head().slot() + 1);
                orders.add(next.toString());
            }
            evidence.add(
                    new Row(
                                    "4.13",
                                    "bitshares k=" + k,
                                    "orders among which the last k slots choose",
                                    "k+1: only the time counts")
                            .exactly(k + 1L, orders.size(), 1L << k));
        }
        return evidence;
    }

    /** Lisk draws two forgers beyond the elected ones in each round: every candidate as often. */
    private static List<Evidence> standby(long seed) {
        int n = 11;
        int others = 10;
        int rounds = 3000;
        var p = Presets.named("lisk", n, Duration.ofSeconds(10)).orElseThrow();
        int seats = p.seats() - n;
        var standings = new ArrayList<Standing>();
        for (int i = 0; i < n; i++) {
            standings.add(new Standing(ChainWalker.delegate(i), 1000 - i, 0));
        }
        var names = IntStream.range(0, others).mapToObj(i -> new AccountId("s-" + i)).toList();
        // the weights differ, but all are too light to be elected
        names.forEach(id -> standings.add(new Standing(id, 10 + standings.size(), 0)));
        var drawn = new TreeMap<AccountId, Integer>();
        var chain = new ChainWalker(p, seed).standings(standings).walkBlocks(4 * p.seats());
        for (int round = 0; round < rounds; round++) {
            chain.walkBlocks(p.seats());
            for (var id : chain.rules().delegates(chain.head()).subList(n, n + seats)) {
                drawn.merge(id, 1, Integer::sum);
            }
        }
        double share = seats / (double) others;
        // ten candidates at once: 99.9 % for each are 99 % for all
        double bound = 3.2905 * StrictMath.sqrt(share * (1 - share) / rounds);
        double least = names.stream().mapToInt(id -> drawn.getOrDefault(id, 0)).min().orElseThrow();
        double most = names.stream().mapToInt(id -> drawn.getOrDefault(id, 0)).max().orElseThrow();
        boolean held = least / rounds >= share - bound && most / rounds <= share + bound;
        return List.of(
                new Row(
                                "A20",
                                "lisk n=11+2",
                                "share of rounds in which each of 10 candidates is on standby",
                                "s/m; Hive HF27 mended such a bias")
                        .holds(
                                Row.text(share) + " +- " + Row.text(bound) + " (99 % for all)",
                                held && drawn.keySet().equals(new TreeSet<>(names)),
                                Row.text(least / rounds) + " to " + Row.text(most / rounds),
                                rounds));
    }
}
