package medchain.simulator.atlas;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import medchain.simulator.dpos.ConsensusParameters;
import medchain.simulator.dpos.FinalityRule;
import medchain.simulator.dpos.ForkChoiceRule;
import medchain.simulator.dpos.Policies;
import medchain.simulator.dpos.SlotOrder;

/** Prevotes and precommits: Lisk and medchain; rows V16, V17, V19, V20 and closed forms 4.3. */
final class BftQuestions {
    private static final String MEDCHAIN = "medchain";
    private static final String FORMS = "closed-forms";
    private static final Duration SLOT = Duration.ofSeconds(2);
    private static final String LIP = "LIP-0014: 135 at best, 155 expected";

    static final List<Question> ALL =
            List.of(
                    new Question("lisk", "V16", "finality", BftQuestions::lisk),
                    new Question("lisk", "V17", "times", BftQuestions::liskTimes),
                    new Question(MEDCHAIN, "V19", "finality", BftQuestions::phases),
                    new Question(MEDCHAIN, "V20", "finality with crashes", BftQuestions::crashed),
                    new Question(FORMS, "4.3", "shuffled n=4", seed -> shuffled(seed, 4, 2000)),
                    new Question(FORMS, "4.3", "shuffled n=7", seed -> shuffled(seed, 7, 2000)),
                    new Question(FORMS, "4.3", "shuffled n=21", seed -> shuffled(seed, 21, 600)),
                    new Question(FORMS, "4.3", "shuffled n=51", seed -> shuffled(seed, 51, 250)),
                    new Question(FORMS, "4.3", "fixed order", BftQuestions::fixedOrder),
                    new Question(FORMS, "4.3", "pipelined", BftQuestions::pipelined),
                    new Question(
                            FORMS,
                            "4.3",
                            "rounds of blocks n=7 f=1",
                            seed -> roundsOfBlocks(seed, 7, 1)),
                    new Question(
                            FORMS,
                            "4.3",
                            "rounds of blocks n=21 f=3",
                            seed -> roundsOfBlocks(seed, 21, 3)),
                    new Question(
                            FORMS,
                            "4.3",
                            "rounds of blocks n=21 f=6",
                            seed -> roundsOfBlocks(seed, 21, 6)));

    private BftQuestions() {}

    private static List<Evidence> lisk(long seed) {
        int rounds = 160;
        var chain = new ChainWalker(Question.preset("lisk"), seed).walkBlocks(103 * (rounds + 6));
        var all = Lags.finalityBlocks(chain, 103 * 2 + 1, 103L * (rounds + 2) + 1);
        var evidence = new ArrayList<Evidence>();
        evidence.add(new Row("V16", "lisk", "blocks to finality, all", LIP).between(135, 206, all));
        evidence.add(
                new Row("V16", "lisk", "blocks to finality, least", LIP)
                        .exactly(
                                135,
                                all.stream().mapToLong(l -> l).min().orElseThrow(),
                                (long) all.size()));
        evidence.add(
                new Row("V16", "lisk", "blocks to finality, first of a round", LIP)
                        .mean(ClosedForms.liskFirstWithStandby(101, 2), Lags.every(all, 103)));
        evidence.add(
                new Row("V16", "lisk", "blocks to finality, all phases", "own re-implementation")
                        .mean(157.07, Sample.ofBatches(all, 1030), 0.05));
        Lags.first(evidence, "lisk", chain.lags(103 * 20 + 1, 103 * 20 + 61));
        return evidence;
    }

    private static List<Evidence> liskTimes(long seed) {
        var slot = Question.preset("lisk").slot();
        var lip = "LIP-0023, LIP-0057";
        return List.of(
                new Row("V17", "lisk", "blocks a day", lip)
                        .exactly(8640, Duration.ofDays(1).dividedBy(slot), 1),
                new Row("V17", "lisk", "minutes in 2000 blocks (5 h 33 min)", lip)
                        .exactly(333, slot.multipliedBy(2000).toMinutes(), 1),
                new Row("V17", "lisk", "days in 120960 blocks", lip)
                        .exactly(14, slot.multipliedBy(120_960).toDays(), 1));
    }

    private static List<Evidence> phases(long seed) {
        int rounds = 3000;
        var chain = new ChainWalker(ConsensusParameters.medchain(7, SLOT), seed);
        chain.walkBlocks((rounds + 4) * 7);
        var all = Lags.finalityBlocks(chain, 1, rounds * 7L + 1);
        var evidence = new ArrayList<Evidence>();
        var source = "order statistics of a uniform shuffle";
        evidence.add(
                new Row("V19", MEDCHAIN, "blocks to finality, all", source).between(9, 15, all));
        var batches = Sample.ofBatches(all, 70);
        evidence.add(
                new Row("V19", MEDCHAIN, "blocks to finality, mean", source)
                        .mean(ClosedForms.liskShuffledMean(7), batches));
        for (int phase = 0; phase < 7; phase++) {
            evidence.add(
                    new Row("V19", MEDCHAIN, "blocks to finality, phase " + phase, source)
                            .mean(
                                    ClosedForms.liskShuffled(7, phase),
                                    Lags.every(all.subList(phase, all.size()), 7)));
        }
        Lags.first(evidence, MEDCHAIN, chain.lags(701, 761));
        evidence.add(
                new Evidence.Latency(
                        MEDCHAIN, 7, 0, 2 * batches.mean(), 2 * ClosedForms.liskShuffledMean(7)));
        return evidence;
    }

    private static List<Evidence> crashed(long seed) {
        var evidence = new ArrayList<Evidence>();
        double[] slots = {ClosedForms.liskShuffledMean(7), 12.3, 15.0};
        for (int f = 1; f <= 2; f++) {
            var chain = new ChainWalker(ConsensusParameters.medchain(7, SLOT), seed);
            Lags.crash(chain, f).walkBlocks(7060);
            var sample = Sample.ofBatches(Lags.finalitySlots(chain, 1, 7001), 70);
            evidence.add(
                    new Row("V20", MEDCHAIN, f + " crashed, slots to finality", "re-implementation")
                            .mean(slots[f], sample, 0.05));
            evidence.add(new Evidence.Latency(MEDCHAIN, 7, f, 2 * sample.mean(), 2 * slots[f]));
        }
        return evidence;
    }

    private static List<Evidence> shuffled(long seed, int n, int rounds) {
        var chain = new ChainWalker(ConsensusParameters.medchain(n, SLOT), seed);
        chain.walkBlocks((rounds + 4) * n);
        var sample = Sample.ofBatches(Lags.finalityBlocks(chain, 1, (long) rounds * n + 1), 5 * n);
        return List.of(
                new Row("4.3", "n=" + n, "LISK_BFT blocks to finality", "uniform shuffle per round")
                        .mean(ClosedForms.liskShuffledMean(n), sample));
    }

    private static List<Evidence> fixedOrder(long seed) {
        var evidence = new ArrayList<Evidence>();
        for (int n : new int[] {4, 7, 21}) {
            var p = rules(n, SlotOrder.BY_NAME, 1, new FinalityRule.LiskBft());
            var lags = new ChainWalker(p, seed).walkBlocks(40 * n).lags(5L * n, 40L * n);
            int blocks = ClosedForms.twoPhases(n);
            evidence.add(
                    new Row("4.3", "n=" + n, "LISK_BFT head-LIB blocks, fixed order", "2q-1")
                            .between(blocks, blocks, lags));
        }
        return evidence;
    }

    private static List<Evidence> pipelined(long seed) {
        var evidence = new ArrayList<Evidence>();
        for (int n : new int[] {7, 21, 27}) {
            for (int r : new int[] {1, 2, 12}) {
                for (int f : new int[] {0, n - ClosedForms.quorum(n)}) {
                    var p = rules(n, SlotOrder.BY_NAME, r, new FinalityRule.PipelinedBft());
                    var chain = new ChainWalker(p, seed).walkBlocks(3 * n * r);
                    int round = (n - f) * r;
                    Lags.crash(chain, f).walkBlocks(9 * round);
                    long from = 3L * n * r + 5L * round + 1;
                    evidence.add(
                            new Row(
                                            "4.3",
                                            String.format(Locale.ROOT, "n=%d r=%d f=%d", n, r, f),
                                            "PIPELINED_BFT head-LIB blocks",
                                            "2(q-1)r-(r-1) to 2(q-1)r; r=1: 2q-1")
                                    .between(
                                            ClosedForms.pipelinedLeast(n, r),
                                            ClosedForms.pipelinedMost(n, r),
                                            chain.lags(from, from + 4L * round)));
                }
            }
        }
        return evidence;
    }

    private static List<Evidence> roundsOfBlocks(long seed, int n, int f) {
        var p = rules(n, SlotOrder.LISK, 1, new FinalityRule.LiskBft());
        int rounds = 800;
        var chain = new ChainWalker(p, seed);
        Lags.crash(chain, f).walkBlocks(n * (rounds + 12));
        var all = Lags.finalityBlocks(chain, n * 8L + 1, n * (rounds + 8L) + 1);
        double slots = (double) chain.head().slot() / chain.head().height();
        var name = String.format(Locale.ROOT, "n=%d f=%d", n, f);
        var perRound = new ArrayList<Double>();
        for (long round = 0; round < rounds; round++) {
            long passed = chain.at((round + 1) * n).slot() - chain.at(round * n).slot();
            perRound.add((double) passed / n);
        }
        return List.of(
                new Row(
                                "4.3",
                                name,
                                "LISK_BFT blocks to finality, first of a round",
                                "(n-1)+(2q-n)(m+1)/(q-f+1)")
                        .mean(ClosedForms.liskFirstOfRound(n, f), Lags.every(all, n)),
                new Row("4.1", name, "slots a block, rounds of blocks", "n + f(n+1)/(m+1) a round")
                        .mean(
                                ClosedForms.slotsPerBlock(n, f),
                                new Sample(rounds, slots, Sample.of(perRound).deviation())));
    }

    static ConsensusParameters rules(int n, SlotOrder order, int perTurn, FinalityRule finality) {
        var m = Policies.MEDCHAIN;
        var epochs = order == SlotOrder.LISK ? new Policies.Epochs.Blocks(n) : m.epochs();
        var choice =
                finality instanceof FinalityRule.LiskBft
                        ? ForkChoiceRule.PREVOTES
                        : ForkChoiceRule.LENGTH;
        return ConsensusParameters.medchain(n, SLOT)
                .with(new Policies(order, perTurn, 0, 0, epochs, m.activation(), finality, choice));
    }
}
