package medchain.simulator.chain;

import java.time.Duration;
import java.util.stream.IntStream;
import medchain.simulator.kernel.SimTime;

/**
 * What is left of a vote that was cast some time ago. Real networks let votes age so that absent
 * voters do not decide for ever; whoever votes again is as new.
 */
public enum VoteDecay {
    NONE,
    /**
     * Halves in a year, in steps of a week: the weight of a new vote is stake * 2^(weeks / 52)
     * (Antelope, voting.cpp stake2vote), which is this as seen from today.
     */
    ANTELOPE_52W,
    /**
     * Whole for 360 days, then an eighth less at once and every 45 days (BitShares, db_maint.cpp
     * vote_recalc_options).
     */
    GRAPHENE_STEPS,
    /** Whole for 365 days, then nothing (Hive, HIVE_GOVERNANCE_VOTE_EXPIRATION_PERIOD). */
    HIVE_EXPIRY;

    private static final long DAY = Duration.ofDays(1).toNanos();
    private static final long WHOLE_STEPS = 360 * DAY;
    private static final long STEP = 45 * DAY;
    private static final long EXPIRY = 365 * DAY;
    private static final int WEEKS = 52;

    /** 2^(-k/52) in units of 2^-63, k = 0 to 51; the first entry stands for 1. */
    private static final long[] FADED =
            IntStream.range(0, WEEKS)
                    .mapToLong(k -> (long) StrictMath.scalb(StrictMath.pow(2, -k / 52.0), 63))
                    .toArray();

    /**
     * @param weight 0 to 10^17
     */
    public long left(long weight, SimTime cast, SimTime now) {
        return switch (this) {
            case NONE -> weight;
            case ANTELOPE_52W -> faded(weight, week(now) - week(cast));
            case GRAPHENE_STEPS -> {
                long late = now.since(cast).toNanos() - WHOLE_STEPS;
                long lost = late < 0 ? 0 : 1 + late / STEP;
                yield lost >= 8 ? 0 : weight - weight / 8 * lost - weight % 8 * lost / 8;
            }
            case HIVE_EXPIRY -> now.since(cast).toNanos() < EXPIRY ? weight : 0;
        };
    }

    /** The first moment after {@code now} at which less may be left of a vote. */
    SimTime nextLoss(SimTime cast, SimTime now) {
        long age = now.since(cast).toNanos();
        long next =
                switch (this) {
                    case NONE -> Long.MAX_VALUE;
                    case ANTELOPE_52W -> (week(now) + 1) * 7 * DAY;
                    case GRAPHENE_STEPS ->
                            age < WHOLE_STEPS
                                    ? cast.nanos() + WHOLE_STEPS
                                    : nextStep(cast.nanos(), age - WHOLE_STEPS);
                    case HIVE_EXPIRY -> age < EXPIRY ? cast.nanos() + EXPIRY : Long.MAX_VALUE;
                };
        return new SimTime(next);
    }

    private static long nextStep(long cast, long late) {
        return late < 7 * STEP ? cast + WHOLE_STEPS + (late / STEP + 1) * STEP : Long.MAX_VALUE;
    }

    private static long week(SimTime at) {
        return at.nanos() / (7 * DAY);
    }

    private static long faded(long weight, long weeks) {
        long halvings = weeks / WEEKS;
        int rest = (int) (weeks % WEEKS);
        long now = rest == 0 ? weight : Math.multiplyHigh(2 * weight, FADED[rest]);
        return halvings > 62 ? 0 : now >> halvings;
    }
}
