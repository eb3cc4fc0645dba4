package medchain.simulator.network;

import java.util.List;
import medchain.simulator.kernel.Keyed;
import medchain.simulator.kernel.Streams;

/** One-way delays, drawn by key. */
interface Delays {
    /** The 99th percentile of the standard normal distribution. */
    double NORMAL_P99 = 2.3263478740408408;

    /**
     * Nanoseconds from first bit sent to first bit received.
     *
     * @param now not before that of the call before
     */
    long nanos(int from, int to, long now, long item);

    /**
     * @param regionOfNode by node number
     * @throws IllegalArgumentException if a region has no row in the matrix
     */
    static Delays of(
            LatencyModel model, Jitter jitter, List<String> regionOfNode, Streams streams) {
        var draws = streams.keyed("network.delay");
        return switch (model) {
            case LatencyModel.Matrix matrix ->
                    new RegionDelays(matrix, jitter, regionOfNode, draws);
            case LatencyModel.Constant(var oneWay) -> {
                long nanos = oneWay.toNanos();
                yield (_, _, _, _) -> nanos;
            }
            case LatencyModel.LogNormal(var median, var p99) -> {
                double spread = (double) p99.toNanos() / median.toNanos();
                yield logNormal(median.toNanos(), spread, draws);
            }
            case LatencyModel.Exponential(var mean) -> exponential(mean.toNanos(), draws);
        };
    }

    private static Delays logNormal(long medianNanos, double spread, Keyed draws) {
        return (from, to, now, item) -> {
            double z = draws.gaussian(link(from, to), now, item) / NORMAL_P99;
            return (long) (medianNanos * StrictMath.pow(spread, z));
        };
    }

    private static Delays exponential(long meanNanos, Keyed draws) {
        return (from, to, now, item) -> {
            double left = 1 - draws.unit(link(from, to), now, item);
            return (long) (meanNanos * -StrictMath.log(left));
        };
    }

    /** What draws for one message between two nodes are keyed by. */
    static long link(int from, int to) {
        return (long) from << 32 | to;
    }
}
