package medchain.simulator.dpos;

import medchain.simulator.chain.Support;
import medchain.simulator.chain.Voting;
import medchain.simulator.identity.AccountId;

/**
 * How a candidate stands in the ledger when votes are counted.
 *
 * @param ownStake tokens that the candidate has behind itself, 0 to 10^17
 * @param votes tokens that others vote for it with, 0 to 10^17
 * @param unjailedAt epoch of its last return after idleness, 0 for none
 * @param selfLimit votes count only up to so many times the own stake, so that a candidate has
 *     something to lose (LIP-0023); 0: no limit
 */
public record Standing(
        AccountId candidate, long ownStake, long votes, long unjailedAt, int selfLimit) {
    private static final long MOST = 100_000_000_000_000_000L;

    public Standing(AccountId candidate, long ownStake, long votes) {
        this(candidate, ownStake, votes, 0, Voting.MEDCHAIN.selfLimit());
    }

    /**
     * @param unjailedAt epoch of its last return after idleness, 0 for none
     */
    public static Standing of(
            AccountId candidate, Support support, long unjailedAt, Voting voting) {
        return new Standing(
                candidate, support.own(), support.others(), unjailedAt, voting.selfLimit());
    }

    public Standing {
        if (ownStake < 0 || ownStake > MOST || votes < 0 || votes > MOST) {
            throw new IllegalArgumentException("stake and votes; expected 0 to 10^17");
        }
    }

    /** What elections compare. */
    public long weight() {
        long all = ownStake + votes;
        return selfLimit == 0 ? all : Math.min(selfLimit * ownStake, all);
    }
}
