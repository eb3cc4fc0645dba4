package medchain.simulator.dpos;

/** Latencies that algebra gives, in blocks (design, sections 4.3 and 4.4). */
final class ClosedForms {
    private ClosedForms() {}

    /** LISK_BFT with a uniform shuffle per round: block at this phase of its round. */
    static double liskShuffled(int n, int j) {
        int q = 2 * n / 3 + 1;
        if (j <= n - q) {
            return n - 1 - j + (2.0 * q - n + j) * (n + 1) / (q + j + 1);
        }
        int k = q - n + j;
        double mean = n - 1 - j;
        for (int x = k; x <= n; x++) {
            double p = choose(x - 1, k - 1) * choose(n - x, j - k) / choose(n, j);
            double rest = n - x >= q ? x + q : n + (double) (q - n + x) * (n + 1) / (x + 1);
            mean += p * rest;
        }
        return mean;
    }

    static double liskShuffledMean(int n) {
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
    static double solidifiedShuffled(int n, int k, int j) {
        return n - j >= k ? n + j - (double) k * (n + 1) / (n - j + 1) : n - k;
    }

    static double solidifiedShuffledMean(int n, int k) {
        double sum = 0;
        for (int j = 1; j <= n; j++) {
            sum += solidifiedShuffled(n, k, j);
        }
        return sum / n;
    }
}
