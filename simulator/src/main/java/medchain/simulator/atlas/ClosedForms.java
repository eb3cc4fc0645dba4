package medchain.simulator.atlas;

/**
 * What algebra says of a Delegated Proof-of-Stake chain; knows nothing of the code that forges one.
 *
 * <p>n delegates, a quorum of q = floor(2n/3) + 1, f of them crashed; latencies in blocks.
 */
public final class ClosedForms {
    private ClosedForms() {}

    /** LISK_BFT with a uniform shuffle per round: block at this phase of its round. */
    public static double liskShuffled(int n, int j) {
        int q = 2 * n / 3 + 1;
        if (j <= n - q) {
            return n - 1 - j + (2.0 * q - n + j) * (n + 1) / (q + j + 1);
        }
        return n - 1 - j + twoQuorumsAfterCut(n, j);
    }

    /**
     * LISK_BFT with a uniform shuffle per round: slots from the begin of a round until a quorum has
     * prevoted and then a quorum has precommitted, when all but b of the n have prevoted before.
     * That is what a cut n-b | b without a quorum on either side costs beyond itself: the b who
     * come over vote for what was forged without them.
     */
    static double twoQuorumsAfterCut(int n, int b) {
        int q = quorum(n);
        int k = q - n + b;
        double mean = 0;
        for (int x = k; x <= n; x++) {
            double p = choose(x - 1, k - 1) * choose(n - x, b - k) / choose(n, b);
            double rest = n - x >= q ? x + q : n + (double) (q - n + x) * (n + 1) / (x + 1);
            mean += p * rest;
        }
        return mean;
    }

    public static double liskShuffledMean(int n) {
        double sum = 0;
        for (int j = 0; j < n; j++) {
            sum += liskShuffled(n, j);
        }
        return sum / n;
    }

    static double choose(int n, int k) {
        if (k < 0 || k > n) {
            return 0;
        }
        double c = 1;
        for (int i = 1; i <= k; i++) {
            c = c * (n - k + i) / i;
        }
        return c;
    }

    /**
     * SOLIDIFIED with a uniform shuffle per round: height minus irreversible height when j blocks
     * of the round are forged.
     *
     * @param k how many delegates may lag behind, plus one
     */
    public static double solidifiedShuffled(int n, int k, int j) {
        return n - j >= k ? n + j - (double) k * (n + 1) / (n - j + 1) : n - k;
    }

    public static double solidifiedShuffledMean(int n, int k) {
        double sum = 0;
        for (int j = 1; j <= n; j++) {
            sum += solidifiedShuffled(n, k, j);
        }
        return sum / n;
    }

    /**
     * Chance that a candidate is one of two drawn without replacement, each time with a chance in
     * proportion to its weight.
     *
     * @param weight its own, one of all
     */
    static double drawnInTwo(int weight, int[] weights) {
        double all = 0;
        for (int w : weights) {
            all += w;
        }
        double first = weight / all;
        double second = -first * weight / (all - weight); // not after itself
        for (int w : weights) {
            second += w / all * weight / (all - w);
        }
        return first + second;
    }

    /** Delegates that must agree on finality. */
    static int quorum(int n) {
        return 2 * n / 3 + 1;
    }

    /** LISK_BFT with a fixed order, and PIPELINED_BFT with one block a turn: two quorums. */
    static int twoPhases(int n) {
        return 2 * quorum(n) - 1;
    }

    /** PIPELINED_BFT, r blocks a turn: most blocks from head to irreversible. */
    static int pipelinedMost(int n, int r) {
        return r == 1 ? twoPhases(n) : 2 * (quorum(n) - 1) * r;
    }

    static int pipelinedLeast(int n, int r) {
        return pipelinedMost(n, r) - (r - 1);
    }

    /**
     * PIPELINED_BFT, fixed order, f crashed: slots from a block to its finality, mean. The last of
     * 2(q-1) turns ends it, which take n/(n-f) as long; in its own turn a block loses no slot.
     */
    static double pipelinedSlots(int n, int r, int f) {
        return 2.0 * (quorum(n) - 1) * r * n / (n - f) - (r - 1) / 2.0;
    }

    /** LISK_BFT, rounds of blocks, f crashed: the first block of a round. */
    static double liskFirstOfRound(int n, int f) {
        int q = quorum(n);
        return n - 1 + (2.0 * q - n) * (n - f + 1) / (q - f + 1);
    }

    /** The same with standby seats that forge and do not vote (Lisk). */
    static double liskFirstWithStandby(int n, int standby) {
        int q = quorum(n);
        int all = n + standby;
        return all - 1 + (2.0 * q - n) * (all + 1) / (q + 1);
    }

    /** SOLIDIFIED, fixed order: so many blocks, however many crashed. */
    static int solidified(int n, int percent) {
        return n - (100 - percent) * n / 100 - 1;
    }

    /** Slots a block takes when rounds are so many blocks, in a uniform order. */
    static double slotsPerBlock(int n, int f) {
        return (n + f * (n + 1.0) / (n - f + 1)) / n;
    }

    /** Share of blocks lost when each needs d slots to reach the others, r blocks a turn. */
    static double orphanShare(double slotsLate, int r) {
        double whole = StrictMath.floor(slotsLate);
        return r == 1 ? whole / (1 + whole) : whole / r;
    }
}
