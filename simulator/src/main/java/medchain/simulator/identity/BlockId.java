package medchain.simulator.identity;

/** Names a block: the digest of its whole header, signature left out. */
public record BlockId(Hash hash) implements Comparable<BlockId> {
    public String brief() {
        return hash.brief();
    }

    @Override
    public int compareTo(BlockId other) {
        return hash.compareTo(other.hash);
    }

    @Override
    public String toString() {
        return hash.hex();
    }
}
