package medchain.simulator.kernel;

/**
 * A pure function of bytes that another process can do as well as this one: made there by the name
 * of its class, which therefore is public and has a public constructor without arguments.
 */
@FunctionalInterface
public interface Portable {
    /**
     * @param shared the same for all pieces
     */
    byte[] apply(byte[] shared, byte[] piece);
}
