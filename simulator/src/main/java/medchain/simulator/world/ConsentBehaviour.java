package medchain.simulator.world;

import java.time.Duration;

/**
 * How simulated patients answer; what is left of 1 ignores the request.
 *
 * @param approve share that says yes, 0 to 1
 * @param deny share that says no, 0 to 1
 * @param delayMedian time to the answer, log-normal
 * @param delayP95 its 95th percentile, above the median
 */
public record ConsentBehaviour(
        double approve, double deny, Duration delayMedian, Duration delayP95) {
    public ConsentBehaviour {
        if (!(approve >= 0 && deny >= 0 && approve + deny <= 1 + 1e-9)) {
            throw new IllegalArgumentException(
                    "shares of approve and deny; expected at most 100% together");
        }
        if (!delayMedian.isPositive() || delayP95.compareTo(delayMedian) < 0) {
            throw new IllegalArgumentException("delay; expected 0 < median <= p95");
        }
    }
}
