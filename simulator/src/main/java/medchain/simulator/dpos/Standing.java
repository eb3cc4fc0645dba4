package medchain.simulator.dpos;

import medchain.simulator.identity.AccountId;

/**
 * How a candidate stands in the ledger when votes are counted.
 *
 * @param ownStake tokens that the candidate has staked itself, 0 to 10^17
 * @param votes tokens that others vote for it with, 0 to 10^17
 * @param unjailedAt epoch of its last return after idleness, 0 for none
 */
public record Standing(AccountId candidate, long ownStake, long votes, long unjailedAt) {
    private static final long MOST = 100_000_000_000_000_000L;

    public Standing(AccountId candidate, long ownStake, long votes) {
        this(candidate, ownStake, votes, 0);
    }

    public Standing {
        if (ownStake < 0 || ownStake > MOST || votes < 0 || votes > MOST) {
            throw new IllegalArgumentException("stake and votes; expected 0 to 10^17");
        }
    }

    /**
     * What elections compare: votes count only up to ten times the own stake, so that a candidate
     * has something to lose (LIP-0023).
     */
    public long weight() {
        return Math.min(10 * ownStake, ownStake + votes);
    }
}
