package medchain.simulator.identity;

/**
 * Names a trained model.
 *
 * @param value 1 to 64 characters, see {@link Names}
 */
public record ModelId(String value) implements Comparable<ModelId> {
    public ModelId {
        Names.check("model", value, 64);
    }

    @Override
    public int compareTo(ModelId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
