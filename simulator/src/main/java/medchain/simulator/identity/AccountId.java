package medchain.simulator.identity;

/**
 * Names a patient, doctor, administrator, or the account of a node that stands for election.
 *
 * @param value 1 to 64 characters, see {@link Names}
 */
public record AccountId(String value) implements Comparable<AccountId> {
    public AccountId {
        Names.check("user", value, 64);
    }

    @Override
    public int compareTo(AccountId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
