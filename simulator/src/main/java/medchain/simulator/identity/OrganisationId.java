package medchain.simulator.identity;

/**
 * Names a hospital or an insurer.
 *
 * @param value 1 to 64 characters, see {@link Names}
 */
public record OrganisationId(String value) implements Comparable<OrganisationId> {
    public OrganisationId {
        Names.check("organisation", value, 64);
    }

    @Override
    public int compareTo(OrganisationId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
