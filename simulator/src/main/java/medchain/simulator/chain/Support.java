package medchain.simulator.chain;

/**
 * What stands behind a candidate.
 *
 * @param own tokens of its own that it puts behind itself
 * @param others what all other voters give it
 */
public record Support(long own, long others) {
    public static final Support NONE = new Support(0, 0);

    Support plusOwn(long more) {
        return new Support(own + more, others);
    }

    Support plus(long more) {
        return new Support(own, others + more);
    }
}
