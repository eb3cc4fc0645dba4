package medchain.simulator.network;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Networks between the regions of the world.
 *
 * <p>simblock-2019 has the numbers of SimBlock (Aoki, Otsuki, Kaneko, Banno and Shudo, "SimBlock: a
 * blockchain network simulator", CryBlock 2019), file NetworkConfiguration.java, Apache License
 * 2.0: one-way latency and bandwidth of Bitcoin nodes in 2019.
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

    /** Data centres of a large cloud: row and column names. */
    private static final List<String> CLOUD =
            List.of(
                    "US_EAST",
                    "US_WEST",
                    "BRAZIL",
                    "IRELAND",
                    "FRANKFURT",
                    "SOUTH_AFRICA",
                    "MUMBAI",
                    "SINGAPORE",
                    "TOKYO",
                    "SYDNEY");

    /** From the great circle between Virginia, Oregon, Sao Paulo, and so on. */
    private static final int[][] CLOUD_MILLIS = {
        {0, 25, 54, 38, 46, 89, 90, 109, 76, 110},
        {25, 0, 75, 51, 58, 114, 89, 93, 56, 88},
        {54, 75, 0, 66, 69, 44, 96, 112, 130, 94},
        {38, 51, 66, 0, 8, 70, 53, 78, 67, 121},
        {46, 58, 69, 8, 0, 66, 46, 72, 65, 115},
        {89, 114, 44, 70, 66, 0, 58, 68, 103, 77},
        {90, 89, 96, 53, 46, 58, 0, 27, 47, 71},
        {109, 93, 112, 78, 72, 68, 27, 0, 37, 44},
        {76, 56, 130, 67, 65, 103, 47, 37, 0, 55},
        {110, 88, 94, 121, 115, 77, 71, 44, 55, 0}
    };

    /** Within a data centre's region. */
    private static final Duration CLOUD_NEAR = Duration.ofNanos(500_000);

    /** What one machine of a cloud sends to other regions, about. */
    private static final Bandwidth CLOUD_BANDWIDTH = new Bandwidth(1_000_000_000, 1_000_000_000);

    /** For regions of which nothing is known: 100 Mbit/s both ways, a common office line. */
    private static final Bandwidth COMMON = new Bandwidth(100_000_000, 100_000_000);

    private Regions() {}

    /** The latency matrix of 2019; symmetric. */
    public static LatencyModel.Matrix simblock2019() {
        var rows =
                Arrays.stream(SIMBLOCK_MILLIS)
                        .map(row -> Arrays.stream(row).mapToObj(Duration::ofMillis).toList())
                        .toList();
        return new LatencyModel.Matrix("simblock-2019", SIMBLOCK, rows);
    }

    /**
     * Between data centres of a large cloud; symmetric. No provider's measurements: 1.4 times the
     * great circle at 200 km a millisecond, the speed of light in glass. Between northern
     * continents this is about half of the round trips that providers publish; between southern
     * ones real routes make detours and take longer.
     */
    public static LatencyModel.Matrix cloudLike() {
        var rows =
                IntStream.range(0, CLOUD.size())
                        .mapToObj(from ->
                                IntStream.range(0, CLOUD.size())
                                        .mapToObj(to -> cloudLatency(from, to))
                                        .toList())
                        .toList();
        return new LatencyModel.Matrix("cloud-like", CLOUD, rows);
    }

    private static Duration cloudLatency(int from, int to) {
        return from == to ? CLOUD_NEAR : Duration.ofMillis(CLOUD_MILLIS[from][to]);
    }

    /**
     * The bandwidth of nodes in a region of 2019, or of a cloud; 100 Mbit/s in a region of another
     * name.
     */
    public static Bandwidth bandwidth(String region) {
        if (CLOUD.contains(region)) {
            return CLOUD_BANDWIDTH;
        }
        int known = SIMBLOCK.indexOf(region);
        return known < 0 ? COMMON : SIMBLOCK_BANDWIDTH.get(known);
    }
}
