package medchain.simulator.network;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** How long a message travels one way, before jitter, queueing and loss. */
public sealed interface LatencyModel {
    /**
     * Between regions.
     *
     * @param name as in the scenario: simblock-2019, or matrix
     * @param regions row and column names
     * @param oneWay [from][to] by the moment from which it holds; the first is 0
     */
    record Matrix(
            String name, List<String> regions, SortedMap<Duration, List<List<Duration>>> oneWay)
            implements LatencyModel {
        public Matrix {
            regions = List.copyOf(regions);
            var periods = new TreeMap<Duration, List<List<Duration>>>();
            int size = regions.size();
            oneWay.forEach((from, rows) -> periods.put(from, checked(rows, size)));
            if (periods.isEmpty() || !periods.firstKey().isZero()) {
                throw new IllegalArgumentException("latency matrix; expected one from 0s on");
            }
            oneWay = Collections.unmodifiableSortedMap(periods);
        }

        /** One that does not change. */
        public Matrix(String name, List<String> regions, List<List<Duration>> oneWay) {
            this(name, regions, always(oneWay));
        }

        private static SortedMap<Duration, List<List<Duration>>> always(
                List<List<Duration>> oneWay) {
            var periods = new TreeMap<Duration, List<List<Duration>>>();
            periods.put(Duration.ZERO, oneWay);
            return periods;
        }

        private static List<List<Duration>> checked(List<List<Duration>> rows, int size) {
            if (rows.size() != size || rows.stream().anyMatch(row -> row.size() != size)) {
                throw new IllegalArgumentException(
                        "latency matrix; expected " + size + " rows and columns, one a region");
            }
            if (rows.stream().flatMap(List::stream).anyMatch(Duration::isNegative)) {
                throw new IllegalArgumentException("latency matrix; expected 0 or more everywhere");
            }
            return rows.stream().map(List::copyOf).toList();
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
