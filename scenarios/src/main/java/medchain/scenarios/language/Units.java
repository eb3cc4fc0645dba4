package medchain.scenarios.language;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import medchain.scenarios.language.Arguments.Value;
import medchain.simulator.identity.Amount;

/**
 * Reads quantities as people write them: {@code 50ms}, {@code 1%}, {@code 20/s}, {@code 64KiB}. A
 * number without its unit, of the wrong unit, or out of range is refused where it stands.
 */
public final class Units {
    private static final String NUMBER = "([0-9]{1,18}(?:\\.[0-9]{1,9})?)";
    private static final Pattern DURATION = Pattern.compile(NUMBER + "(ns|us|ms|s|m|h|d)");
    private static final Pattern SHARE = Pattern.compile(NUMBER + "%");
    private static final Pattern RATE = Pattern.compile(NUMBER + "/(s|m|h)");
    private static final Pattern SIZE = Pattern.compile(NUMBER + "(B|KiB|MiB|GiB)");
    private static final Pattern BITRATE = Pattern.compile(NUMBER + "(kbit|Mbit|Gbit)/s");
    private static final Pattern SPEED = Pattern.compile(NUMBER + "x");
    private static final Pattern WHOLE = Pattern.compile("-?[0-9]{1,19}");
    private static final Pattern DECIMAL = Pattern.compile("-?[0-9]{1,18}(\\.[0-9]{1,18})?");
    private static final Duration LONGEST = Duration.ofDays(36_500);

    private Units() {}

    /** From 0 to a hundred years, to the nanosecond. */
    public static Duration duration(Value value) {
        var match = match(DURATION, value, "a duration such as 50ms, 2s, 1.5m or 1h");
        var nanos =
                new BigDecimal(match.group(1))
                        .multiply(BigDecimal.valueOf(nanosOf(match.group(2))));
        if (nanos.compareTo(BigDecimal.valueOf(LONGEST.toSeconds(), -9)) > 0) {
            throw wrong(value, "a duration of at most 36500d", Optional.empty());
        }
        return Duration.ofNanos(nanos.setScale(0, RoundingMode.HALF_EVEN).longValueExact());
    }

    /** A percentage as a share of 1: {@code 1%} is 0.01. */
    public static double share(Value value) {
        if (value.text().equals("0")) {
            return 0;
        }
        var match = match(SHARE, value, "a percentage such as 1%");
        var share = new BigDecimal(match.group(1)).movePointLeft(2);
        if (share.compareTo(BigDecimal.ONE) > 0) {
            throw wrong(value, "a percentage from 0% to 100%", Optional.empty());
        }
        return share.doubleValue();
    }

    /** Per second: {@code 20/s} is 20, {@code 60/m} is 1. */
    public static double rate(Value value) {
        var match = match(RATE, value, "a rate such as 20/s, 60/m or 5/h");
        return Double.parseDouble(match.group(1)) / (nanosOf(match.group(2)) / 1e9);
    }

    /** {@code 600x} is 600: above 0, at most a billion. */
    public static BigDecimal speed(Value value) {
        var match = match(SPEED, value, "a speed such as 600x");
        var speed = new BigDecimal(match.group(1));
        if (speed.signum() == 0 || speed.compareTo(BigDecimal.valueOf(1_000_000_000L)) > 0) {
            throw wrong(value, "a speed above 0x, at most 1000000000x", Optional.empty());
        }
        return speed;
    }

    /** In bytes. */
    public static long size(Value value) {
        var match = match(SIZE, value, "a size such as 64KiB or 1MiB");
        long unit =
                switch (match.group(2)) {
                    case "KiB" -> 1L << 10;
                    case "MiB" -> 1L << 20;
                    case "GiB" -> 1L << 30;
                    default -> 1;
                };
        var bytes = new BigDecimal(match.group(1)).multiply(BigDecimal.valueOf(unit));
        if (bytes.compareTo(BigDecimal.valueOf(1L << 40)) > 0) {
            throw wrong(value, "a size of at most 1024GiB", Optional.empty());
        }
        return bytes.setScale(0, RoundingMode.DOWN).longValueExact();
    }

    /** In bits a second: {@code 100Mbit/s} is 100,000,000; from 1 kbit/s to 1000 Gbit/s. */
    public static long bitrate(Value value) {
        var match = match(BITRATE, value, "a bit rate such as 100Mbit/s");
        long unit =
                switch (match.group(2)) {
                    case "kbit" -> 1_000L;
                    case "Mbit" -> 1_000_000L;
                    default -> 1_000_000_000L;
                };
        var bits = new BigDecimal(match.group(1)).multiply(BigDecimal.valueOf(unit));
        if (bits.compareTo(BigDecimal.valueOf(1_000L)) < 0
                || bits.compareTo(BigDecimal.valueOf(1_000_000_000_000L)) > 0) {
            throw wrong(value, "a bit rate from 1kbit/s to 1000Gbit/s", Optional.empty());
        }
        return bits.longValue();
    }

    /** A whole number in plain ASCII digits. */
    public static long whole(Value value, long least, long most) {
        var expected = "a whole number from " + least + " to " + most;
        if (!WHOLE.matcher(value.text()).matches()) {
            throw wrong(value, expected, Optional.empty());
        }
        var number = new BigDecimal(value.text());
        if (number.compareTo(BigDecimal.valueOf(least)) < 0
                || number.compareTo(BigDecimal.valueOf(most)) > 0) {
            throw wrong(value, expected, Optional.empty());
        }
        return number.longValueExact();
    }

    public static int number(Value value, int least, int most) {
        return Math.toIntExact(whole(value, least, most));
    }

    /** A plain decimal: no exponent, no comma, no infinity. */
    public static BigDecimal decimal(Value value) {
        if (!DECIMAL.matcher(value.text()).matches()) {
            throw wrong(value, "a number such as 1.5", Optional.empty());
        }
        return new BigDecimal(value.text());
    }

    /**
     * How well a number is to be known: {@code 2%} is 0.02, {@code 500ms} is 0.5, {@code 3} is 3;
     * above 0.
     */
    public static BigDecimal precision(Value value) {
        var number = anyUnit(value);
        if (number.signum() <= 0) {
            throw wrong(value, "more than 0", Optional.empty());
        }
        return number;
    }

    private static BigDecimal anyUnit(Value value) {
        if (SHARE.matcher(value.text()).matches()) {
            return BigDecimal.valueOf(share(value));
        }
        if (DURATION.matcher(value.text()).matches()) {
            return BigDecimal.valueOf(duration(value).toNanos(), 9);
        }
        if (DECIMAL.matcher(value.text()).matches()) {
            return decimal(value);
        }
        throw wrong(value, "a share, a time or a number such as 2%, 500ms, 3", Optional.empty());
    }

    public static Amount amount(Value value) {
        try {
            return Amount.parse(value.text());
        } catch (IllegalArgumentException refused) {
            throw wrong(value, "an amount in plain digits such as 120.50", Optional.empty());
        }
    }

    private static long nanosOf(String unit) {
        return switch (unit) {
            case "ns" -> 1L;
            case "us" -> 1_000L;
            case "ms" -> 1_000_000L;
            case "m" -> 60_000_000_000L;
            case "h" -> 3_600_000_000_000L;
            case "d" -> 86_400_000_000_000L;
            default -> 1_000_000_000L;
        };
    }

    private static Matcher match(Pattern form, Value value, String expected) {
        var match = form.matcher(value.text());
        if (!match.matches()) {
            throw wrong(value, expected, unitMissing(value, expected));
        }
        return match;
    }

    private static Optional<String> unitMissing(Value value, String expected) {
        if (!DECIMAL.matcher(value.text()).matches()) {
            return Optional.empty();
        }
        var example = expected.substring(expected.indexOf("such as ") + 8).split("[, ]", 2)[0];
        var unit = example.replaceFirst("^[0-9.]+", "");
        return unit.equals("%") && value.text().startsWith("0.")
                ? Optional.of("a share needs its sign: " + percent(value.text()) + "%")
                : Optional.of("the unit is missing: " + value.text() + unit + "?");
    }

    private static String percent(String share) {
        return new BigDecimal(share).movePointRight(2).stripTrailingZeros().toPlainString();
    }

    private static BadInput wrong(Value value, String expected, Optional<String> hint) {
        return BadInput.data(value.place(), "\"" + value.text() + "\"; expected " + expected, hint);
    }
}
