package medchain.scenarios.language;

import java.time.Duration;
import java.util.List;
import medchain.simulator.network.LatencyModel;

/**
 * One-way delays between six regions, measured in 2019.
 *
 * @see <a href="https://github.com/dsg-titech/simblock">SimBlock, NetworkConfiguration.java
 *     (Apache-2.0)</a>; Aoki, Otsuki, Kaneko, Banno, Shudo, "SimBlock: a blockchain network
 *     simulator", INFOCOM Workshops 2019
 */
public final class SimBlockLatency {
    public static final List<String> REGIONS =
            List.of(
                    "NORTH_AMERICA",
                    "EUROPE",
                    "SOUTH_AMERICA",
                    "ASIA_PACIFIC",
                    "JAPAN",
                    "AUSTRALIA");

    private static final List<List<Integer>> MILLIS =
            List.of(
                    List.of(32, 124, 184, 198, 151, 189),
                    List.of(124, 11, 227, 237, 252, 294),
                    List.of(184, 227, 88, 325, 301, 322),
                    List.of(198, 237, 325, 85, 58, 198),
                    List.of(151, 252, 301, 58, 12, 126),
                    List.of(189, 294, 322, 198, 126, 16));

    private SimBlockLatency() {}

    public static LatencyModel.Matrix matrix() {
        var oneWay =
                MILLIS.stream()
                        .map(row -> row.stream().map(ms -> Duration.ofMillis(ms)).toList())
                        .toList();
        return new LatencyModel.Matrix("simblock-2019", REGIONS, oneWay);
    }
}
