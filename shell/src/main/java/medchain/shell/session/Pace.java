package medchain.shell.session;

import java.time.Duration;
import java.util.List;

/**
 * How virtual time passes beside ours.
 *
 * @param word as typed
 * @param follows whether time passes by itself until what was asked has reached the chain
 * @param timesReal virtual seconds in a second of ours; 0 for as fast as can be
 */
public record Pace(String word, boolean follows, int timesReal) {
    /** Time passes only when told to. */
    public static final Pace MANUAL = new Pace("manual", false, 0);

    /** As fast as the machine can. */
    public static final Pace MAX = new Pace("max", true, 0);

    public static final List<Pace> ALL =
            List.of(MANUAL, new Pace("real", true, 1), new Pace("10x", true, 10), MAX);

    /** How long a slice of virtual time should take; zero when nobody waits. */
    Duration realTimeOf(Duration virtual) {
        return timesReal == 0 ? Duration.ZERO : virtual.dividedBy(timesReal);
    }
}
