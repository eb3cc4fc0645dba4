package medchain.simulator.dpos;

import java.util.Comparator;

/**
 * Whether one forger's two headers cannot both come from an honest delegate (LIP-0014, LIP-0058
 * areDistinctHeadersContradicting): an honest one only moves to branches with at least as many
 * prevotes, never signs a height twice with equal prevotes, and owns up to its largest height.
 */
final class Contradiction {
    private Contradiction() {}

    /** What of a header matters here. */
    record Claim(long height, long maxHeightGenerated, long maxHeightPrevoted) {}

    private static final Comparator<Claim> ORDER =
            Comparator.comparingLong(Claim::maxHeightGenerated)
                    .thenComparingLong(Claim::maxHeightPrevoted)
                    .thenComparingLong(Claim::height);

    /** Two different headers of one forger, in any order. */
    static boolean between(Claim one, Claim other) {
        boolean inOrder = ORDER.compare(one, other) <= 0;
        var earlier = inOrder ? one : other;
        var later = inOrder ? other : one;
        boolean sameOrLowerHeight =
                earlier.maxHeightPrevoted() == later.maxHeightPrevoted()
                        && earlier.height() >= later.height();
        return sameOrLowerHeight
                || earlier.height() > later.maxHeightGenerated()
                || earlier.maxHeightPrevoted() > later.maxHeightPrevoted();
    }
}
