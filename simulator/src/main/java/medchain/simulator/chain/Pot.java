package medchain.simulator.chain;

import java.math.BigInteger;
import medchain.simulator.crypto.CanonicalWriter;

/**
 * What a delegate owes its voters of the rewards it had. It keeps one running sum a vote instead of
 * a list of voters, so that a block's reward costs the same however many there are (LIP-0070).
 *
 * @param perVote rewards so far for a vote that was there from the start, in units of 2^-64 token
 * @param owed whole tokens that no voter has claimed yet
 */
public record Pot(BigInteger perVote, long owed) {
    static final Pot EMPTY = new Pot(BigInteger.ZERO, 0);

    private static final int FRACTION = 64;

    /**
     * @param votes by whom the tokens are shared, from 1
     */
    Pot plus(long tokens, long votes) {
        var more = BigInteger.valueOf(tokens).shiftLeft(FRACTION).divide(BigInteger.valueOf(votes));
        return new Pot(perVote.add(more), owed + tokens);
    }

    /** Whole tokens that votes have earned since they last had their share. */
    long due(long votes, BigInteger settled) {
        return perVote.subtract(settled)
                .multiply(BigInteger.valueOf(votes))
                .shiftRight(FRACTION)
                .longValueExact();
    }

    /** The point up to which votes have had their share once {@code due} tokens are paid. */
    static BigInteger settled(BigInteger before, long due, long votes) {
        var paid = BigInteger.valueOf(due).shiftLeft(FRACTION);
        var divided = paid.divideAndRemainder(BigInteger.valueOf(votes));
        var up = divided[1].signum() == 0 ? BigInteger.ZERO : BigInteger.ONE;
        return before.add(divided[0]).add(up);
    }

    Pot paid(long tokens) {
        return new Pot(perVote, owed - tokens);
    }

    void write(CanonicalWriter out) {
        out.integer(perVote);
        out.varint(owed);
    }
}
