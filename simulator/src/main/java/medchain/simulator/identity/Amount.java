package medchain.simulator.identity;

import java.math.BigDecimal;

/**
 * An exact sum of money, in US dollars where the data does not say otherwise; never a
 * floating-point number.
 *
 * @param value at most 30 digits and 6 decimals, not negative; scale kept as given
 */
public record Amount(BigDecimal value) implements Comparable<Amount> {
    public static final Amount ZERO = new Amount(BigDecimal.ZERO);

    public Amount {
        if (value.signum() < 0
                || value.scale() < 0
                || value.scale() > 6
                || value.precision() > 30) {
            throw new IllegalArgumentException(
                    "not an amount; expected a decimal from 0, at most 6 decimals and 30 digits");
        }
    }

    /**
     * @throws IllegalArgumentException for anything but plain digits with an optional point: no
     *     sign, exponent, comma
     */
    public static Amount parse(String text) {
        if (!text.matches("[0-9]{1,30}(\\.[0-9]{1,6})?")) {
            throw new IllegalArgumentException(
                    "not an amount; expected plain digits such as 120.50");
        }
        return new Amount(new BigDecimal(text));
    }

    public Amount plus(Amount other) {
        return new Amount(value.add(other.value));
    }

    @Override
    public int compareTo(Amount other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value.toPlainString();
    }
}
