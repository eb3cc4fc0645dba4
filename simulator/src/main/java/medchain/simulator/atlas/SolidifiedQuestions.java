package medchain.simulator.atlas;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import medchain.simulator.dpos.ApprovalBoard;
import medchain.simulator.dpos.ConsensusParameters;
import medchain.simulator.dpos.FinalityRule;
import medchain.simulator.dpos.ForkChoiceRule;
import medchain.simulator.dpos.Policies;
import medchain.simulator.dpos.SlotOrder;
import medchain.simulator.dpos.Standing;
import medchain.simulator.identity.AccountId;
import medchain.simulator.identity.BlockId;

/** One-phase finality: TRON, BitShares, Hive; rows V8 to V15 and closed form 4.4. */
final class SolidifiedQuestions {
    private static final String TRON = "tron";
    private static final String TRON_DOCS = "DposService.java; docs: about 1 minute";
    private static final int BATCH = 210;

    static final List<Question> ALL =
            List.of(
                    new Question(TRON, "V8", "finality", SolidifiedQuestions::tron),
                    new Question(TRON, "V9", "blocks", SolidifiedQuestions::tronDay),
                    new Question(
                            TRON, "V10", "finality with crashes", SolidifiedQuestions::tronCrashed),
                    new Question(TRON, "V11", "newcomers", SolidifiedQuestions::tronNewcomer),
                    new Question("bitshares", "V12", "finality", SolidifiedQuestions::bitshares),
                    new Question("hive", "V14", "finality", SolidifiedQuestions::hiveLegacy),
                    new Question("hive", "V15", "approvals", SolidifiedQuestions::hive),
                    new Question(
                            "closed-forms",
                            "4.4",
                            "shuffled n=21 tau=70",
                            seed -> uniform(seed, 21, 70)),
                    new Question(
                            "closed-forms",
                            "4.4",
                            "shuffled n=27 tau=70",
                            seed -> uniform(seed, 27, 70)),
                    new Question(
                            "closed-forms",
                            "4.4",
                            "shuffled n=21 tau=75",
                            seed -> uniform(seed, 21, 75)));

    private SolidifiedQuestions() {}

    private static List<Evidence> tron(long seed) {
        var lags = new ChainWalker(Question.preset(TRON), seed).walkBlocks(1080).lags(28, 1081);
        var evidence = new ArrayList<Evidence>();
        int blocks = ClosedForms.solidified(27, 70);
        evidence.add(
                new Row("V8", TRON, "head-LIB blocks", TRON_DOCS).between(blocks, blocks, lags));
        long seconds = Question.preset(TRON).slot().toSeconds() * lags.getFirst();
        evidence.add(
                new Row("V8", TRON, "head-LIB seconds", TRON_DOCS)
                        .exactly(54, seconds, lags.size()));
        Lags.first(evidence, TRON, lags);
        return evidence;
    }

    private static List<Evidence> tronDay(long seed) {
        var chain = new ChainWalker(Question.preset(TRON), seed).walkToSlot(7200);
        long first = chain.head().height();
        long period = chain.walkToSlot(7200 * 2).head().height();
        long next = chain.walkToSlot(7200 * 3).head().height();
        long day = chain.walkToSlot(7200 * 6).head().height();
        var source = "2 slots skipped each 6 h; derived from DposSlot.getTime";
        return List.of(
                new Row("V9", TRON, "blocks in 6 h", source).exactly(7198, next - period, 7200),
                new Row("V9", TRON, "blocks in a day", source)
                        .exactly(28_792, day - period, 28_800),
                new Row("V9", TRON, "blocks before the first maintenance", source)
                        .exactly(7200, first, 7200));
    }

    private static List<Evidence> tronCrashed(long seed) {
        var evidence = new ArrayList<Evidence>();
        for (int f : new int[] {0, 2, 4, 6, 8}) {
            var chain = new ChainWalker(Question.preset(TRON), seed).walkBlocks(27);
            Lags.crash(chain, f).walkBlocks(2400);
            int round = 27 - f;
            var slots = Lags.finalitySlots(chain, 200, 200 + 60L * round);
            double seconds = 3 * Lags.mean(slots);
            double expected = 54.0 * 27 / round;
            evidence.add(new Evidence.Latency(TRON, 27, f, seconds, expected));
            evidence.add(
                    new Row("V10", TRON, f + " crashed, head-LIB blocks", "q-1, whatever f")
                            .between(18, 18, chain.lags(200, 2400)));
            evidence.add(
                    new Row("V10", TRON, f + " crashed, seconds to finality", "54*27/(27-f)")
                            .exactly(expected, seconds, slots.size()));
        }
        return evidence;
    }

    /** Nine of 27 are voted out for nine who never forge; one of them then does. */
    private static List<Evidence> tronNewcomer(long seed) {
        var newcomers = IntStream.range(30, 39).mapToObj(ChainWalker::delegate).toList();
        var elected = new ArrayList<>(ChainWalker.delegates(27).subList(9, 27));
        elected.addAll(newcomers);
        var standings = elected.stream().map(id -> new Standing(id, 100, 0)).toList();
        var chain = new ChainWalker(Question.preset(TRON), seed).standings(standings);
        chain.crash(newcomers).walkToSlot(7200 + 40);
        long then = chain.rules().irreversibleHeight(chain.head());
        chain.walkToSlot(7200 + 600);
        long frozen = chain.rules().irreversibleHeight(chain.head());
        chain.crash(newcomers.subList(1, 9)).walkToSlot(7200 + 700);
        long after = chain.rules().irreversibleHeight(chain.head());
        var source = "java-tron#5648";
        return List.of(
                new Row("V11", TRON, "LIB moves while 9 new SRs never forged", source)
                        .exactly(0, frozen - then, 560),
                new Row("V11", TRON, "LIB moves once one of them has", source)
                        .holds(
                                "more than 400 blocks",
                                after - frozen > 400,
                                (after - frozen) + " blocks",
                                100));
    }

    private static List<Evidence> bitshares(long seed) {
        var evidence = new ArrayList<Evidence>();
        var chain = new ChainWalker(Question.preset("bitshares"), seed).walkBlocks(21 * 1600);
        var lags = chain.lags(21 * 10 + 1, 21 * 1600 + 1);
        var logs = "cryptonomex/graphene#396, #595 log -16, -17, -23, -24; the real shuffle";
        evidence.add(
                new Row("V12", "bitshares", "head-LIB blocks, all", logs).between(14, 28, lags));
        evidence.add(
                new Row("V12", "bitshares", "head-LIB blocks, least", logs)
                        .exactly(
                                14,
                                lags.stream().mapToLong(l -> l).min().orElseThrow(),
                                lags.size()));
        evidence.add(
                new Row("V12", "bitshares", "head-LIB blocks, mean", logs)
                        .mean(15.87, Sample.ofBatches(lags, BATCH), 0.005));
        Lags.first(evidence, "bitshares", lags);
        var hours = new ChainWalker(Question.preset("bitshares"), seed).walkToSlot(2400);
        long before = hours.head().height();
        long hour = hours.walkToSlot(3600).head().height() - before;
        evidence.add(
                new Row("V13", "bitshares", "blocks an hour", "bitshares-core#504: 3 slots skipped")
                        .exactly(1197, hour, 1200));
        return evidence;
    }

    private static List<Evidence> hiveLegacy(long seed) {
        var evidence = new ArrayList<Evidence>();
        var name = "hive-legacy";
        var chain = new ChainWalker(Question.preset(name), seed).walkBlocks(21 * 1600);
        var lags = chain.lags(21 * 10 + 1, 21 * 1600 + 1);
        long least = lags.stream().mapToLong(l -> l).min().orElseThrow();
        var source = "published: 45 second lapse";
        evidence.add(
                new Row("V14", name, "head-LIB blocks, least", source)
                        .exactly(15, least, lags.size()));
        evidence.add(
                new Row("V14", name, "head-LIB seconds, least", source)
                        .exactly(45, least * 3, lags.size()));
        evidence.add(
                new Row("V14", name, "head-LIB blocks, mean", "the real shuffle, re-implemented")
                        .mean(17.39, Sample.ofBatches(lags, BATCH), 0.005));
        Lags.first(evidence, name, lags);
        return evidence;
    }

    private static List<Evidence> hive(long seed) {
        var witnesses = ChainWalker.delegates(21);
        var head = new ApprovalBoard.Approval(100, new BlockId(ChainWalker.digest("head")));
        var evidence = new ArrayList<Evidence>();
        for (int approving : new int[] {13, 15, 16, 21}) {
            var board = ApprovalBoard.empty(witnesses, 16);
            for (AccountId witness : witnesses.subList(0, approving)) {
                board = board.approve(witness, head);
            }
            evidence.add(
                    new Row(
                                    "V15",
                                    "hive",
                                    "height irreversible at once, head 100, "
                                            + approving
                                            + " of 21 approve",
                                    "database.cpp; 2026-07-09: 61 %, none")
                            .exactly(
                                    approving >= 16 ? 100 : 0,
                                    board.irreversible((h, b) -> b.equals(head.block())),
                                    approving));
        }
        return evidence;
    }

    private static List<Evidence> uniform(long seed, int n, int percent) {
        var m = Policies.MEDCHAIN;
        var policies =
                new Policies(
                        SlotOrder.UNIFORM,
                        1,
                        0,
                        0,
                        m.epochs(),
                        m.activation(),
                        new FinalityRule.Solidified(percent),
                        ForkChoiceRule.LENGTH);
        var p = ConsensusParameters.medchain(n, Duration.ofSeconds(3)).with(policies);
        int rounds = 1000;
        var chain = new ChainWalker(p, seed).walkBlocks(n * rounds);
        var lags = chain.lags(n * 10L + 1, (long) n * rounds + 1);
        int spare = (100 - percent) * n / 100;
        var name = String.format(Locale.ROOT, "n=%d tau=%d", n, percent);
        return List.of(
                new Row("4.4", name, "head-LIB blocks, mean", "SOLIDIFIED, uniform shuffle")
                        .mean(
                                ClosedForms.solidifiedShuffledMean(n, spare + 1),
                                Sample.ofBatches(lags, 10 * n)));
    }
}
