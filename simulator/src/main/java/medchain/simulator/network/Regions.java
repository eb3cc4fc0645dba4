package medchain.simulator.network;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/**
 * Measured networks between the regions of the world.
 *
 * <p>Numbers of SimBlock (Aoki, Otsuki, Kaneko, Banno and Shudo, "SimBlock: a blockchain network
 * simulator", CryBlock 2019), file NetworkConfiguration.java, Apache License 2.0: one-way latency
 * and bandwidth of Bitcoin nodes in 2019.
 */
public final class Regions {
    /** Row and column names of the built-in matrix. */
    private static final List<String> SIMBLOCK =
            List.of(
                    "NORTH_AMERICA",
                    "EUROPE",
                    "SOUTH_AMERICA",
                    "ASIA_PACIFIC",
                    "JAPAN",
                    "AUSTRALIA");

    private static final int[][] SIMBLOCK_MILLIS = {
        {32, 124, 184, 198, 151, 189},
        {124, 11, 227, 237, 252, 294},
        {184, 227, 88, 325, 301, 322},
        {198, 237, 325, 85, 58, 198},
        {151, 252, 301, 58, 12, 126},
        {189, 294, 322, 198, 126, 16}
    };

    private static final List<Bandwidth> SIMBLOCK_BANDWIDTH =
            List.of(
                    new Bandwidth(52_000_000, 19_200_000),
                    new Bandwidth(40_000_000, 20_700_000),
                    new Bandwidth(18_000_000, 5_800_000),
                    new Bandwidth(22_800_000, 15_700_000),
                    new Bandwidth(22_800_000, 10_200_000),
                    new Bandwidth(29_900_000, 11_300_000));

    /** For regions of which nothing is known: 100 Mbit/s both ways, a common office line. */
    private static final Bandwidth COMMON = new Bandwidth(100_000_000, 100_000_000);

    private Regions() {}

    /**
     * What a node can send and receive.
     *
     * @param downBitsPerSecond 1 or more
     * @param upBitsPerSecond 1 or more
     */
    public record Bandwidth(long downBitsPerSecond, long upBitsPerSecond) {
        public Bandwidth {
            if (downBitsPerSecond < 1 || upBitsPerSecond < 1) {
                throw new IllegalArgumentException("bandwidth; expected 1 bit/s or more");
            }
        }
    }

    /** The latency matrix of 2019; symmetric. */
    public static LatencyModel.Matrix simblock2019() {
        var rows =
                Arrays.stream(SIMBLOCK_MILLIS)
                        .map(row -> Arrays.stream(row).mapToObj(Duration::ofMillis).toList())
                        .toList();
        return new LatencyModel.Matrix("simblock-2019", SIMBLOCK, rows);
    }

    /** The bandwidth of nodes in a region of 2019; 100 Mbit/s in a region of another name. */
    public static Bandwidth bandwidth(String region) {
        int known = SIMBLOCK.indexOf(region);
        return known < 0 ? COMMON : SIMBLOCK_BANDWIDTH.get(known);
    }
}
