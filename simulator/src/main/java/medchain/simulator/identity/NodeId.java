package medchain.simulator.identity;

/**
 * Names a node of the network.
 *
 * @param index 0-based; shown 1-based as {@code node-1}
 */
public record NodeId(int index) implements Comparable<NodeId> {
    public NodeId {
        if (index < 0) {
            throw new IllegalArgumentException("a node's index is not negative");
        }
    }

    /** The account under which the node stands for election: {@code node-1}. */
    public AccountId account() {
        return new AccountId(toString());
    }

    @Override
    public int compareTo(NodeId other) {
        return Integer.compare(index, other.index);
    }

    @Override
    public String toString() {
        return "node-" + (index + 1);
    }
}
