package medchain.simulator.network;

/**
 * What a node's line carries.
 *
 * @param downBitsPerSecond 1 or more
 * @param upBitsPerSecond 1 or more
 */
public record Bandwidth(long downBitsPerSecond, long upBitsPerSecond) {
    public Bandwidth {
        if (downBitsPerSecond < 1 || upBitsPerSecond < 1) {
            throw new IllegalArgumentException("bandwidth; expected 1 bit/s or more");
        }
    }
}
