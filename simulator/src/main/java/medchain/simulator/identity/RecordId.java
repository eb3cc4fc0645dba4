package medchain.simulator.identity;

/**
 * Names a health record; its versions share the name.
 *
 * @param value 1 to 80 characters, see {@link Names}
 */
public record RecordId(String value) implements Comparable<RecordId> {
    public RecordId {
        Names.check("record", value, 80);
    }

    @Override
    public int compareTo(RecordId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
