package medchain.simulator.chain;

import java.math.BigInteger;
import java.time.Duration;

/**
 * What a network has set against votes that come too fast, too few, or by surprise.
 *
 * @param ripensAfter how long new stake does not vote (Hive, 30 days,
 *     HIVE_DELAYED_VOTING_TOTAL_INTERVAL_SECONDS); zero: not at all
 * @param turnoutPercent of all tokens at genesis that must have voted before there are elections,
 *     rewards and a way out of the stake (Antelope, min_activated_stake: 150 of 1000 million); 0:
 *     none
 * @param proxiesRegister whether only who has registered as a proxy may be one, and may not have
 *     one (Antelope, regproxy)
 */
public record Safeguards(Duration ripensAfter, int turnoutPercent, boolean proxiesRegister) {
    public static final Safeguards NONE = new Safeguards(Duration.ZERO, 0, false);

    public Safeguards {
        if (ripensAfter.isNegative() || turnoutPercent < 0 || turnoutPercent > 100) {
            throw new IllegalArgumentException(
                    "safeguards; expected a wait from 0 and a turnout of 0 to 100 percent");
        }
    }

    /**
     * Whether enough have voted.
     *
     * @param voted tokens behind ballots
     * @param supply all tokens at genesis
     */
    public boolean isReached(long voted, long supply) {
        return BigInteger.valueOf(voted)
                        .multiply(BigInteger.valueOf(100))
                        .compareTo(
                                BigInteger.valueOf(supply)
                                        .multiply(BigInteger.valueOf(turnoutPercent)))
                >= 0;
    }
}
