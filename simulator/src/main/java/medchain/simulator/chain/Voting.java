package medchain.simulator.chain;

import medchain.simulator.kernel.SimTime;

/**
 * How stake becomes votes, and what voters get for them.
 *
 * @param scheme what a ballot says
 * @param targets at most so many candidates on a ballot
 * @param proxyDepth how many hands a stake may pass through before somebody votes with it; 0: none
 * @param decay what becomes of old votes
 * @param weight which tokens count
 * @param selfLimit a candidate's weight is at most so many times what it has at stake itself, so
 *     that it has something to lose (LIP-0023); 0: no limit
 * @param commission percent of a block's reward that the delegate keeps before voters get their
 *     share (TRON brokerage, LIP-0070); 100: voters get nothing
 * @param safeguards against votes that come too fast, too few, or by surprise
 */
public record Voting(
        Scheme scheme,
        int targets,
        int proxyDepth,
        VoteDecay decay,
        Weight weight,
        int selfLimit,
        int commission,
        Safeguards safeguards) {
    /** Our own: split votes, what Lisk and TRON came to. */
    public static final Voting MEDCHAIN = split(10, 10, 20);

    public Voting {
        if (targets < 1 || proxyDepth < 0 || selfLimit < 0 || commission < 0 || commission > 100) {
            throw new IllegalArgumentException(
                    "voting; expected targets from 1, a commission of 0 to 100 percent");
        }
        if (commission < 100 && (scheme != Scheme.SPLIT || decay != VoteDecay.NONE)) {
            throw new IllegalArgumentException(
                    "commission; expected 100 percent where votes are not tokens of the voter");
        }
        boolean waits = !safeguards.ripensAfter().isZero();
        if (waits && (scheme != Scheme.APPROVAL || weight != Weight.STAKED)) {
            throw new IllegalArgumentException(
                    "wait; expected where votes are approvals with locked stake");
        }
    }

    /** What a ballot says. */
    public enum Scheme {
        /** So many of the voter's tokens for each candidate, no token twice. */
        SPLIT,
        /** A yes for each candidate, every one with the voter's whole weight. */
        APPROVAL
    }

    /** Which tokens count. */
    public enum Weight {
        /** Those that are locked as stake. */
        STAKED,
        /** All, locked or not (Ark, BitShares). */
        OWNED
    }

    public static Voting split(int targets, int selfLimit, int commission) {
        return new Voting(
                Scheme.SPLIT,
                targets,
                0,
                VoteDecay.NONE,
                Weight.STAKED,
                selfLimit,
                commission,
                Safeguards.NONE);
    }

    public static Voting approval(int targets, int proxyDepth, VoteDecay decay, Weight weight) {
        return new Voting(
                Scheme.APPROVAL, targets, proxyDepth, decay, weight, 0, 100, Safeguards.NONE);
    }

    /** The same, with these safeguards. */
    public Voting with(Safeguards other) {
        return new Voting(scheme, targets, proxyDepth, decay, weight, selfLimit, commission, other);
    }

    /**
     * What one vote counts for at a moment.
     *
     * @param tokens what the ballot says, 0 where a vote is a yes
     */
    public long power(Account voter, long tokens, SimTime cast, SimTime now) {
        return switch (scheme) {
            case SPLIT -> tokens;
            case APPROVAL -> {
                long unripe = voter.funds().ripening().unripe(now, safeguards.ripensAfter());
                yield decay.left(stake(voter) - unripe, cast, now);
            }
        };
    }

    /** What an account can vote with, once all of it is ripe. */
    long stake(Account account) {
        return switch (weight) {
            case STAKED -> account.funds().staked();
            case OWNED -> account.funds().balance() + account.funds().staked();
        };
    }
}
