package medchain.simulator.world;

import java.time.Duration;
import medchain.simulator.identity.AccountId;

/**
 * With whom a record is to be shared.
 *
 * @param time from the submission on, after which the right to read ends by itself
 */
public record Sharing(AccountId with, Duration time) {
    /** Where nobody says how long. */
    public static final Duration USUAL = Duration.ofDays(365);
}
