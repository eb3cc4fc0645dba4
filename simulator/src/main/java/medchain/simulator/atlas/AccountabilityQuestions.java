package medchain.simulator.atlas;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import medchain.simulator.dpos.Accountability;
import medchain.simulator.dpos.ConsensusParameters;
import medchain.simulator.dpos.FinalityRule;
import medchain.simulator.dpos.SlotOrder;
import medchain.simulator.identity.AccountId;

/**
 * What two irreversible histories cost (4.6): under two phases as many liars as two quorums have in
 * common, all of whom the headers name; under one phase nobody.
 */
final class AccountabilityQuestions {
    private static final String CHAPTER = "closed-forms";
    private static final Duration SLOT = Duration.ofSeconds(2);

    static final List<Question> ALL =
            List.of(
                    new Question(CHAPTER, "4.6", "liars", AccountabilityQuestions::liars),
                    new Question(CHAPTER, "4.6", "no liar", AccountabilityQuestions::noLiar));

    private AccountabilityQuestions() {}

    /** A branch, and the headers that were signed for it. */
    private record Branch(ChainWalker chain, List<Accountability.Signed> headers) {
        static Branch genesis(ConsensusParameters p, long seed) {
            return new Branch(new ChainWalker(p, seed), new ArrayList<>());
        }

        /** Those who are up forge so many blocks, each in its slot after this one. */
        Branch grow(int blocks, long after, List<AccountId> down) {
            chain.crash(down);
            long slot = Math.max(after, chain.head().slot());
            for (int left = blocks; left > 0; ) {
                slot++;
                var forger = chain.rules().scheduled(chain.head(), slot);
                if (!down.contains(forger)) {
                    var header = chain.header(chain.head(), slot, forger);
                    chain.extend(header);
                    headers.add(new Accountability.Signed(ChainWalker.idOf(header), header));
                    left--;
                }
            }
            return this;
        }

        long irreversible() {
            return chain.rules().irreversibleHeight(chain.head());
        }

        int namedWith(Branch other) {
            var all = new ArrayList<>(headers);
            all.addAll(other.headers);
            return Accountability.in(all, chain.rules().forkChoice()).size();
        }
    }

    private static List<Evidence> liars(long seed) {
        var evidence = new ArrayList<Evidence>();
        for (int n : new int[] {4, 7, 21, 27, 51, 101}) {
            var p = ConsensusParameters.medchain(n, SLOT);
            int own = n - p.quorum();
            var all = ChainWalker.delegates(n);
            var one = Branch.genesis(p, seed).grow(5 * n, 0, all.subList(0, own));
            var other = Branch.genesis(p, seed).grow(5 * n, 0, all.subList(own, 2 * own));
            var lacking = Branch.genesis(p, seed).grow(5 * n, 0, all.subList(own, 2 * own + 1));
            boolean both = one.irreversible() > 0 && other.irreversible() > 0;
            evidence.add(
                    row(n, "LISK_BFT liars named when two histories are irreversible", "2q - n")
                            .exactly(
                                    2L * p.quorum() - n,
                                    both ? one.namedWith(other) : 0,
                                    one.headers.size() + other.headers.size()));
            evidence.add(
                    row(n, "LISK_BFT irreversible height with one liar fewer", "no quorum")
                            .exactly(0, lacking.irreversible(), lacking.headers.size()));
        }
        return evidence;
    }

    /**
     * C sees the blocks of A, B and C; A and B crash and miss the last; D forges three alone; A and
     * B come back and build on the longer branch.
     */
    private static List<Evidence> noLiar(long seed) {
        var onePhase = BftQuestions.rules(4, SlotOrder.UNIFORM, 1, new FinalityRule.Solidified(70));
        var twoPhases = ConsensusParameters.medchain(4, SLOT);
        return List.of(
                row(4, "SOLIDIFIED 70 irreversible on two branches; liars", "A,B,C | D,D,D,A,B")
                        .exactly("1 and 3; 0", story(onePhase, seed), 8),
                row(4, "LISK_BFT irreversible on two branches; liars", "the same story")
                        .exactly("0 and 0; 0", story(twoPhases, seed), 8));
    }

    private static String story(ConsensusParameters p, long seed) {
        var all = ChainWalker.delegates(4);
        var seen = Branch.genesis(p, seed).grow(3, 0, all.subList(3, 4));
        var other = Branch.genesis(p, seed).grow(3, 0, all.subList(0, 3));
        other.chain.joinedBy(seen.chain);
        other.grow(2, seen.chain.head().slot(), all.subList(2, 4));
        return String.format(
                Locale.ROOT,
                "%d and %d; %d",
                seen.irreversible(),
                other.irreversible(),
                seen.namedWith(other));
    }

    private static Row row(int n, String quantity, String form) {
        return new Row("4.6", "n=" + n, quantity, form);
    }
}
