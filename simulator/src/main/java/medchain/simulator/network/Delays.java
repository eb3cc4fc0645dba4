package medchain.simulator.network;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import medchain.simulator.kernel.Keyed;
import medchain.simulator.kernel.Streams;

/** One-way delays by the model of the shape, drawn by key. */
final class Delays {
    /** The 99th percentile of the standard normal distribution. */
    private static final double NORMAL_P99 = 2.3263478740408408;

    private final LatencyModel model;
    private final Jitter jitter;
    private final Keyed draws;
    private final int[] rowOfNode;

    /** By period: when it begins, and nanoseconds [from][to]. */
    private final long[] beginNanos;

    private final long[][][] baseNanos;
    private int period;

    /**
     * @param regionOfNode by node number
     * @throws IllegalArgumentException if a region has no row in the matrix
     */
    Delays(LatencyModel model, Jitter jitter, List<String> regionOfNode, Streams streams) {
        this.model = model;
        this.jitter = jitter;
        draws = streams.keyed("network.delay");
        switch (model) {
            case LatencyModel.Matrix matrix -> {
                rowOfNode = rows(matrix, regionOfNode);
                beginNanos =
                        matrix.oneWay().keySet().stream().mapToLong(Duration::toNanos).toArray();
                baseNanos =
                        matrix.oneWay().values().stream()
                                .map(Delays::nanos)
                                .toArray(long[][][]::new);
            }
            case LatencyModel.Constant _, LatencyModel.LogNormal _, LatencyModel.Exponential _ -> {
                rowOfNode = new int[0];
                beginNanos = new long[0];
                baseNanos = new long[0][][];
            }
        }
    }

    /**
     * Nanoseconds from first bit sent to first bit received.
     *
     * @param now not before that of the call before
     */
    long nanos(int from, int to, long now, long item) {
        long link = (long) from << 32 | to;
        return switch (model) {
            case LatencyModel.Matrix _ -> {
                while (period + 1 < beginNanos.length && now >= beginNanos[period + 1]) {
                    period++;
                }
                long base = baseNanos[period][rowOfNode[from]][rowOfNode[to]];
                yield (long) (base * jitter.times(draws.unit(link, now, item)));
            }
            case LatencyModel.Constant(var oneWay) -> oneWay.toNanos();
            case LatencyModel.LogNormal(var median, var p99) -> {
                double z = draws.gaussian(link, now, item) / NORMAL_P99;
                double spread = (double) p99.toNanos() / median.toNanos();
                yield (long) (median.toNanos() * StrictMath.pow(spread, z));
            }
            case LatencyModel.Exponential(var mean) -> {
                double left = 1 - draws.unit(link, now, item);
                yield (long) (mean.toNanos() * -StrictMath.log(left));
            }
        };
    }

    private static int[] rows(LatencyModel.Matrix matrix, List<String> regionOfNode) {
        return regionOfNode.stream()
                .mapToInt(region -> {
                    int row = matrix.regions().indexOf(region);
                    if (row < 0) {
                        throw new IllegalArgumentException(
                                "region "
                                        + region
                                        + " is not in latency matrix "
                                        + matrix.name()
                                        + "; expected one of "
                                        + new ArrayList<>(matrix.regions()));
                    }
                    return row;
                })
                .toArray();
    }

    private static long[][] nanos(List<List<Duration>> matrix) {
        return matrix.stream()
                .map(row -> row.stream().mapToLong(Duration::toNanos).toArray())
                .toArray(long[][]::new);
    }
}
