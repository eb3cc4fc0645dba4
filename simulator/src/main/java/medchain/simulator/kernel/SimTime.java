package medchain.simulator.kernel;

import java.math.BigDecimal;
import java.time.Duration;

/**
 * A moment of virtual time.
 *
 * @param nanos nanoseconds since the world began; never negative
 */
public record SimTime(long nanos) implements Comparable<SimTime> {
    public static final SimTime ZERO = new SimTime(0);

    public SimTime {
        Assumption.check(nanos >= 0, "a moment before the world began");
    }

    public static SimTime ofSeconds(long seconds) {
        return new SimTime(Math.multiplyExact(seconds, 1_000_000_000L));
    }

    public SimTime plus(Duration later) {
        return new SimTime(Math.addExact(nanos, later.toNanos()));
    }

    /** How long after {@code earlier} this is; negative if it is before. */
    public Duration since(SimTime earlier) {
        return Duration.ofNanos(nanos - earlier.nanos);
    }

    public boolean isAfter(SimTime other) {
        return nanos > other.nanos;
    }

    public boolean isBefore(SimTime other) {
        return nanos < other.nanos;
    }

    /** Seconds as an exact decimal, as result files print them: {@code 12.345}. */
    public BigDecimal seconds() {
        var exact = BigDecimal.valueOf(nanos, 9).stripTrailingZeros();
        return exact.scale() < 0 ? exact.setScale(0) : exact;
    }

    @Override
    public int compareTo(SimTime other) {
        return Long.compare(nanos, other.nanos);
    }

    @Override
    public String toString() {
        return seconds().toPlainString() + "s";
    }
}
