package medchain.simulator.network;

import java.util.List;
import medchain.simulator.kernel.Keyed;

/** One-way delays: what a message's chance makes of the distance. */
interface Delays {
    /** The 99th percentile of the standard normal distribution. */
    double NORMAL_P99 = 2.3263478740408408;

    /**
     * Nanoseconds from first bit sent to first bit received.
     *
     * @param now not before that of the call before
     * @param chance 64 bits, drawn for this message
     */
    long nanos(int from, int to, long now, long chance);

    /**
     * @param regionOfNode by node number
     * @throws IllegalArgumentException if a region has no row in the matrix
     */
    static Delays of(LatencyModel model, Jitter jitter, List<String> regionOfNode) {
        return switch (model) {
            case LatencyModel.Matrix matrix -> new RegionDelays(matrix, jitter, regionOfNode);
            case LatencyModel.Constant(var oneWay) -> {
                long nanos = oneWay.toNanos();
                yield (_, _, _, _) -> nanos;
            }
            case LatencyModel.LogNormal(var median, var p99) -> {
                double spread = (double) p99.toNanos() / median.toNanos();
                yield logNormal(median.toNanos(), spread);
            }
            case LatencyModel.Exponential(var mean) -> exponential(mean.toNanos());
        };
    }

    private static Delays logNormal(long medianNanos, double spread) {
        return (_, _, _, chance) ->
                (long) (medianNanos * StrictMath.pow(spread, Keyed.gaussian(chance) / NORMAL_P99));
    }

    private static Delays exponential(long meanNanos) {
        return (_, _, _, chance) -> (long) (meanNanos * -StrictMath.log(1 - Keyed.unit(chance)));
    }
}
