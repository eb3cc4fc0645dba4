package medchain.simulator.mempool;

/**
 * How much may wait.
 *
 * @param transactions in all
 * @param perAccount of one sender, so that nobody fills it alone
 */
public record MempoolLimits(int transactions, int perAccount) {
    public static final MempoolLimits USUAL = new MempoolLimits(5000, 256);
}
