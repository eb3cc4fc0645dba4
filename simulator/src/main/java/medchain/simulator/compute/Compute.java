package medchain.simulator.compute;

/**
 * What every node computes with.
 *
 * @param cores of a node, 1 to 1,024
 */
public record Compute(CostProfile costs, int cores) {
    public static final int MOST_CORES = 1024;
    public static final Compute FREE = new Compute(CostProfile.NONE, 1);

    public Compute {
        if (cores < 1 || cores > MOST_CORES) {
            throw new IllegalArgumentException(
                    "cores of a node; expected 1 to " + MOST_CORES + ", not " + cores);
        }
    }
}
