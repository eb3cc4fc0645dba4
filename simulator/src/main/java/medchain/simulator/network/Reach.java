package medchain.simulator.network;

/**
 * How an item spread.
 *
 * @param nodes that offer it to their peers
 * @param halfNanos after how long half of all nodes did; 0 when they do not
 * @param mostNanos as above, nine of ten
 * @param lastNanos after how long the last of those did that do
 */
public record Reach(int nodes, long halfNanos, long mostNanos, long lastNanos) {}
