package medchain.simulator.kernel;

/** Where random bytes come from: a named stream of the world's seed, or the operating system. */
public interface ByteSource {
    void fill(byte[] out);
}
