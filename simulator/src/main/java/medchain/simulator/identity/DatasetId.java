package medchain.simulator.identity;

/**
 * Names a loaded patient dataset.
 *
 * @param value 1 to 64 characters, see {@link Names}
 */
public record DatasetId(String value) implements Comparable<DatasetId> {
    public DatasetId {
        Names.check("dataset", value, 64);
    }

    @Override
    public int compareTo(DatasetId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
