package medchain.simulator.network;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import medchain.simulator.kernel.Keyed;

/** Delays between regions, which may be others in other periods, with jitter. */
final class RegionDelays implements Delays {
    private final Jitter jitter;
    private final int regions;
    private final short[] rowOfNode;

    /** By period: when it begins, and nanoseconds from region to region, row after row. */
    private final long[] beginNanos;

    private final long[][] nanosOfPeriod;

    private int period;
    private long[] nanosNow;
    private long periodEnds;

    /**
     * @param regionOfNode by node number
     * @throws IllegalArgumentException if a region has no row in the matrix
     */
    RegionDelays(LatencyModel.Matrix matrix, Jitter jitter, List<String> regionOfNode) {
        this.jitter = jitter;
        regions = matrix.regions().size();
        rowOfNode = rows(matrix, regionOfNode);
        beginNanos = matrix.oneWay().keySet().stream().mapToLong(Duration::toNanos).toArray();
        nanosOfPeriod =
                matrix.oneWay().values().stream().map(RegionDelays::nanos).toArray(long[][]::new);
        begin(0);
    }

    private void begin(int period) {
        this.period = period;
        nanosNow = nanosOfPeriod[period];
        periodEnds = period + 1 < beginNanos.length ? beginNanos[period + 1] : Long.MAX_VALUE;
    }

    @Override
    public long nanos(int from, int to, long now, long chance) {
        while (now >= periodEnds) {
            begin(period + 1);
        }
        long base = nanosNow[rowOfNode[from] * regions + rowOfNode[to]];
        return (long) (base * jitter.times(Keyed.unit(chance)));
    }

    private static short[] rows(LatencyModel.Matrix matrix, List<String> regionOfNode) {
        var rows = new short[regionOfNode.size()];
        for (int i = 0; i < rows.length; i++) {
            int row = matrix.regions().indexOf(regionOfNode.get(i));
            if (row < 0) {
                throw new IllegalArgumentException(
                        "region "
                                + regionOfNode.get(i)
                                + " is not in latency matrix "
                                + matrix.name()
                                + "; expected one of "
                                + new ArrayList<>(matrix.regions()));
            }
            rows[i] = (short) row;
        }
        return rows;
    }

    private static long[] nanos(List<List<Duration>> matrix) {
        return matrix.stream().flatMap(List::stream).mapToLong(Duration::toNanos).toArray();
    }
}
