package medchain.simulator.records;

import java.time.Duration;
import java.util.SortedMap;
import java.util.TreeMap;
import medchain.simulator.identity.AccountId;
import medchain.simulator.kernel.SimTime;

/**
 * Slows down who guesses passwords: after five wrong ones in a row a name waits, each time twice as
 * long, in the world's time. It waits, and is not locked for ever: else anybody could shut a
 * patient out. Names that nobody has wait, too, so that the wait does not tell who exists.
 */
public final class BackOff {
    static final int FREE_TRIES = 5;
    static final Duration FIRST_WAIT = Duration.ofSeconds(30);
    static final Duration LONGEST_WAIT = Duration.ofMinutes(15);

    /** Names that somebody tried and failed with; bounded, as names are free to invent. */
    private static final int MOST_NAMES = 100_000;

    private final SortedMap<AccountId, Failures> failed = new TreeMap<>();

    private record Failures(int inARow, SimTime waitsUntil) {}

    public boolean waits(AccountId name, SimTime now) {
        var failures = failed.get(name);
        return failures != null && now.isBefore(failures.waitsUntil());
    }

    /** A wrong password while the name waits does not make the wait longer. */
    public void wrong(AccountId name, SimTime now) {
        if (waits(name, now) || (failed.size() >= MOST_NAMES && !failed.containsKey(name))) {
            return;
        }
        var before = failed.get(name);
        int inARow = before == null ? 1 : before.inARow() + 1;
        failed.put(name, new Failures(inARow, now.plus(wait(inARow))));
    }

    private static Duration wait(int inARow) {
        if (inARow < FREE_TRIES) {
            return Duration.ZERO;
        }
        var wait = FIRST_WAIT.multipliedBy(1L << Math.min(10, inARow - FREE_TRIES));
        return wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT;
    }

    public void right(AccountId name) {
        failed.remove(name);
    }
}
