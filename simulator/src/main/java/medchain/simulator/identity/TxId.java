package medchain.simulator.identity;

/**
 * Names a transaction: the digest of its canonical unsigned content, so a signature's salt does not
 * change it.
 */
public record TxId(Hash hash) implements Comparable<TxId> {
    public String brief() {
        return hash.brief();
    }

    @Override
    public int compareTo(TxId other) {
        return hash.compareTo(other.hash);
    }

    @Override
    public String toString() {
        return hash.hex();
    }
}
