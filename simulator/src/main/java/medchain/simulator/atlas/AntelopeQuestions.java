package medchain.simulator.atlas;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/** EOSIO as it was, and Savanna: rows V1 to V7. */
final class AntelopeQuestions {
    private static final String LEGACY = "antelope-legacy";
    private static final int SLOTS = 252;
    private static final double SLOT_SECONDS = 0.5;
    private static final String LOG = "mainnet log of 2018-06-14, blocks 748404 and 748405";

    static final List<Question> ALL =
            List.of(
                    new Question(LEGACY, "V1", "finality", AntelopeQuestions::lag),
                    new Question(LEGACY, "V3", "finality with crashes", AntelopeQuestions::crashed),
                    new Question(LEGACY, "V6", "throughput", AntelopeQuestions::throughput),
                    new Question(LEGACY, "V7", "hand-over", AntelopeQuestions::handOver),
                    new Question("antelope-savanna", "V5", "finality", AntelopeQuestions::savanna));

    private AntelopeQuestions() {}

    private static List<Evidence> lag(long seed) {
        var chain = new ChainWalker(Question.preset(LEGACY), seed).walkBlocks(SLOTS * 6);
        var lags = chain.lags(1009, 1513);
        var evidence = new ArrayList<Evidence>();
        evidence.add(
                new Row("V1", LEGACY, "head-LIB blocks, over a turn", LOG)
                        .between(
                                ClosedForms.pipelinedLeast(21, 12),
                                ClosedForms.pipelinedMost(21, 12),
                                lags));
        var turn = LongStream.rangeClosed(325, 336).boxed().toList();
        long turns = 0;
        for (int i = 0; i < lags.size(); i += 12) {
            turns += lags.subList(i, i + 12).equals(turn) ? 1 : 0;
        }
        evidence.add(
                new Row("V1", LEGACY, "turns of the saw-tooth 325, 326 ... 336", LOG)
                        .exactly(lags.size() / 12, turns, lags.size()));
        double mean = lags.stream().mapToLong(l -> l).average().orElseThrow();
        var about = "EOSIO/eos#5946: around 330 blocks (165 s)";
        evidence.add(
                new Row("V1", LEGACY, "head-LIB blocks, mean", about)
                        .exactly(330.5, mean, lags.size()));
        evidence.add(
                new Row("V1", LEGACY, "head-LIB seconds, mean", about)
                        .exactly(165.25, mean * SLOT_SECONDS, lags.size()));
        evidence.add(confirms(chain));
        Lags.first(evidence, LEGACY, lags);
        return evidence;
    }

    private static Evidence confirms(ChainWalker chain) {
        long fitting = 0;
        for (long height = 1009; height <= 1512; height++) {
            var parent = chain.at(height - 1);
            var forger = chain.rules().scheduled(parent, chain.at(height).slot());
            long expected = (height - 1) % 12 == 0 ? 240 : 0;
            fitting += chain.rules().confirms(parent, forger) == expected ? 1 : 0;
        }
        return new Row("V2", LEGACY, "headers that confirm 240 first in a turn, else 0", LOG)
                .exactly(504, fitting, 504);
    }

    private static List<Evidence> crashed(long seed) {
        var evidence = new ArrayList<Evidence>();
        for (int f : new int[] {0, 1, 3, 6}) {
            var chain = new ChainWalker(Question.preset(LEGACY), seed).walkBlocks(SLOTS * 3);
            int round = SLOTS - 12 * f;
            chain.crash(ChainWalker.delegates(21).subList(4, 4 + f)).walkBlocks(round * 10);
            long from = SLOTS * 3 + round * 3L + 1;
            var lags = chain.lags(from, from + round * 4L);
            var slots = Lags.finalitySlots(chain, from, from + round * 4L);
            double seconds = Lags.mean(slots) * SLOT_SECONDS;
            double expected = ClosedForms.pipelinedSlots(21, 12, f) * SLOT_SECONDS;
            evidence.add(new Evidence.Latency(LEGACY, 21, f, seconds, expected));
            evidence.add(
                    new Row(f == 6 ? "V3" : "4.3", LEGACY, f + " crashed, head-LIB blocks", "q=15")
                            .between(325, 336, lags));
            evidence.add(
                    new Row(
                                    f == 6 ? "V3" : "4.3",
                                    LEGACY,
                                    f + " crashed, seconds to finality",
                                    "2(q-1)rn/m-(r-1)/2 slots")
                            .exactly(expected, seconds, lags.size()));
        }
        var one = new ChainWalker(Question.preset(LEGACY), seed).crash(ChainWalker.delegates(1));
        one.walkToSlot(SLOTS * 20);
        evidence.add(
                new Row("V4", LEGACY, "one crashed, blocks in 20 x 126 s", "12 of 252 slots empty")
                        .exactly(240 * 20, one.head().height(), SLOTS * 20));
        return evidence;
    }

    private static List<Evidence> throughput(long seed) {
        var p = Question.preset(LEGACY);
        return List.of(
                new Row("V6", LEGACY, "transactions a second, most", "config.hpp: 200 ms / 100 us")
                        .exactly(4000, p.blockTransactions() * 1000L / p.slot().toMillis(), 1));
    }

    /** Blocks that the next producer has not heard of yet; it releases its last block early. */
    private static List<Evidence> handOver(long seed) {
        var evidence = new ArrayList<Evidence>();
        for (double delay : new double[] {0.1, 0.4, 0.6, 1.1, 1.7}) {
            long turns = 200;
            var race = new ForkRace(Question.preset(LEGACY), ForkRace.constant(delay / 0.5));
            race.run(turns * 12);
            evidence.add(
                    new Row(
                                    "V7",
                                    LEGACY,
                                    "orphans a turn, delay " + delay + " s",
                                    "EOSIO/eos#3280, #5836; floor(d/T)")
                            .exactly(
                                    (long) StrictMath.floor(delay / 0.5),
                                    StrictMath.round((double) race.orphans() / turns),
                                    turns));
        }
        var early = new ForkRace(Question.preset(LEGACY), ForkRace.constant((0.9 - 0.45) / 0.5));
        early.run(2400);
        evidence.add(
                new Row("V7", LEGACY, "orphans, delay 0.9 s, released 0.45 s early", "leap#1805")
                        .exactly(0, early.orphans(), 2400));
        return evidence;
    }

    private static List<Evidence> savanna(long seed) {
        var evidence = new ArrayList<Evidence>();
        for (var name : List.of("antelope-savanna", "medchain-fast")) {
            var lags = new ChainWalker(Question.preset(name), seed).walkBlocks(900).lags(3, 901);
            evidence.add(
                    new Row("V5", name, "head-LIB blocks", "finality_core.cpp: two-chain")
                            .between(2, 2, lags));
            Lags.first(evidence, name, lags);
        }
        return evidence;
    }
}
