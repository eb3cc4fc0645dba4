package medchain.simulator.consent;

import java.time.Duration;
import medchain.simulator.identity.Hash;

/**
 * What every node must agree on to judge a consent.
 *
 * @param chainId inside the signed bytes
 * @param timeToLive how long after its transaction's timestamp a request can be answered
 */
public record ConsentRules(Hash chainId, Duration timeToLive) {}
