package medchain.reports.chart;

/**
 * Seconds, minutes or hours, whichever reads best for a run of this length, and into how wide bins
 * its time is cut.
 *
 * @param unit as the axis names it
 * @param seconds in one unit
 * @param bin seconds in a bin
 */
record TimeScale(String unit, int seconds, int bin) {
    private static final int MOST_BINS = 120;
    private static final int[] BINS = {
        1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14_400, 43_200, 86_400
    };

    static TimeScale of(double lengthSeconds) {
        int bin = BINS[BINS.length - 1];
        for (int i = BINS.length - 1; i >= 0 && lengthSeconds / BINS[i] <= MOST_BINS; i--) {
            bin = BINS[i];
        }
        if (lengthSeconds <= 600) {
            return new TimeScale("s", 1, bin);
        }
        return lengthSeconds <= 3 * 3600
                ? new TimeScale("min", 60, bin)
                : new TimeScale("h", 3600, bin);
    }

    double of(long second) {
        return (double) second / seconds;
    }

    double ofSeconds(double second) {
        return second / seconds;
    }

    String axis() {
        return "simulated time (" + unit + ")";
    }
}
