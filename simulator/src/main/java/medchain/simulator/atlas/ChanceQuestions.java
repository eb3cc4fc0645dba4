package medchain.simulator.atlas;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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

    /**
     * Lisk draws two forgers beyond the elected ones in each round, each candidate with a chance in
     * proportion to its weight (LIP-0022), the second from those that are left.
     */
    private static List<Evidence> standby(long seed) {
        int n = 11;
        int rounds = 3000;
        var p = Presets.named("lisk", n, Duration.ofSeconds(10)).orElseThrow();
        int seats = p.seats() - n;
        var standings = new ArrayList<Standing>();
        for (int i = 0; i < n; i++) {
            standings.add(new Standing(ChainWalker.delegate(i), 1000 - i, 0));
        }
        // too light to be elected, and each of another weight
        var weights = IntStream.rangeClosed(1, 10).map(i -> 10 * i).toArray();
        for (int weight : weights) {
            standings.add(new Standing(candidate(weight), weight, 0));
        }
        var drawn = new TreeMap<AccountId, Integer>();
        var chain = new ChainWalker(p, seed).standings(standings).walkBlocks(4 * p.seats());
        for (int round = 0; round < rounds; round++) {
            chain.walkBlocks(p.seats());
            for (var id : chain.rules().delegates(chain.head()).subList(n, n + seats)) {
                drawn.merge(id, 1, Integer::sum);
            }
        }
        return asOften(weights, drawn, rounds);
    }

    private static AccountId candidate(int weight) {
        return new AccountId(String.format(Locale.ROOT, "s-%03d", weight));
    }

    private static List<Evidence> asOften(
            int[] weights, Map<AccountId, Integer> drawn, int rounds) {
        var evidence = new ArrayList<Evidence>();
        double most = 0;
        for (int weight : weights) {
            double expected = ClosedForms.drawnInTwo(weight, weights);
            var sample = Sample.ofShare(drawn.getOrDefault(candidate(weight), 0), rounds);
            double error = StrictMath.sqrt(expected * (1 - expected) / rounds);
            most = StrictMath.max(most, StrictMath.abs(sample.mean() - expected) / error);
            if (weight == weights[0] || weight == weights[weights.length - 1]) {
                var share = "share of rounds with a candidate of weight " + weight + " of 550";
                evidence.add(
                        new Row("A20", "lisk n=11+2", share, "w/W, then w/(W-v)")
                                .mean(expected, sample));
            }
        }
        // ten candidates at once: 99.9 % for each are 99 % for all
        evidence.add(
                new Row(
                                "A20",
                                "lisk n=11+2",
                                "standard errors by which a candidate's share is off, most",
                                "LIP-0022; Hive HF27 mended such a bias")
                        .holds(
                                "at most 3.29 (99 % for all)",
                                most <= 3.2905 && drawn.size() == weights.length,
                                Row.text(most),
                                rounds));
        return evidence;
    }
}
