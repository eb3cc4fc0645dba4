package medchain.scenarios.language;

import java.math.BigDecimal;
import java.time.Duration;

/** Writes quantities as {@link Units} reads them, exactly. */
public final class Quantities {
    private Quantities() {}

    /** In the largest unit of seconds, milliseconds or nanoseconds that is exact. */
    public static String text(Duration duration) {
        long nanos = duration.toNanos();
        if (nanos % 1_000_000_000L == 0) {
            return nanos / 1_000_000_000L + "s";
        }
        return nanos % 1_000_000L == 0 ? nanos / 1_000_000L + "ms" : nanos + "ns";
    }

    /** In the largest unit of MiB, KiB or bytes that is exact. */
    public static String size(long bytes) {
        if (bytes % (1L << 20) == 0) {
            return (bytes >> 20) + "MiB";
        }
        return bytes % (1L << 10) == 0 ? (bytes >> 10) + "KiB" : bytes + "B";
    }

    public static String percent(double share) {
        var percent = BigDecimal.valueOf(share).movePointRight(2).stripTrailingZeros();
        return percent.toPlainString() + "%";
    }
}
