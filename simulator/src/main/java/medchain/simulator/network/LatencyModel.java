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
            implements LatencyModel {}

    record Constant(Duration oneWay) implements LatencyModel {}

    /** Log-normal, drawn per message. */
    record LogNormal(Duration median, Duration p99) implements LatencyModel {}
}
