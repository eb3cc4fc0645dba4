package medchain.simulator.kernel;

/**
 * Injected randomness for keys, salts and encryption: a named stream of the world's seed, or the
 * operating system's generator at the edge.
 */
public interface ByteSource {
    /** Fills the whole array. */
    void fill(byte[] out);
}
