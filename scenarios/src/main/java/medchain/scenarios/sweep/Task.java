package medchain.scenarios.sweep;

/**
 * One run of a sweep, whole in itself: anybody who does it gets the same result.
 *
 * @param index its place in the results
 * @param point which combination of values
 * @param replicate from 0
 * @param effective the scenario of the point
 */
public record Task(int index, int point, int replicate, long seed, String effective) {}
