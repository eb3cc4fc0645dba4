package medchain.simulator.kernel;

/**
 * Where keys, salts and encryption randomness come from: a named stream of the world's seed, or the
 * operating system's generator handed in at the edge.
 */
@FunctionalInterface
public interface ByteSource {
    /** Overwrites the whole array. */
    void fill(byte[] out);

    /**
     * @param count 0 or more
     * @return that many fresh bytes
     */
    default byte[] bytes(int count) {
        var out = new byte[count];
        fill(out);
        return out;
    }
}
