package medchain.simulator.network;

import java.time.Duration;
import java.util.List;

/** How long a message travels one way, before jitter, queueing and loss. */
public sealed interface LatencyModel {
    /**
     * Between regions.
     *
     * @param name as in the scenario: simblock-2019, or the file
     * @param regions row and column names
     * @param oneWay [from][to]
     */
    record Matrix(String name, List<String> regions, List<List<Duration>> oneWay)
            implements LatencyModel {
        public Matrix {
            regions = List.copyOf(regions);
            oneWay = oneWay.stream().map(List::copyOf).toList();
            int size = regions.size();
            if (oneWay.size() != size || oneWay.stream().anyMatch(row -> row.size() != size)) {
                throw new IllegalArgumentException(
                        "latency matrix; expected " + size + " rows and columns, one a region");
            }
            if (oneWay.stream().flatMap(List::stream).anyMatch(Duration::isNegative)) {
                throw new IllegalArgumentException("latency matrix; expected 0 or more everywhere");
            }
        }
    }

    record Constant(Duration oneWay) implements LatencyModel {
        public Constant {
            if (oneWay.isNegative()) {
                throw new IllegalArgumentException("latency; expected 0 or more");
            }
        }
    }

    /**
     * Log-normal, drawn per message.
     *
     * @param median above 0
     * @param p99 the 99th percentile, at least the median
     */
    record LogNormal(Duration median, Duration p99) implements LatencyModel {
        public LogNormal {
            if (!median.isPositive() || p99.compareTo(median) < 0) {
                throw new IllegalArgumentException(
                        "latency; expected a median above 0 and a p99 not below it");
            }
        }
    }

    /**
     * Exponential, drawn per message: without memory, as closed forms of floods and forks have it.
     *
     * @param mean above 0
     */
    record Exponential(Duration mean) implements LatencyModel {
        public Exponential {
            if (!mean.isPositive()) {
                throw new IllegalArgumentException("latency; expected a mean above 0");
            }
        }
    }
}
