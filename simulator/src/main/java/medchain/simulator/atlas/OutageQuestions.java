package medchain.simulator.atlas;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import medchain.simulator.dpos.ConsensusParameters;
import medchain.simulator.dpos.FinalityRule;
import medchain.simulator.dpos.SlotOrder;

/**
 * How long finality is out when a cut a | b leaves no side with a quorum: as long as the cut, and
 * then until enough of the smaller side have come over (4.7). Two phases need a block that all of
 * the larger side have built on and that is higher than all that the smaller one has forged: so the
 * cut lasts more than a/(a-b) rounds here.
 */
final class OutageQuestions {
    private static final String CHAPTER = "closed-forms";
    static final List<Question> ALL =
            List.of(
                    new Question(CHAPTER, "4.7", "outages, two phases", OutageQuestions::twoPhases),
                    new Question(CHAPTER, "4.7", "outages, one phase", OutageQuestions::onePhase));

    private OutageQuestions() {}

    private static List<Evidence> twoPhases(long seed) {
        var evidence = new ArrayList<Evidence>();
        int[][] grid = {{7, 3, 600}, {21, 7, 200}, {21, 9, 200}, {51, 21, 60}};
        for (var point : grid) {
            int n = point[0];
            int b = point[1];
            var p = ConsensusParameters.medchain(n, Duration.ofSeconds(2));
            evidence.add(
                    row("LISK_BFT", n, b, "q-a of b forge, then q of all: order statistics")
                            .mean(
                                    ClosedForms.twoQuorumsAfterCut(n, b),
                                    outages(p, b, seed, point[2])));
        }
        return evidence;
    }

    private static List<Evidence> onePhase(long seed) {
        var evidence = new ArrayList<Evidence>();
        int[][] grid = {{7, 3, 600}, {21, 8, 200}, {21, 10, 200}};
        for (var point : grid) {
            int n = point[0];
            int b = point[1];
            var p = BftQuestions.rules(n, SlotOrder.UNIFORM, 1, new FinalityRule.Solidified(70));
            int missing = n - 3 * n / 10 - (n - b);
            evidence.add(
                    row("SOLIDIFIED 70", n, b, "k(n+1)/(b+1), k of b missing to the quorum")
                            .mean(missing * (n + 1.0) / (b + 1), outages(p, b, seed, point[2])));
        }
        return evidence;
    }

    private static Row row(String rule, int n, int b, String form) {
        return new Row(
                "4.7",
                String.format(Locale.ROOT, "n=%d split %d | %d", n, n - b, b),
                rule + " slots without finality beyond the cut",
                form);
    }

    private static Sample outages(ConsensusParameters p, int b, long seed, int trials) {
        var slots = new ArrayList<Double>();
        for (int trial = 0; trial < trials; trial++) {
            slots.add((double) outage(p, b, seed * trials + trial));
        }
        return Sample.of(slots);
    }

    /**
     * Slots from the end of a cut until a block is irreversible that was forged after its begin.
     */
    private static long outage(ConsensusParameters p, int b, long seed) {
        int n = p.seats();
        long cut = 4L * n;
        int a = n - b;
        long healed = cut + (a / (a - b) + 2L) * n;
        var all = ChainWalker.delegates(n);
        var smaller = new ChainWalker(p, seed).walkToSlot(cut);
        smaller.crash(all.subList(b, n)).walkToSlot(healed);
        var larger = new ChainWalker(p, seed).walkToSlot(cut);
        larger.crash(all.subList(0, b)).walkToSlot(healed);
        long slot = healed;
        larger.joinedBy(smaller).crash(List.of());
        while (larger.rules().irreversibleHeight(larger.head()) <= cut) {
            slot++;
            larger.walkToSlot(slot);
        }
        return slot - healed;
    }
}
